import { isSpan } from '../../../core/tag/evidence';
import type { Evidence } from '../../../core/tag/evidence';
import type { ListedArticle } from '../api';
import type { Mark } from './text-pieces';

/** Names a tag within its article, for the link between a row of the tag list and its words in the text. */
export function ownerOf(kind: 'topic' | 'region' | 'agency' | 'provenance' | 'finding', code: string): string {
  return `${kind} ${code}`;
}

function marksOf(owner: string, evidence: readonly Evidence[]): Mark[] {
  return evidence.filter(isSpan).map(({ start, end }) => ({ start, end, owner }));
}

/** Every stretch of the text that a tag or finding of the article rests on. */
export function articleMarks({ topics, regions, provenance, moderation }: ListedArticle): Mark[] {
  return [
    ...(topics ?? []).flatMap(({ code, evidence }) => marksOf(ownerOf('topic', code), evidence)),
    ...(regions ?? []).flatMap(({ scheme, code, evidence }) =>
      marksOf(ownerOf('region', `${scheme}:${code}`), evidence),
    ),
    ...(provenance ? marksOf(ownerOf('provenance', provenance.status), provenance.evidence) : []),
    ...(provenance?.agencies ?? []).flatMap(({ id, role, evidence }) =>
      marksOf(ownerOf('agency', `${id} ${role}`), evidence),
    ),
    ...(moderation?.findings ?? []).flatMap(({ rule, evidence }, index) =>
      marksOf(ownerOf('finding', `${rule} ${index}`), evidence),
    ),
  ];
}

/** What the codes of an article's own tags are called. */
export function namesOfTags({ topics = [], regions = [] }: ListedArticle): ReadonlyMap<string, string> {
  return new Map([
    ...topics.map(({ code, name }) => [code, name] as const),
    ...regions.map(({ code, name }) => [code, name] as const),
    ...regions.map(({ scheme, code, name }) => [`${scheme}:${code}`, name] as const),
  ]);
}

/** In a few words, what a tag rests on where there are no words of the text to point at. */
export function otherEvidence(evidence: readonly Evidence[], names: ReadonlyMap<string, string>): string[] {
  return evidence.flatMap((each) => {
    if ('field' in each) return [`${each.field}: ${each.value}`];
    if ('derivedFrom' in each) return [`follows from ${names.get(each.derivedFrom) ?? each.derivedFrom}`];
    if ('sameAs' in each) return [`${each.share} % of the words of ${each.sameAs}`];
    return [];
  });
}
