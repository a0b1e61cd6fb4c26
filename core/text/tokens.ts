import type { CharacterTable } from './characters';
import { CharacterClass } from './characters';
import { UnitBuffer } from './units';

/** Named once: where programs run in a sandbox, as tests do, each look at a global takes as long as a token. */
const { imul } = Math;

/** What is true of a token, as bits. */
export const TokenFlag = {
  /** Begins with a capital. */
  capital: 1,
  /** Has no lower-case letter and at least one capital. */
  upper: 2,
  digit: 4,
  /** Has no letter with case: digits, Han, Arabic. */
  caseless: 8,
  /** A phrase may go on from the token before: nothing between them but a space, hyphen, apostrophe, &, one newline or an abbreviation's full stop. */
  joined: 16,
  sentenceStart: 32,
  paragraphStart: 64,
  /** Stands inside quotation marks that opened in the same paragraph. */
  quoted: 128,
  /** Written with full stops between letters, as U.S. is; the stops belong to the token. */
  dotted: 256,
} as const;

/** What stands between a token and the one before; where several do, the last of this list. */
export const Gap = {
  none: 0,
  space: 1,
  hyphen: 2,
  apostrophe: 3,
  ampersand: 4,
  dot: 5,
  newline: 6,
  slash: 7,
  comma: 8,
  close: 9,
  open: 10,
  other: 11,
  /** . ! or ? and white space */
  stop: 12,
  paragraph: 13,
} as const;

/** Tokens of a text, as parallel arrays; read up to `count`. */
export class TokenBuffer {
  count = 0;
  readonly text = new UnitBuffer();
  /** Offsets in UTF-16 code units, end exclusive. */
  start = new Uint32Array(0);
  end = new Uint32Array(0);
  /** 32-bit hashes of the folded letters; the two together name a word. */
  hash = new Uint32Array(0);
  check = new Uint32Array(0);
  flags = new Uint16Array(0);
  gap = new Uint8Array(0);
  /** Id of the word in the compiled lexicon, 0 when it is in none. Filled in by `CompiledLexicon.lookUp`. */
  word = new Uint32Array(0);

