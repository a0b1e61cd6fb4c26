import type { MatchList } from '../../text/compiled-lexicon';
import type { Reading } from '../reading';
import { Cue } from './agencies';
import type { CuesBetween, Occurrence } from './occurrence';
import { longestMatches, occurrenceAt } from './occurrence';
import type { Role, StoryBounds } from './role';
import { SHORT_LINE } from './role';

const NEAR = 40;
/** Characters above and below the story in which a short line is its credit, not an entry of a menu. */
const HEAD_REACH = 400;
const TAIL_REACH = 120;

/** Whose the whole text is, where these words stand alone; "Agencies" alone only helped. */
const WIRE_SERVICES = /wire|news services/i;

/** Agencies without a name: "(With input from agencies)", "By staff and Agencies", "综合外电". */
export function findUnnamed(
  reading: Reading,
  cues: CuesBetween,
  bounds: StoryBounds,
  isNamed: (occurrence: Occurrence) => boolean,
): { occurrence: Occurrence; role: Role }[] {
  const { analysis } = reading;
  const { text } = analysis;
  const found: { occurrence: Occurrence; role: Role }[] = [];
  if (!hasAny(analysis.matches.sourcing, UNNAMED_CUES)) return found;
  for (const { first, end, value } of longestMatches(analysis.matches.sourcing)) {
    if (value !== Cue.unnamed && value !== Cue.assist) continue;
    const occurrence = occurrenceAt(reading, first, end);
    const { start, end: behind, lineStart, lineEnd, open } = occurrence;
    const line = text.slice(lineStart, lineEnd).trim();
    const words = text.slice(start, behind);
    const beside =
      start >= bounds.headlineEnd && start > bounds.bodyStart - HEAD_REACH && start < bounds.bodyEnd + TAIL_REACH;
    const isCredit = (behind - start) / line.length > 0.35;
    const short = beside && line.length <= SHORT_LINE && !/[.!?]$/.test(line.replace(/[)\]]$/, ''));
    if (value === Cue.assist) {
      // 综合外电 names the agencies in one word with the help they gave; "with agencies" and its like do so in two.
      const whole = /外电|агентств|وكالات|ag[eê]nc|agenzi|agentur|wire/i.test(words);
      if (whole && (open >= 0 || short) && !isNamed(occurrence))
        found.push({ occurrence, role: { part: 'assisted', rule: 'assist-notice', confidence: 90 } });
    } else if (value === Cue.unnamed && !isNamed(occurrence)) {
      const assisted = cues.has(Math.max(lineStart, start - NEAR), start, Cue.assist);
      const source = cues.has(lineStart, start, Cue.source) && line.includes(':');
      const alone =
        short &&
        isCredit &&
        !/^\s\p{Ll}/u.test(text.slice(behind, behind + 2)) &&
        (/^\p{Lu}/u.test(words) || open >= 0);
      const joined =
        short && /\b(?:staff|and|und|et|y)\s*$|\/$/i.test(text.slice(lineStart, start)) && /^\p{Lu}/u.test(words);
      const whole = WIRE_SERVICES.test(words) && !assisted && !source && !joined;
      if (whole && short && isCredit) {
        found.push({ occurrence, role: { part: 'wire', rule: 'credit-line', confidence: 75 } });
      } else if (
        (assisted || source || alone || joined) &&
        !/\b(?:other|government|federal|aid|intelligence|security)\s$/i.test(
          text.slice(Math.max(lineStart, start - 14), start),
        )
      ) {
        found.push({
          occurrence,
          role: { part: 'assisted', rule: assisted ? 'assist-notice' : 'credit-line', confidence: assisted ? 95 : 80 },
        });
      }
    }
  }
  return found;
}

const UNNAMED_CUES: readonly number[] = [Cue.unnamed, Cue.assist];
/** What tells of an agency where none is named. */
const CUES_WITHOUT_NAME: readonly number[] = [...UNNAMED_CUES, Cue.syndicated, Cue.reporting];

/** Whether a text may come from an agency that it does not name; most have many words of sourcing and none of these. */
export function mayBeUnnamed(sourcing: MatchList): boolean {
  return hasAny(sourcing, CUES_WITHOUT_NAME);
}

function hasAny({ value, count }: MatchList, cues: readonly number[]): boolean {
  for (let match = 0; match < count; match++) if (cues.includes(value[match]!)) return true;
  return false;
}

/** "… has not been edited by our staff and is published from a syndicated feed", with no word of whose feed. */
export function findFeed(reading: Reading, { bodyEnd }: StoryBounds): Occurrence | undefined {
  const { text } = reading.analysis;
  const { first, end, value, count } = reading.analysis.matches.sourcing;
  for (let match = 0; match < count; match++) {
    if (value[match] !== Cue.syndicated) continue;
    const occurrence = occurrenceAt(reading, first[match]!, end[match]!);
    if (
      /\bfeed$/i.test(text.slice(occurrence.start, occurrence.end)) &&
      Math.abs(occurrence.start - bodyEnd) < TAIL_REACH
    )
      return occurrence;
  }
  return undefined;
}

/** "(Reporting by …; Editing by …)", the sign-off of Reuters' house style, also where Reuters is not named. */
export function findSignOff(reading: Reading, cues: CuesBetween): Occurrence | undefined {
  const { first, end, value, count } = reading.analysis.matches.sourcing;
  for (let match = 0; match < count; match++) {
    if (value[match] !== Cue.reporting) continue;
    const occurrence = occurrenceAt(reading, first[match]!, end[match]!);
    const { start, lineEnd } = occurrence;
    const signed = cues.find(start, lineEnd, Cue.editing);
    if (signed > start && reading.analysis.text.slice(start, signed).includes(';')) return occurrence;
  }
  return undefined;
}
