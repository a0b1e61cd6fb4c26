/** The parts of one message of a wire: what stands before its text, the text, and what stands after it. */
export interface WireFrame {
  protocol: 'anpa-1312' | 'iptc-7901' | 'zczc' | 'fields';
  /** The words between start of heading and start of text. */
  header: string;
  /** Where the text of the message begins and ends in the file. */
  start: number;
  end: number;
  /** The words after end of text, or the last line of a message without control characters. */
  trailer: string;
}

const START_OF_HEADING = '\u0001';
const START_OF_TEXT = '\u0002';
const END_OF_TEXT = '\u0003';
const END_OF_TRANSMISSION = '\u0004';
const UNIT_SEPARATOR = '\u001f';

/** A heading is short; further from its start, a start of text belongs to something else. */
const LONGEST_HEADING = 600;
const LONGEST_TRAILER = 80;
/** Synchronous idles and white space before a heading. */
const LONGEST_LEADER = 40;
const ZCZC = /^zczc(?=[\s#:%$]|$)/i;
/** Source and number, priority, category, word count and what follows (IPTC 7901, message header). */
export const HEADER_7901 = /^([a-z]{2,4})(\d{3,6}) ([1-9]) {1,4}([a-z]{1,4}) {1,4}(\d{1,5})(?: {1,8}(\S.{0,60}))?$/i;

/** Where the heading begins: behind what transmission puts before it. */
function headingStart(text: string): number {
  let start = 0;
  while (start < LONGEST_LEADER && text[start] !== START_OF_HEADING && text.charCodeAt(start) <= 0x20) start++;
  return start;
}

function firstLine(text: string, from: number): string {
  const rest = text.slice(from, from + LONGEST_HEADING);
  return rest.split(/[\r\n]/, 1)[0]!.trimEnd();
}

/** Whether a text begins as a message of a wire does. */
export function isWireText(text: string): boolean {
  const start = headingStart(text);
  if (text[start] === START_OF_HEADING) {
    const head = text.slice(start, start + LONGEST_HEADING);
    return head.includes(START_OF_TEXT) || head.includes(UNIT_SEPARATOR);
  }
  return ZCZC.test(text.slice(start, start + 5)) || HEADER_7901.test(firstLine(text, start));
}

/** The messages of a file, in order: `[start, end)` of each. Most files hold one. */
export function splitMessages(text: string): [start: number, end: number][] {
  const messages: [number, number][] = [];
  let start = 0;
  const ends = /[^\P{Cc}\t\n\r]|^[ \t]{0,8}nnnn[ \t\r]*$/gimu;
  for (let found = ends.exec(text); found; found = ends.exec(text)) {
    if (found[0].length === 1 && found[0] !== END_OF_TRANSMISSION) continue;
    const end = found.index + found[0].length;
    if (!isWireText(text.slice(end, end + LONGEST_HEADING))) continue;
    messages.push([start, end]);
    start = end;
  }
  messages.push([start, text.length]);
  return messages;
}

/** Takes a message apart. The text is one that `isWireText` knows. */
export function wireFrame(text: string): WireFrame {
  const start = headingStart(text);
  if (text[start] === START_OF_HEADING) return framed(text, start + 1);
  if (!ZCZC.test(text.slice(start, start + 5))) {
    const header = firstLine(text, start);
    const last = text.trimEnd();
    const lineStart = Math.max(last.lastIndexOf('\n'), last.lastIndexOf('\r')) + 1;
    const trailer = last.slice(lineStart);
    const closes = trailer.length <= LONGEST_TRAILER && /^\d{6} /.test(trailer);
    const end = closes ? lineStart : text.length;
    return { protocol: 'iptc-7901', header, start: start + header.length, end, trailer: closes ? trailer : '' };
  }
  const closing = /^[ \t]{0,8}nnnn[ \t\r]*$/im.exec(text);
  const end = closing?.index ?? text.length;
  const first = start + firstLine(text, start).length;
  const second = first + (/^\s{0,9}/.exec(text.slice(first, first + LONGEST_LEADER))?.[0].length ?? 0);
  const header = firstLine(text, second);
  // Some wires put both frames around their copy.
  if (HEADER_7901.test(header))
    return { protocol: 'iptc-7901', header, start: Math.min(second + header.length, end), end, trailer: '' };
  return { protocol: 'zczc', header: text.slice(start, first), start: first, end, trailer: '' };
}

function framed(text: string, from: number): WireFrame {
  const head = text.slice(from, from + LONGEST_HEADING);
  const stx = head.indexOf(START_OF_TEXT);
  const last = [END_OF_TEXT, END_OF_TRANSMISSION].map((mark) => text.indexOf(mark, from)).find((at) => at >= 0);
  const end = last ?? text.length;
  if (stx < 0) {
    const header = firstLine(text, from);
    return { protocol: 'fields', header, start: Math.min(from + header.length, end), end, trailer: '' };
  }
  const header = head.slice(0, stx);
  return {
    protocol: header.includes(UNIT_SEPARATOR) ? 'anpa-1312' : 'iptc-7901',
    header,
    start: from + stx + 1,
    end: Math.max(end, from + stx + 1),
    trailer: text.slice(end + 1, end + 1 + LONGEST_TRAILER).trim(),
  };
}
