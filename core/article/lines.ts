/** A line of a text without the white space around it, and the shape that tells prose from site furniture. */
export interface Line {
  text: string;
  /** Offsets of `text` in the whole, in UTF-16 code units, end exclusive. */
  start: number;
  end: number;
  /** Words, or half the number of characters where a script writes none apart. */
  words: number;
  /** Ends as a sentence does. */
  sentence: boolean;
  /** An empty line stands before it. */
  paragraph: boolean;
}

/** A text wrapped by a typewriter or a wire: lines end near one margin, in the middle of sentences. */
const LONGEST_WRAPPED = 90;
/** A line shorter than this was not broken by the margin. */
const LEAST_WRAPPED = 42;
const LEAST_LINES = 4;
/** Of the lines that end within a sentence, this share must be followed by a small letter. */
const LEAST_CARRIED = 0.4;

const SENTENCE_END = new Set('.!?…。！？؟۔');
const AFTER_SENTENCE_END = new Set('"\'”’»)]」』*');
const FIRST_UNSPACED = 0x2e80;
const LAST_UNSPACED = 0x9fff;

function isSpace(unit: number): boolean {
  // Nearly all characters are neither space nor beyond ASCII.
  if (unit > 0x20 && unit < 0xa0) return false;
  return (
    unit === 0x20 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x3000 || unit === 0x200b || unit === 0xfeff
  );
}

/** Whether a text ends as a sentence does, quotes and brackets after it left aside. */
export function endsSentence(text: string): boolean {
  let last = text.length - 1;
  while (last > 0 && AFTER_SENTENCE_END.has(text[last]!)) last--;
  return SENTENCE_END.has(text[last] ?? '');
}

/** The lines that hold something, in order. Linear in the length of the text. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let position = 0;
  let emptyBefore = false;
  while (position < text.length) {
    const newline = text.indexOf('\n', position);
    const next = newline < 0 ? text.length : newline;
    let start = position;
    let end = next;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    if (end > start) {
      const content = text.slice(start, end);
      lines.push({
        text: content,
        start,
        end,
        words: countWords(text, start, end),
        sentence: endsSentence(content),
        paragraph: emptyBefore,
      });
      emptyBefore = false;
    } else emptyBefore = true;
    position = next + 1;
  }
  return lines;
}

/** Whether a line goes on in the next one: broken at the margin, with neither an empty line nor an indent between. */
function isCarried(text: string, line: Line, next: Line): boolean {
  const between = text.slice(line.end, next.start);
  return !next.paragraph && !/\n[ \t]/.test(between) && line.end - line.start >= LEAST_WRAPPED;
}

/**
 * Lines of a wrapped text joined to paragraphs; other texts as they are. `text` of a joined line keeps its newlines, so
 * that offsets stay those of the text.
 */
export function joinWrapped(text: string, lines: Line[]): Line[] {
  if (lines.length < LEAST_LINES || lines.some(({ start, end }) => end - start > LONGEST_WRAPPED)) return lines;
  const next = lines.filter(
    (line, index) => index > 0 && !lines[index - 1]!.sentence && isCarried(text, lines[index - 1]!, line),
  );
  const small = next.filter((line) => /^[\p{Ll}\d("“]/u.test(line.text));
  if (next.length < LEAST_LINES || small.length < next.length * LEAST_CARRIED) return lines;
  const joined: Line[] = [];
  let last: Line | undefined;
  lines.forEach((line, index) => {
    if (last && isCarried(text, lines[index - 1]!, line)) {
      const content = text.slice(last.start, line.end);
      Object.assign(last, { text: content, end: line.end, words: last.words + line.words, sentence: line.sentence });
    } else joined.push((last = { ...line }));
  });
  return joined;
}

/** Words between spaces, from one offset to another; of scripts without spaces, one for every two characters. */
export function countWords(text: string, from = 0, to = text.length): number {
  let words = 0;
  let unspaced = 0;
  let inWord = false;
  for (let position = from; position < to; position++) {
    const unit = text.charCodeAt(position);
    if (isSpace(unit)) inWord = false;
    else {
      if (!inWord) words++;
      inWord = true;
      if (unit >= FIRST_UNSPACED && unit <= LAST_UNSPACED) unspaced++;
    }
  }
  return words + (unspaced >> 1);
}
