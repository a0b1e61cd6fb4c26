import { Field } from '../reading';
import { Cue } from './agencies';
import type { Occurrence } from './occurrence';
import { continuesLine } from './occurrence';
import type { RoleContext, Rule } from './role';
import { isPictureName, SHORT_LINE, suppliesText } from './role';

/** Characters above the story in which a line of its own is a credit, not a menu. */
const HEAD_REACH = 300;
/** A paragraph that goes on behind a bracket is running text, not a caption. */
const RUNNING = 200;

const DAY = /, \d{1,2}\. ?\d{1,2}\. ?\d{4}$/;
const INITIALS = /^\s{1,3}\p{Ll}{2,4}\s?\/(?:\s?\p{Ll}{2,4}\s?\/?){0,2}\.?(?:\n|$)/u;
const isJoined = (credit: string) => /[,&]|\b(?:with|and|mit|und|avec|et|con|y)\b/i.test(credit);

/** A line that is hardly more than the agency's name: above the story or below it the text's credit, within it a picture's. */
export const ownLine: Rule = (occurrence, context) => {
  const { lineStart, lineEnd, start, end } = occurrence;
  const { text, kind, bounds, cues, named } = context;
  if (kind === 'release' || kind === 'picture') return undefined;
  const line = text.slice(lineStart, lineEnd).trim();
  if (/[.,;]$/.test(line) && continuesLine(text, occurrence)) return undefined;
  const share = (end - start) / line.length;
  if (/(?:photo|image|picture|credit|foto|bild)s?:?\s{0,3}$/i.test(text.slice(Math.max(0, lineStart - 12), start)))
    return share > 0.6 ? { part: 'picture', rule: 'picture-credit', confidence: 86 } : undefined;
  const within = lineStart > bounds.bodyStart && lineEnd < bounds.bodyEnd - SHORT_LINE;
  const alone = share > 0.8;
  const dated = /^\n{1,2}.{0,25}\d{4}/.test(text.slice(lineEnd, lineEnd + 32));
  if (within && alone && dated && suppliesText(kind) && lineStart < bounds.bodyEnd / 2)
    return { part: 'wire', rule: 'credit-line', confidence: 75 };
  if (within && alone) return { part: 'picture', rule: 'credit-line', confidence: 75 };
  if (!suppliesText(kind) || cues.has(lineStart, start, Cue.quote) || cues.has(end, lineEnd, Cue.quote))
    return undefined;
  if (isAbove(occurrence, context, line, share))
    return isPhotographer(occurrence, context)
      ? { part: 'picture', rule: 'credit-line', confidence: 72 }
      : { part: 'wire', rule: 'credit-line', confidence: 78 };
  const inTail = lineStart >= bounds.bodyEnd - SHORT_LINE && lineStart - bounds.bodyEnd < SHORT_LINE;
  if (!inTail || line.length > SHORT_LINE || cues.has(lineStart, start, Cue.picture)) return undefined;
  const agencies = named(lineStart, lineEnd);
  if (agencies.some((agency) => agency.kind === 'picture')) return undefined;
  const length = agencies.reduce((sum, agency) => sum + agency.end - agency.start, 0);
  const owned = /^(?:©|\(c\)|copyright)\s?(?:\d{4}\s)?$/i.test(text.slice(lineStart, start));
  if (length / line.length <= 0.35 && !owned) return undefined;
  return {
    part:
      new Set(agencies.map(({ id }) => id)).size > 1 || (/^[([]/.test(line) && isJoined(line)) ? 'assisted' : 'wire',
    rule: 'credit-line',
    confidence: 75,
  };
};

/** "Mia Lund, Associated Press" above a story that says by whom it is: who took its picture. */
function isPhotographer({ lineStart, start, end, lineEnd }: Occurrence, { text, reading }: RoleContext): boolean {
  const { by } = reading.article.details;
  const name = /^(\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]*){1,2}), (?:the )?$/iu.exec(text.slice(lineStart, start))?.[1];
  return name !== undefined && by !== undefined && !by.toLowerCase().includes(name.toLowerCase()) && lineEnd - end < 2;
}

function isAbove(
  { lineStart, lineEnd, start }: Occurrence,
  { bounds }: RoleContext,
  line: string,
  share: number,
): boolean {
  return (
    lineEnd <= bounds.bodyStart &&
    (lineStart >= bounds.headlineEnd || (share > 0.6 && bounds.bodyStart - lineEnd < HEAD_REACH)) &&
    line.length <= 2 * SHORT_LINE &&
    (share > 0.3 || (start - lineStart < 4 && /[|,·]|\d{4}/.test(line))) &&
    !/[/©)\]]/.test(line)
  );
}

/** "… into the US. PTI" at the end of the story; an initial before the name makes it a person's. */
export const tail: Rule = ({ start, end, lineStart }, { text, kind, bounds }) => {
  if (
    !suppliesText(kind) ||
    isPictureName(text.slice(start, end)) ||
    end < bounds.bodyEnd - 3 ||
    end > bounds.bodyEnd + 3
  )
    return undefined;
  const before = text.slice(Math.max(lineStart, start - 6), start);
  return /[.!?"”]\s{1,3}[-–—(]?$/.test(before) && !/(?:^|\s)\p{Lu}\.\s{1,3}$/u.test(before)
    ? { part: 'wire', rule: 'tail', confidence: 84 }
    : undefined;
};

/** "(AFP, dpa)" that closes the story, behind its last sentence or the initials of its editors. */
export const closingBracket: Rule = (
  { open, close, lineStart, lineEnd, field },
  { text, cues, kind, bounds, named },
) => {
  if (!suppliesText(kind) || open < 0 || close - open > SHORT_LINE) return undefined;
  const inside = text.slice(open + 1, close);
  const before = text.slice(lineStart, open).trimEnd().slice(-4);
  if (
    (/[/©]/.test(inside) && !DAY.test(inside)) ||
    cues.has(open, close, Cue.picture) ||
    !/[.!?"”。！？」]$|^$|\/\p{Ll}{2,3}$/u.test(before)
  )
    return undefined;
  // "(APA, red, 25.7.2015)": a bracket with its day is the article's, also where results follow.
  if (Math.abs(close + 1 - bounds.bodyEnd) <= 2 || DAY.test(inside))
    return {
      part:
        new Set(named(open, close).map(({ id }) => id)).size > 1 || isJoined(inside.replace(DAY, ''))
          ? 'assisted'
          : 'wire',
      rule: 'closing-bracket',
      confidence: 78,
    };
  // "… on April 4. (PAP) mr/ ej/": the initials of the editors behind it.
  if (INITIALS.test(text.slice(close + 1, close + 32)))
    return { part: 'wire', rule: 'closing-bracket', confidence: 80 };
  // One of several items of a column: "… in straight sets. (REUTERS) The second item".
  const alone = named(open, close).reduce((sum, { start, end }) => sum + end - start, 0) >= inside.length;
  const item =
    alone &&
    (field === Field.body || field === Field.lead) &&
    open - lineStart > RUNNING &&
    lineEnd - close > RUNNING &&
    inside === inside.toUpperCase();
  return item ? { part: 'assisted', rule: 'item-credit', confidence: 70 } : undefined;
};