  ensure(capacity: number): void {
    if (this.start.length >= capacity) return;
    const size = Math.max(1024, capacity * 2);
    for (const name of ['start', 'end', 'hash', 'check', 'word'] as const) {
      const larger = new Uint32Array(size);
      larger.set(this[name]);
      this[name] = larger;
    }
    const flags = new Uint16Array(size);
    flags.set(this.flags);
    this.flags = flags;
    const gap = new Uint8Array(size);
    gap.set(this.gap);
    this.gap = gap;
  }
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const CHECK_SEED = 0x9747b28c;
const CHECK_PRIME = 0x01000197;

const GAP_OF_CHARACTER = new Uint8Array(0x10000).fill(Gap.other);
for (const [gap, characters] of [
  [Gap.hyphen, '-\u2010\u2011'],
  [Gap.apostrophe, "'\u2019\u02bc`"],
  [Gap.ampersand, '&'],
  [Gap.dot, '.\u00b7\u30fb\u2027'],
  [Gap.slash, '/'],
  [Gap.comma, ',;:\u3001\uff0c\uff1a\uff1b\u060c\u061b'],
  [Gap.close, ')]}\uff09\u3011'],
  [Gap.open, '([{\uff08\u3010'],
] as const) {
  for (const character of characters) GAP_OF_CHARACTER[character.charCodeAt(0)] = gap;
}
const JOINING =
  (1 << Gap.none) |
  (1 << Gap.space) |
  (1 << Gap.hyphen) |
  (1 << Gap.apostrophe) |
  (1 << Gap.ampersand) |
  (1 << Gap.dot) |
  (1 << Gap.newline);
/** A full stop joins after a word this short (St. Louis, Sen. Smith): the longest titles abbreviated with one. */
const LONGEST_ABBREVIATION = 5;

const ENDS_SENTENCE = new Uint8Array(0x10000);
for (const character of '.!?\u3002\uff01\uff1f\u061f\u06d4\u2026') ENDS_SENTENCE[character.charCodeAt(0)] = 1;
const OPENS_QUOTE = new Uint8Array(0x10000);
for (const character of '\u201c\u00ab\u300c\u300e\u201e') OPENS_QUOTE[character.charCodeAt(0)] = 1;
const CLOSES_QUOTE = new Uint8Array(0x10000);
for (const character of '\u201d\u00bb\u300d\u300f') CLOSES_QUOTE[character.charCodeAt(0)] = 1;
const STRAIGHT_QUOTE = 0x22;
const FULL_STOP = 0x2e;

/** Whether a capital stands at the position, and no further letter after it. */
function isSingleCapital(units: Uint16Array, position: number, classes: Uint8Array): boolean {
  // What stands behind the text is 0, which is no letter.
  if (classes[units[position]!] !== CharacterClass.upper) return false;
  const after = classes[units[position + 1]!]!;
  return after !== CharacterClass.lower && after !== CharacterClass.upper;
}

/**
 * Splits a text into tokens: runs of letters and digits, single Han, kana, Hangul and Thai characters, and dotted
 * capitals (U.S.) as one. Linear in the length of the text; overwrites `tokens`. `sentenceStart` is provisional where a
 * full stop follows an abbreviation: `analyse` takes those back.
 */
export function tokenize(text: string, { classes, folds }: CharacterTable, tokens: TokenBuffer): void {
  const length = text.length;
  const units = tokens.text.take(text);
  let { start, end, hash: hashes, check: checks, flags, gap: gaps } = tokens;
  let capacity = start.length;
  let count = 0;
  let position = 0;
  let quoted = false;
  let previousLength = 0;

  while (position < length) {
    // The gap before the token. Most gaps are one space, and most of the rest are short.
    let gap: number = count === 0 ? Gap.paragraph : Gap.none;
    let newlines = 0;
    let stopSeen = false;
    let unit = 0;
    let type = 0;
    for (; position < length; position++) {
      unit = units[position]!;
      type = classes[unit]!;
      if (type === CharacterClass.space) {
        if (gap === Gap.none) gap = Gap.space;
        if (stopSeen && gap < Gap.stop) gap = Gap.stop;
      } else if (type === CharacterClass.newline) {
        // \r\n is one newline.
        if (unit !== 0x0a || position === 0 || units[position - 1] !== 0x0d) newlines++;
        if (newlines > 1) {
          gap = Gap.paragraph;
          quoted = false;
        } else if (stopSeen && gap < Gap.stop) gap = Gap.stop;
        else if (gap < Gap.newline) gap = Gap.newline;
      } else if (type === CharacterClass.other) {
        if (unit === STRAIGHT_QUOTE) quoted = !quoted;
        else if (OPENS_QUOTE[unit]) quoted = true;
        else if (CLOSES_QUOTE[unit]) quoted = false;
        if (ENDS_SENTENCE[unit]) stopSeen = true;
        const kind = GAP_OF_CHARACTER[unit]!;
        if (kind > gap) gap = kind;
      } else if (type !== CharacterClass.ignored) break;
    }
    if (position >= length) break;

    if (count === capacity) {
      tokens.ensure(count + 1);
      ({ start, end, hash: hashes, check: checks, flags, gap: gaps } = tokens);
      capacity = start.length;
    }

    const begin = position;
    const single = type === CharacterClass.single;
    let hash = FNV_OFFSET;
    let check = CHECK_SEED;
    let bits = quoted ? TokenFlag.quoted : 0;
    let lowerSeen = false;
    let upperSeen = false;
    if (type === CharacterClass.upper) bits |= TokenFlag.capital;
    for (;;) {
      while (type === CharacterClass.lower) {
        // Nearly all characters of nearly all texts: kept in a loop of their own for speed.
        lowerSeen = true;
        const folded = folds[unit]!;
        hash = imul(hash ^ folded, FNV_PRIME);
        check = (imul(check, CHECK_PRIME) + folded) | 0;
        // What stands behind the text is 0, which is no letter.
        unit = units[++position]!;
        type = classes[unit]!;
      }
      if (position >= length) break;
      if (lowerSeen && type > CharacterClass.lastOfToken) break;
      if (type !== CharacterClass.ignored) {
        const folded = folds[unit]!;
        hash = imul(hash ^ folded, FNV_PRIME);
        check = (imul(check, CHECK_PRIME) + folded) | 0;
        if (type === CharacterClass.upper) upperSeen = true;
        else if (type === CharacterClass.digit) bits |= TokenFlag.digit;
      }
      if (++position >= length) break;
      unit = units[position]!;
      type = classes[unit]!;
      if (type <= CharacterClass.lastOfToken ? !single || type === CharacterClass.ignored : false) continue;
      if (
        unit === FULL_STOP &&
        upperSeen &&
        !lowerSeen &&
        (position - begin === 1 || (bits & TokenFlag.dotted) !== 0)
      ) {
        // U.S. and D.C.: a full stop between single capitals belongs to the token.
        if (isSingleCapital(units, position + 1, classes)) {
          bits |= TokenFlag.dotted;
          unit = units[++position]!;
          type = CharacterClass.upper;
          continue;
        }
        if ((bits & TokenFlag.dotted) !== 0) position++;
      }
      break;
    }

    if (upperSeen && !lowerSeen) bits |= TokenFlag.upper;
    if (!upperSeen && !lowerSeen) bits |= TokenFlag.caseless;
    if (gap === Gap.paragraph) bits |= TokenFlag.paragraphStart | TokenFlag.sentenceStart;
    else if (stopSeen) {
      // A CJK full stop needs no space; a Latin one does, and no small letter after it.
      if (gap === Gap.stop ? (bits & TokenFlag.capital) !== 0 || !lowerSeen : single) bits |= TokenFlag.sentenceStart;
      if (gap === Gap.stop && previousLength <= LONGEST_ABBREVIATION && units[end[count - 1]!] === FULL_STOP)
        bits |= TokenFlag.joined;
    }
    if ((JOINING >>> gap) & 1 && (gap !== Gap.dot || previousLength <= LONGEST_ABBREVIATION)) bits |= TokenFlag.joined;

    start[count] = begin;
    end[count] = position;
    hashes[count] = hash >>> 0;
    checks[count] = check >>> 0;
    flags[count] = bits;
    gaps[count] = gap;
    previousLength = position - begin;
    count++;
  }
  tokens.count = count;
}
