import type { TextAnalysis } from '../../text/analysis';
import { cueCountry, cueWeight } from './gazetteer';

/** A word that belongs to one country: a sheriff, a crown court, a lakh. */
export interface CountryCue {
  /** Index of the country in the gazetteer. */
  country: number;
  /** In mentions of the country. */
  weight: number;
  /** Where it first stands, tokens, end exclusive. */
  first: number;
  end: number;
}

/** The cues of a text, each word once. */
export function findCues({ text, start, end: endOf, matches }: TextAnalysis): CountryCue[] {
  const { count, first, end, value } = matches.countryCues;
  const cues: CountryCue[] = [];
  const seen = new Set<string>();
  for (let match = 0; match < count; match++) {
    const word = text.slice(start[first[match]!], endOf[end[match]! - 1]).toLowerCase();
    if (seen.has(word)) continue;
    seen.add(word);
    cues.push({
      country: cueCountry(value[match]!),
      weight: cueWeight(value[match]!),
      first: first[match]!,
      end: end[match]!,
    });
  }
  return cues;
}

/** Cues of a country that together are worth so many mentions make the story a local one of that country. */
const ENOUGH = 1.4;

/** The country whose local story this is, as its cues say; -1 when they do not say enough, or say different things. */
export function localCountry(cues: readonly CountryCue[]): number {
  const weights = new Map<number, number>();
  for (const { country, weight } of cues) weights.set(country, (weights.get(country) ?? 0) + weight);
  const [best, second] = [...weights].sort((a, b) => b[1] - a[1]);
  return !best || best[1] < ENOUGH || (second && second[1] > best[1] / 2) ? -1 : best[0];
}
