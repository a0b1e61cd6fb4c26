import { Field } from '../reading';
import { Cue } from './agencies';
import { closingBracket, ownLine, tail } from './credit-roles';
import type { Occurrence } from './occurrence';
import { continuesLine } from './occurrence';
import { picture, pictureName } from './picture-roles';
import type { Role, RoleContext, Rule } from './role';
import { NEAR, suppliesText } from './role';
import { assist, byline, copyright, dateline, leading, syndicated } from './text-roles';

/** A line longer than this is running text. */
const SENTENCE = 120;

/** "told AFP", "Reuters reported", "according to Xinhua" */
const cited: Rule = (occurrence, { text, cues, kind, short }) => {
  const { start, end, lineStart, lineEnd, field } = occurrence;
  if (!suppliesText(kind) || field === Field.furniture) return undefined;
  const source = (confidence: number): Role => ({ part: 'cited', rule: 'named-as-source', confidence });
  // "AFP: Two hundred workers are missing"
  if (start === lineStart && /^:\s\p{Lu}/u.test(text.slice(end, end + 3))) return source(75);
  // "a Reuters photographer", "a Reuters photograph of the quay"
  const pictured =
    /\b(?:an?|the|in|by)\s$/i.test(text.slice(Math.max(lineStart, start - 6), start)) &&
    /^\s(?:photo(?:graph)?|picture|video|footage)s?\b/i.test(text.slice(end, end + 14));
  if (pictured) return source(75);
  const from = continuesLine(text, occurrence) ? Math.max(0, start - NEAR) : Math.max(lineStart, start - NEAR);
  if (cues.has(from, Math.min(lineEnd, end + NEAR), Cue.quote)) return source(85);
  // A full name in running text is spoken of for what it reported, mostly.
  const runs = (field === Field.body || field === Field.lead) && lineEnd - lineStart > SENTENCE;
  return !short && runs ? source(55) : undefined;
};

/** In the order they are asked; the first that answers decides. */
const RULES: readonly Rule[] = [
  dateline,
  leading,
  copyright,
  assist,
  syndicated,
  byline,
  tail,
  pictureName,
  closingBracket,
  ownLine,
  picture,
  cited,
];

/** What one naming of an agency says of its part; undefined when it says nothing. */
export function roleOf(occurrence: Occurrence, context: RoleContext): Role | undefined {
  for (const rule of RULES) {
    const role = rule(occurrence, context);
    if (role) return role;
  }
  return undefined;
}
