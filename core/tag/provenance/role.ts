import type { Reading } from '../reading';
import type { AgencyKind } from './agencies';
import type { CuesBetween, Occurrence } from './occurrence';

/** What one naming of an agency says. writers: its people contributed, which is wire copy unless staff wrote the rest. */
export type Part = 'wire' | 'writers' | 'assisted' | 'release' | 'picture' | 'cited';

export interface Role {
  part: Part;
  rule: string;
  /** 0–100 */
  confidence: number;
}

/** Where the story begins and ends in the text. */
export interface StoryBounds {
  bodyStart: number;
  bodyEnd: number;
  headlineEnd: number;
}

/** A name of an agency that was found, by offsets of the text. */
export interface NamedAgency {
  id: string;
  start: number;
  end: number;
  kind: AgencyKind;
}

export interface RoleContext {
  reading: Reading;
  text: string;
  cues: CuesBetween;
  kind: AgencyKind;
  short: boolean;
  bounds: StoryBounds;
  /** The agencies named between two offsets. */
  named: (from: number, to: number) => NamedAgency[];
}

/** Answers for the namings it knows the shape of, and leaves the others to the rules behind it. */
export type Rule = (occurrence: Occurrence, context: RoleContext) => Role | undefined;

/** Characters around a name in which a cue is looked for. */
export const CUE_REACH = 140;
/** The same, for cues that stand beside the name. */
export const NEAR = 45;
/** A line up to here may be a credit. */
export const SHORT_LINE = 60;

export const suppliesText = (kind: AgencyKind): boolean => kind === 'text' || kind === 'both';
/** "AP Photo", "PA Images": an agency's name that only pictures carry. */
export const isPictureName = (words: string): boolean => /\b(?:photos?|images?|foto|pictures?)$/i.test(words);
export const wordsOf = (line: string): number => line.split(/\s+/).filter(Boolean).length;
