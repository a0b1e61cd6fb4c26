import type { Reading } from '../reading';
import { Field } from '../reading';
import type { AgencyKind } from './agencies';
import { Cue } from './agencies';
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

const DASH = /^\s{0,2}(?:--?|[–—_―�:])/;
const DATELINE_REACH = 130;
const CUE_REACH = 140;
const NEAR = 45;
const SHORT_LINE = 60;
/** Characters above the story in which a line of its own is a credit, not a menu. */
const HEAD_REACH = 300;
const WORDS_OF_BYLINE = 14;
const BYLINE = /^(?:by|von|par|por|from|di|από|от)\s/i;
const RIGHTS = /may not be (?:published|broadcast|rewritten|redistributed)|rewritten or redistributed/i;

type Rule = (occurrence: Occurrence, context: RoleContext) => Role | undefined;

export interface RoleContext {
  reading: Reading;
  text: string;
  cues: CuesBetween;
  kind: AgencyKind;
  short: boolean;
  bounds: StoryBounds;
}

const suppliesText = (kind: AgencyKind) => kind === 'text' || kind === 'both';
const textPart = (kind: AgencyKind): Part => (kind === 'release' ? 'release' : 'wire');

/** "SHANGHAI, Jan 11 (Reuters) - ", "(ANSA) - Rome", "[Syria], June 9 (ANI):" */
const dateline: Rule = ({ open, close, lineStart, field }, { text, kind }) => {
  if (kind === 'picture') return undefined;
  if (field === Field.dateline) return { part: textPart(kind), rule: 'dateline', confidence: 97 };
  if (open < 0 || open - lineStart > DATELINE_REACH) return undefined;
  const after = text.slice(close + 1, close + 5);
  const before = text.slice(lineStart, open).trim();
  if (DASH.test(after) && !/[.!?]$/.test(before)) return { part: textPart(kind), rule: 'dateline', confidence: 96 };
  const dated =
    /^\p{Lu}[\p{L}\p{M}.' -]{1,40},? .{0,30}\d{1,2}$/u.test(before.slice(-70)) ||
    (before.length > 2 && before === before.toUpperCase() && /\p{Lu}{3}/u.test(before));
  return dated && /^ \p{Lu}/u.test(after) ? { part: textPart(kind), rule: 'dateline', confidence: 90 } : undefined;
};

/** "AP - A unique subspecies", "Moscow, SANA- Russian" */
const leading: Rule = ({ start, end, lineStart }, { text, kind }) => {
  if (!suppliesText(kind)) return undefined;
  const before = text.slice(lineStart, start).trim();
  const after = text.slice(end, end + 4);
  if (/^\s{0,2}(?:--?|[–—_])\s/.test(after) && (before === '' || /^\p{Lu}[\p{L} ]{1,25},$/u.test(before))) {
    return { part: 'wire', rule: 'leading-name', confidence: 90 };
  }
  return /^-\s/.test(after) && /^\p{Lu}[\p{L} ]{1,25},$/u.test(before)
    ? { part: 'wire', rule: 'leading-name', confidence: 85 }
    : undefined;
};

/** "Copyright 2014 The Associated Press … may not be published" */
const copyright: Rule = ({ start, end, lineStart, lineEnd }, { text, cues, kind }) => {
  if (!suppliesText(kind)) return undefined;
  const marked =
    cues.has(Math.max(lineStart, start - NEAR), start, Cue.copyright) ||
    text.slice(Math.max(lineStart, start - NEAR), start).includes('©');
  if (!marked) return undefined;
  if (RIGHTS.test(text.slice(end, Math.max(lineEnd, Math.min(text.length, end + CUE_REACH)))))
    return { part: 'wire', rule: 'copyright-notice', confidence: 92 };
  return undefined;
};

/** "With files from The Associated Press", "Reuters contributed to this report" */
const assist: Rule = ({ start, end, lineStart, lineEnd }, { text, cues, kind }) => {
  if (!suppliesText(kind)) return undefined;
  if (cues.has(end, Math.min(lineEnd, end + NEAR), Cue.contributed) && cues.has(end, lineEnd, Cue.assist)) {
    return { part: 'writers', rule: 'writers-contributed', confidence: 88 };
  }
  const from = Math.max(lineStart, start - CUE_REACH);
  const to = Math.min(lineEnd, end + CUE_REACH);
  const cue = cues.find(from, to, Cue.assist);
  if (cue < 0 || /[.!?]["”]?\s/.test(text.slice(Math.min(cue, start), Math.max(cue, end)))) return undefined;
  return { part: 'assisted', rule: 'assist-notice', confidence: 94 };
};

/** "This article originally appeared at Reuters", "SOURCE : AL JAZEERA AND NEWS AGENCIES" */
const syndicated: Rule = ({ start, end, lineStart, lineEnd }, { text, cues, kind }) => {
  if (!suppliesText(kind)) return undefined;
  if (cues.has(Math.max(lineStart, start - CUE_REACH), Math.min(lineEnd, end + CUE_REACH), Cue.syndicated))
    return { part: 'wire', rule: 'syndication-notice', confidence: 86 };
  const source = cues.find(lineStart, start, Cue.source);
  if (
    source >= 0 &&
    source - lineStart < 3 &&
    text.slice(source, start).includes(':') &&
    lineEnd - lineStart < CUE_REACH
  )
    return { part: 'assisted', rule: 'source-line', confidence: 84 };
  return undefined;
};

const wordsOf = (line: string) => line.split(/\s+/).filter(Boolean).length;

/** "By DANICA KIRKA Associated Press", "By TOI staff and Agencies" */
const byline: Rule = ({ field, lineStart, lineEnd, start, end }, { text, kind }) => {
  if (!suppliesText(kind)) return undefined;
  const line = text.slice(lineStart, lineEnd).trim();
  if (field !== Field.byline && !(BYLINE.test(line) && wordsOf(line) <= WORDS_OF_BYLINE && !/[.!?]$/.test(line)))
    return undefined;
  const withStaff =
    /\b(?:staff|and|und|et|y)\s*$/i.test(text.slice(lineStart, start)) &&
    !/^\s*(?:writer|reporter)/i.test(text.slice(end, lineEnd));
  return withStaff && /\bstaff\b/i.test(line)
    ? { part: 'assisted', rule: 'byline', confidence: 85 }
    : { part: 'wire', rule: 'byline', confidence: 88 };
};

/** A line that is hardly more than the agency's name, above the story or below it. */
const ownLine: Rule = ({ lineStart, lineEnd, start, end }, { text, kind, bounds }) => {
  if (!suppliesText(kind)) return undefined;
  const line = text.slice(lineStart, lineEnd).trim();
  const share = (end - start) / line.length;
  const inHead =
    lineEnd <= bounds.bodyStart &&
    (lineStart >= bounds.headlineEnd || (share > 0.6 && bounds.bodyStart - lineEnd < HEAD_REACH));
  if (
    inHead &&
    line.length <= 2 * SHORT_LINE &&
    (share > 0.3 || (start - lineStart < 4 && /[|,·]|\d{4}/.test(line))) &&
    !/[/©)\]]/.test(line)
  ) {
    return { part: 'wire', rule: 'credit-line', confidence: 78 };
  }
  const inTail = lineStart >= bounds.bodyEnd - SHORT_LINE && lineStart - bounds.bodyEnd < SHORT_LINE;
  if (inTail && line.length <= SHORT_LINE && share > 0.35)
    return { part: /^[([]/.test(line) && /[,/]/.test(line) ? 'assisted' : 'wire', rule: 'credit-line', confidence: 75 };
  return undefined;
};

/** "… into the US. PTI" at the end of the story. */
const tail: Rule = ({ start, end, lineStart }, { text, kind, bounds }) => {
  if (!suppliesText(kind) || end < bounds.bodyEnd - 3 || end > bounds.bodyEnd + 3) return undefined;
  return /[.!?"”]\s{1,3}[-–—(]?$/.test(text.slice(Math.max(lineStart, start - 5), start))
    ? { part: 'wire', rule: 'tail', confidence: 84 }
    : undefined;
};

/** "(AFP, dpa)" that closes the story, behind its last sentence or the initials of its editors. */
const closingBracket: Rule = ({ open, close, lineStart }, { text, cues, kind, bounds }) => {
  if (!suppliesText(kind) || open < 0 || Math.abs(close + 1 - bounds.bodyEnd) > 2 || close - open > SHORT_LINE)
    return undefined;
  const inside = text.slice(open + 1, close);
  if (
    /[/©]/.test(inside) ||
    cues.has(open, close, Cue.picture) ||
    !/[.!?"”]\s{0,2}$|^$|\/\p{Ll}{2}$/u.test(text.slice(lineStart, open).trimEnd().slice(-3))
  )
    return undefined;
  return {
    part: /[,&]|\b(?:with|and|mit|und|avec|et|con|y)\b/i.test(inside) ? 'assisted' : 'wire',
    rule: 'closing-bracket',
    confidence: 78,
  };
};

/** "(Xie Huanchi/Xinhua via Getty Images)", "X/AP", "Photo: Reuters", "(AP)" ending a caption */
const picture: Rule = (occurrence, { text, cues, kind, short }) => {
  const { start, end, lineStart, lineEnd, open, close, field } = occurrence;
  if (kind === 'release') return undefined;
  const credit = { part: 'picture', rule: 'picture-credit', confidence: 92 } as const;
  if (field === Field.credit) return credit;
  const before = text.slice(Math.max(lineStart, start - 4), start).trimEnd();
  const after = text.slice(end, Math.min(lineEnd, end + 4)).trimStart();
  // A Reuters/Ipsos poll is no credit: in running text a slash joins two names of equal rank.
  if (open < 0 && /^\/\w+\s\p{Ll}/u.test(text.slice(end, end + 20))) return undefined;
  if (
    /[/©|]$/.test(before) ||
    /^[/|]/.test(after) ||
    /\bvia$/i.test(text.slice(Math.max(lineStart, start - 8), start).trimEnd())
  )
    return credit;
  const line = text.slice(lineStart, lineEnd).trim();
  if (open >= 0) {
    const ends = text.slice(close + 1, lineEnd).trim().length <= 1;
    if (ends || cues.has(open, close, Cue.picture)) return { ...credit, confidence: ends ? 88 : 92 };
    return kind === 'picture' ? credit : undefined;
  }
  if (field === Field.caption && (kind === 'picture' || end >= lineEnd - 2)) return credit;
  if (
    cues.has(Math.max(lineStart, start - NEAR), Math.min(lineEnd, end + NEAR), Cue.picture) &&
    line.length < 2 * SHORT_LINE &&
    !/[.!?]["”]?$/.test(line)
  )
    return { ...credit, confidence: 86 };
  if (kind === 'picture' && line.length < 2 * SHORT_LINE && wordsOf(line) <= 12) return { ...credit, confidence: 84 };
  if (/^(?:photo|image|picture|photograph|foto|bild)\b/i.test(line) && !short) return { ...credit, confidence: 80 };
  return undefined;
};

/** "AP Photo" and "PA Images" are names of pictures. */
const pictureName: Rule = ({ start, end }, { text, kind }) =>
  kind !== 'release' && /\b(?:photos?|images?|foto|pictures?)$/i.test(text.slice(start, end))
    ? { part: 'picture', rule: 'picture-credit', confidence: 92 }
    : undefined;

/** "told AFP", "Reuters reported", "according to Xinhua" */
const cited: Rule = ({ start, end, lineStart, lineEnd, field }, { cues, kind }) => {
  if (!suppliesText(kind) || field === Field.furniture) return undefined;
  const named = cues.has(Math.max(lineStart, start - NEAR), Math.min(lineEnd, end + NEAR), Cue.quote);
  return named ? { part: 'cited', rule: 'named-as-source', confidence: 85 } : undefined;
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
