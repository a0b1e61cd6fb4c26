import type { LinkFacts } from '../../core/links/facts';
import { linksOf } from '../../core/links/links-of';
import { placesOf } from '../../core/links/neighbours';
import type { Desk } from '../../core/pipeline';
import { randomFrom } from './invented-stories';

/** How copy is treated before it runs without its credit. */
export interface Treatment {
  name: string;
  /** Part of the paragraphs that is left, from the beginning. */
  kept: number;
  /** Part of those that is rewritten in words of one's own. */
  rewritten: number;
  /** Of how many words one is exchanged in the others; 0 for none. */
  editedEvery: number;
}

export const TREATMENTS: readonly Treatment[] = [
  { name: 'whole', kept: 1, rewritten: 0, editedEvery: 0 },
  { name: 'half cut', kept: 0.5, rewritten: 0, editedEvery: 0 },
  { name: 'half cut, a fifth rewritten', kept: 0.5, rewritten: 0.2, editedEvery: 0 },
  { name: 'half cut, two fifths rewritten', kept: 0.5, rewritten: 0.4, editedEvery: 0 },
  { name: 'half cut, three fifths rewritten', kept: 0.5, rewritten: 0.6, editedEvery: 0 },
  { name: 'half cut, four fifths rewritten', kept: 0.5, rewritten: 0.8, editedEvery: 0 },
  { name: 'whole, every twentieth word changed', kept: 1, rewritten: 0, editedEvery: 20 },
  { name: 'whole, every tenth word changed', kept: 1, rewritten: 0, editedEvery: 10 },
  { name: 'whole, every fifth word changed', kept: 1, rewritten: 0, editedEvery: 5 },
];

/** @param own paragraphs in other words, at least as many */
export function treated(paragraphs: readonly string[], own: readonly string[], treatment: Treatment, seed: number) {
  const { kept, rewritten, editedEvery } = treatment;
  const left = paragraphs.slice(0, Math.max(1, Math.round(paragraphs.length * kept)));
  const random = randomFrom(seed);
  const order = left.map((_, index) => ({ index, rank: random() })).sort((a, b) => a.rank - b.rank);
  const replaced = new Set(order.slice(0, Math.round(left.length * rewritten)).map(({ index }) => index));
  return left.map((paragraph, index) => {
    if (replaced.has(index)) return own[index % own.length]!;
    if (editedEvery === 0) return paragraph;
    const shift = Math.floor(random() * editedEvery);
    return paragraph
      .split(' ')
      .map((word, at) => ((at + shift) % editedEvery === 0 ? `${word}ish` : word))
      .join(' ');
  });
}

/** The facts of an article with these paragraphs: an agency's, or one whose copy nobody knows. */
export async function factsOf(
  desk: Desk,
  id: string,
  paragraphs: readonly string[],
  agency: boolean,
): Promise<LinkFacts> {
  const text = ['A headline over it all', ...paragraphs].join('\n\n');
  const [tasted] = await desk.taste({ bytes: Buffer.from(text), contentType: 'text/plain' });
  return {
    ...{ id, bucket: 'b', key: id, agencies: [], names: {}, story: id },
    receivedAt: agency ? '2024-03-01T10:00:00.000Z' : '2024-03-01T11:00:00.000Z',
    ...(tasted?.fingerprint !== undefined && { fingerprint: tasted.fingerprint }),
    provenance: agency
      ? { status: 'wire', agencies: [{ id: 'AGENCY', name: 'Agency' }] }
      : { status: 'none', agencies: [] },
  };
}

/** What a desk would say of an article with another in its store: they must share a band before they are compared. */
export function linked(article: LinkFacts, other: LinkFacts): ReturnType<typeof linksOf> {
  const bands = new Set(placesOf(other).bands);
  return placesOf(article).bands.some((band) => bands.has(band)) ? linksOf(article, [other]) : {};
}
