import { Field } from '../reading';
import { Cue } from './agencies';
import type { Occurrence } from './occurrence';
import type { RoleContext, Rule } from './role';
import { isPictureName, NEAR, SHORT_LINE, wordsOf } from './role';

/** Characters above the story from which on a line stands in the page's menu. */
const MENU = 300;

/** A short line that is nothing but a name, in a menu or below the story, belongs to the teaser of another one. */
function isTeaser(
  { field, start, open, lineStart, lineEnd }: Occurrence,
  { text, cues, bounds }: RoleContext,
): boolean {
  return (
    field === Field.furniture &&
    bounds.bodyEnd > 0 &&
    (start > bounds.bodyEnd + SHORT_LINE || lineEnd < bounds.bodyStart - MENU) &&
    open < 0 &&
    lineEnd - lineStart <= SHORT_LINE &&
    !cues.has(lineStart, start, Cue.picture) &&
    text[lineStart - 2] !== ':'
  );
}

/** "AP Photo" and "PA Images" are names of pictures, unless a sentence goes on behind them. */
export const pictureName: Rule = (occurrence, context) => {
  const { start, end, open, lineStart } = occurrence;
  const { text, kind } = context;
  if (kind === 'release' || isTeaser(occurrence, context)) return undefined;
  const credit = { part: 'picture', rule: 'picture-credit', confidence: 92 } as const;
  if (isPictureName(text.slice(start, end))) {
    const after = text.slice(end, end + 8);
    return open < 0 && /^,?\s\p{Ll}/u.test(after) && !/^\s(?:via|for|video|photo)\s/.test(after) ? undefined : credit;
  }
  const before = text.slice(Math.max(lineStart, start - 2), start);
  return /^$|[.!?(]\s?$/.test(before) && /^ (?:video|photo|graphic)s?\b(?! \p{Ll})/iu.test(text.slice(end, end + 12))
    ? credit
    : undefined;
};

/** "Photo: " right before the name, wherever it stands. */
const LABEL = /(?:^|[^\p{L}])(?:photo|picture|image|foto|bild|credit|photograph|фото)s?(?: credit)?:\s?$/iu;
/** "Ann Lee/Copyright 2026 The " right before the name. */
const OWNED = /\/\s?(?:copyright|©|\(c\))\s(?:\d{4}\s)?(?:the\s)?$/i;

/** Whether what stands before a name is a sentence that goes on: a word in lower case that begins no credit. */
function isWithinSentence(before: string): boolean {
  if (!/[ ,]$/.test(before)) return false;
  const word = before
    .replace(/[ ,]{1,2}$/, '')
    .split(' ')
    .at(-1)!;
  return /^\p{Ll}/u.test(word) && !/^(?:by|via|from|of|for|credit|photo|courtesy)$/.test(word);
}

/** "(Xie Huanchi/Xinhua via Getty Images)", "X/AP", "Photo: Reuters", "(AP)" ending a caption */
export const picture: Rule = (occurrence, context) => {
  const { text, cues, kind, short } = context;
  const { start, end, lineStart, lineEnd, open, close, field } = occurrence;
  if (kind === 'release' || isTeaser(occurrence, context)) return undefined;
  const credit = { part: 'picture', rule: 'picture-credit', confidence: 92 } as const;
  const pictured = open >= 0 && cues.has(open, close, Cue.picture);
  // "(as Reuters reported)"
  if (open >= 0 && !pictured && cues.has(open, close, Cue.quote)) return undefined;
  if (field === Field.credit) return credit;
  const before = text.slice(Math.max(lineStart, start - 4), start).trimEnd();
  const after = text.slice(end, Math.min(lineEnd, end + 4)).trimStart();
  const reach = text.slice(Math.max(lineStart, start - NEAR), start);
  if (LABEL.test(reach) || OWNED.test(reach)) return { ...credit, confidence: 88 };
  if (/[/©|]$/.test(before) || (/^[/|]/.test(after) && (open >= 0 || !isWithinSentence(reach)))) {
    // "the Register/Bloomberg Politics poll": a slash joins two names of equal rank, too.
    if (open >= 0 || !/^\s?(?:[\p{L}/]+\s){0,2}(?:poll|survey)/u.test(text.slice(end, end + NEAR))) return credit;
  }
  if (/\bvia$/i.test(text.slice(Math.max(lineStart, start - 8), start).trimEnd())) return credit;
  // "Getty   The harbour after the storm": a credit, set apart, before its caption.
  const apart = start === lineStart || /[ \t\u00a0]{2}$/.test(text.slice(start - 2, start));
  if (apart && /^[ \t\u00a0]{2,4}\p{Lu}/u.test(text.slice(end, end + 6))) return { ...credit, confidence: 84 };
  // "The harbour on Monday. Reuters The storm": a name alone between two sentences was a credit before the page was made one text.
  if (
    open < 0 &&
    /[\p{Ll}\d][.!?]["”]? $/u.test(text.slice(Math.max(lineStart, start - 5), start)) &&
    /^ ["“‘]?\p{Lu}\p{Ll}*\s\p{Ll}/u.test(text.slice(end, Math.min(lineEnd, end + 24)))
  )
    return { ...credit, confidence: 72 };
  // "The harbour after the storm.Reuters": no space, since the page set them apart by its looks.
  if (end === lineEnd && /\p{Ll}[.!?]["”]?$/u.test(text.slice(Math.max(lineStart, start - 3), start)))
    return { ...credit, confidence: 80 };
  const line = text.slice(lineStart, lineEnd).trim();
  if (open >= 0) {
    const ends = text.slice(close + 1, lineEnd).trim().length <= 1;
    if (ends || pictured) return { ...credit, confidence: ends ? 88 : 92 };
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
