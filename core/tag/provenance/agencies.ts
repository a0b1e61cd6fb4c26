/** The table of agencies, below data/. */
export const AGENCIES = 'provenance/agencies.tsv';

/** What an agency supplies; a release agency distributes press releases. */
export const AGENCY_KINDS = ['text', 'picture', 'both', 'release'] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

export interface Agency {
  id: string;
  name: string;
  kind: AgencyKind;
  /** ISO 639-1, when its names count in texts of this language only, before those of others. */
  language?: string;
  /** Names, in lower case, that a credit field may begin with: nothing else is called so. */
  names: readonly string[];
  /** Names, in lower case, that a credit field may hold and other things share; the host of its home page among them. */
  shortNames: readonly string[];
  /** Names that other things share, as they are written. */
  letters: readonly string[];
}

/** What words around an agency's name say of its part; values of the `sourcing` lexicon. */
export const Cue = {
  assist: 0,
  contributed: 1,
  syndicated: 2,
  reporting: 3,
  editing: 4,
  copyright: 5,
  picture: 6,
  quote: 7,
  unnamed: 8,
  source: 9,
  contribution: 10,
  supplied: 11,
  with: 12,
} as const;

const SHORT = 0x10000;
const OTHER_SENSE = 0x20000;
const NICK = 0x40000;
const INDEX_MASK = 0xffff;

/** A longer name in which the letters of an agency mean something else; or an agency's poll, which makes it a source. */
export const LOOK_ALIKE = INDEX_MASK;
export const CITED_LOOK_ALIKE = INDEX_MASK - 1;

/** Values of the `agencies` lexicon: the agency's row, and whether the name is one that other things share. */
export const agencyValue = (index: number, short: boolean): number => index | (short ? SHORT : 0);
export const agencyIndex = (value: number): number => value & INDEX_MASK;
export const isShort = (value: number): boolean => (value & SHORT) !== 0;

/** A name that is another word, too: it counts in credits, and as a source only where the agency is named in full as well. */
export const nickValue = (index: number): number => index | SHORT | NICK;
export const isNick = (value: number): boolean => (value & NICK) !== 0;

/** Words by which the letters of an agency mean something else in the rest of the article: "Unified Payments Interface", of UPI. */
export const otherSense = (index: number): number => index | OTHER_SENSE;
export const isOtherSense = (value: number): boolean => (value & OTHER_SENSE) !== 0;
