/** A line of a wire message without the marks that wires put around it. */
export interface WireLine {
  text: string;
  /** Offsets of `text` in the file, in UTF-16 code units, end exclusive. */
  start: number;
  end: number;
  /** Begins with a tab or several spaces: a paragraph of the body. */
  indented: boolean;
  /** Begins with the mark of ANPA 1312 for a line of its own. */
  marked: boolean;
  /** An empty line stands before it. */
  afterBlank: boolean;
  /** Marked as a line that ends here: `<` of ANPA 1312, `=` and `+` of the head of a story. */
  closed: boolean;
}

const NEWLINE = /\r\n?|\n/g;
/** Least spaces that make an indent; one may be a slip. */
const INDENT = 2;

const isMarkBefore = (unit: number) => unit <= 0x20 || unit === 0x5e || unit === 0xa0;
const isBlankAfter = (unit: number) => unit <= 0x20 || unit === 0x7f || unit === 0xa0;
const CLOSING = new Set('<=+');

/** The lines of `[start, end)` that hold something, whichever newline the wire uses. Linear. */
export function wireLines(text: string, start: number, end: number): WireLine[] {
  const lines: WireLine[] = [];
  let position = start;
  let afterBlank = false;
  NEWLINE.lastIndex = start;
  while (position < end) {
    NEWLINE.lastIndex = position;
    const newline = NEWLINE.exec(text);
    const next = newline && newline.index < end ? newline.index : end;
    const line = wireLine(text, position, next, afterBlank);
    if (line) lines.push(line);
    afterBlank = !line;
    position = newline && newline.index < end ? newline.index + newline[0].length : end;
  }
  return lines;
}

function wireLine(text: string, from: number, to: number, afterBlank: boolean): WireLine | undefined {
  let start = from;
  let end = to;
  while (start < end && isMarkBefore(text.charCodeAt(start))) start++;
  while (end > start && isBlankAfter(text.charCodeAt(end - 1))) end--;
  let closed = false;
  if (end - start > 1 && text[end - 1] === '!' && CLOSING.has(text[end - 2]!)) end--;
  while (end > start && CLOSING.has(text[end - 1]!)) {
    closed = true;
    end--;
  }
  while (end > start && isBlankAfter(text.charCodeAt(end - 1))) end--;
  if (end === start) return undefined;
  const lead = text.slice(from, start);
  const indented = lead.includes('\t') || lead.length - lead.trimStart().length >= INDENT;
  return { text: text.slice(start, end), start, end, indented, marked: lead.includes('^'), afterBlank, closed };
}

/** Lines joined to paragraphs: a line goes on in the next unless that is indented, marked or follows an empty line, or this one is closed. */
export function wireParagraphs(text: string, lines: readonly WireLine[]): WireLine[] {
  const paragraphs: WireLine[] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last && !last.closed && !line.indented && !line.marked && !line.afterBlank)
      Object.assign(last, { text: text.slice(last.start, line.end), end: line.end, closed: line.closed });
    else paragraphs.push({ ...line });
  }
  return paragraphs;
}
