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

const SENTENCE_END = new Set('.!?…。！？؟۔');
const AFTER_SENTENCE_END = new Set('"\'”’»)]」』*');
const FIRST_UNSPACED = 0x2e80;
const LAST_UNSPACED = 0x9fff;

function isSpace(unit: number): boolean {
  return (
    unit === 0x20 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x3000 || unit === 0x200b || unit === 0xfeff
  );
}

function endsSentence(text: string): boolean {
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
        words: countWords(content),
        sentence: endsSentence(content),
        paragraph: emptyBefore,
      });
      emptyBefore = false;
    } else emptyBefore = true;
    position = next + 1;
  }
  return lines;
}

/** Words between spaces; of scripts without spaces, one for every two characters. */
export function countWords(text: string): number {
  let words = 0;
  let unspaced = 0;
  let inWord = false;
  for (let position = 0; position < text.length; position++) {
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
