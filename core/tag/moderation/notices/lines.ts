/** Where in a line a phrase of a notice stands. All offsets are code units into the text. */

/** Marks, and the control characters and carets that lines of wire text begin with. */
const OPENING_MARKS = new Set(' \t\u00a0\u0001\u0002^$*+([{<>"“«=#-–—/_|!:.•（【〔「『《◆◇■□★☆▼▲●○＝＊［');
const LABEL_END = new Set(':-–—)]}\n\r*+|：（(【】）／/=〕」』》］');
const CLAUSE_BREAK = new Set(':;–—-!?。：；，');
const SENTENCE_END = new Set('.!,;:)\n\r。！，；：）】');
/** Behind a lead-in that speaks for the rest of its line: `EDS:`, not "Editors say". */
const LEAD_END = new Set(':：-–—');
const OPENING_BRACKETS = '([（【';
const CLOSING_BRACKETS = ')]）】';
/** A line is an editor's from its opening bracket or lead-in on, for so many code units. */
export const LONGEST_NOTE = 220;

/** Whether nothing but marks stands before an offset on its line. */
export function beginsLine(text: string, start: number): boolean {
  let position = start - 1;
  while (position >= 0 && OPENING_MARKS.has(text[position]!)) position--;
  if (position < 0) return true;
  return (text[position] === '\n' || text[position] === '\r') && !isWrapped(text, start, position);
}

/** Whether a line goes on with the sentence of the line above: "scheduled\nfor release April 24". */
function isWrapped(text: string, start: number, lineBreak: number): boolean {
  if (!/\p{Ll}/u.test(text[start]!)) return false;
  const above = text[lineBreak] === '\n' && text[lineBreak - 1] === '\r' ? lineBreak - 2 : lineBreak - 1;
  return /[\p{Ll},]/u.test(text[above] ?? '\n');
}

/** Whether an offset lies within brackets that open where its line begins: "(In Jan. 3 story, corrects …)". */
export function isInLeadingBracket(text: string, at: number): boolean {
  const floor = Math.max(0, at - LONGEST_NOTE);
  for (let position = at - 1; position >= floor; position--) {
    const unit = text.charCodeAt(position);
    // Nearly all are small letters and spaces, and a comparison is cheaper than a search.
    if ((unit >= 0x61 && unit <= 0x7a) || unit === 0x20) continue;
    const character = text[position]!;
    if (character === '\n' || CLOSING_BRACKETS.includes(character)) return false;
    if (OPENING_BRACKETS.includes(character)) return beginsLine(text, position);
  }
  return false;
}

/** Whether a clause begins at an offset: "Advisory - withhold", "Keep in your queue; do not release". */
export function followsBreak(text: string, at: number): boolean {
  return CLAUSE_BREAK.has(text[at - 1] === ' ' ? text[at - 2]! : text[at - 1]!);
}

/** Whether only blank lines stand before the line of an offset. */
export function isFirstLine(text: string, at: number, firstVisibleAt: number): boolean {
  return !text.slice(firstVisibleAt, at).includes('\n');
}

/** The next character that shows; a line break where none does. */
export function firstVisible(text: string, from: number): string {
  let position = from;
  while (text[position] === ' ' || text[position] === '\u00a0' || text[position] === '\t') position++;
  return text[position] ?? '\n';
}

/** Code units behind a cue within which its time is looked for. */
export const LONGEST_TIME_LINE = 240;

/** The rest of the line behind an offset, or the next line when nothing else stands on this one. */
export function restOfLine(text: string, from: number): string {
  const [rest = '', next = ''] = text.slice(from, from + LONGEST_TIME_LINE).split(/\r?\n/, 2);
  return /[\p{L}\d]/u.test(rest) ? rest : next;
}

/** Whether brackets of its own hold a phrase, as a tag of a headline does: "Rivers report due (CORRECTED)". */
export function isBracketed(text: string, start: number, end: number): boolean {
  return OPENING_BRACKETS.includes(text[start - 1] ?? ' ') && CLOSING_BRACKETS.includes(firstVisible(text, end));
}

/** Whether brackets that end their line open right before an offset: "Rivers report due (corrects figure in first paragraph)". */
export function opensLastBracket(text: string, start: number): boolean {
  if (!OPENING_BRACKETS.includes(text[start - 1] ?? ' ')) return false;
  const ceiling = Math.min(text.length, start + LONGEST_NOTE);
  for (let position = start; position < ceiling; position++) {
    const character = text[position]!;
    if (CLOSING_BRACKETS.includes(character)) return /[\r\n]/.test(firstVisible(text, position + 1));
    if (character === '\n') return false;
  }
  return false;
}

/** Whether a colon, dash, bracket, figure or line end stands behind: `CORRECTED-Bank`, but not "corrige-se". */
export function isLabel(text: string, end: number): boolean {
  const next = firstVisible(text, end);
  if (next === '-' && /^-\p{Ll}/u.test(text.slice(end, end + 2))) return false;
  return LABEL_END.has(next) || /[\d,]/.test(next);
}

/** Whether a label stands behind and then no small letter: "Correction: Rivers report", not "Correction: the new fear". */
export function isTitled(text: string, end: number): boolean {
  return isLabel(text, end) && !/^[\s:：–—-]{0,6}\p{Ll}/u.test(text.slice(end, end + 8));
}

/** Whether a colon or dash stands behind, so that a lead-in speaks for the rest of its line: `EDS:`, not "Editors say". */
export function leadsLine(text: string, end: number): boolean {
  return LEAD_END.has(firstVisible(text, end));
}

/** Whether the sentence ends behind. */
export function endsSentence(text: string, end: number): boolean {
  return SENTENCE_END.has(firstVisible(text, end));
}
