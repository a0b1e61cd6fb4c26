import type { TextAnalysis } from '../../text/analysis';
import { cueCountry, cueWeight } from './gazetteer';

/** A word that belongs to one country: a sheriff, a crown court, a lakh. */
export interface CountryCue {
  /** Index of the country in the gazetteer. */
  country: number;
  /** In mentions of the country. */
  weight: number;
  /** Hash of its words. */
  word: number;
  /** Where it first stands, tokens, end exclusive. */
  first: number;
  end: number;
}

/** The cues of a text, each word once. */
export function findCues({ hash, matches }: TextAnalysis): CountryCue[] {
  const { count, first, end, value } = matches.countryCues;
  const cues: CountryCue[] = [];
  for (let match = 0; match < count; match++) {
    let word = 0;
    for (let token = first[match]!; token < end[match]!; token++) word = (Math.imul(word, 31) + hash[token]!) | 0;
    const country = cueCountry(value[match]!);
    if (cues.some((cue) => cue.word === word && cue.country === country)) continue;
    cues.push({ country, weight: cueWeight(value[match]!), word, first: first[match]!, end: end[match]! });
  }
  return cues;
}

/** Cues of a country that together are worth so many mentions make the story a local one of that country. */
const ENOUGH = 1.4;

/** The country whose local story this is, as its cues say; -1 when they do not say enough, or say different things. */
export function localCountry(cues: readonly CountryCue[]): number {
  if (cues.length === 0) return -1;
  let best = -1;
  let most = 0;
  let next = 0;
  for (const { country } of cues) {
    if (country === best) continue;
    let weight = 0;
    for (const cue of cues) if (cue.country === country) weight += cue.weight;
    if (weight > most) {
      next = most;
      most = weight;
      best = country;
    } else next = Math.max(next, weight);
  }
  return most < ENOUGH || next > most / 2 ? -1 : best;
}
