/** What the tokenizer knows of each UTF-16 code unit: its class, and the unit it folds to. */

export const CharacterClass = {
  lower: 0,
  upper: 1,
  digit: 2,
  /** A letter of a script without case, or a number that is no digit. */
  caseless: 3,
  /** Belongs to the token it stands in, but is not compared: accents, tatweel, soft hyphens, zero-width joiners. */
  ignored: 4,
  /** Classes up to here go on with the token they follow. */
  lastOfToken: 4,
  /** A script written without spaces, or with glued particles: every unit is a token of its own. */
  single: 5,
  space: 6,
  newline: 7,
  /** Ends a token and says nothing else: symbols, dashes, currency. */
  other: 8,
} as const;

export interface CharacterTable {
  classes: Uint8Array;
  folds: Uint16Array;
}

const SINGLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const LETTER_FOLDS: Record<string, string> = {
  ß: 's',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 't',
  ħ: 'h',
  ŋ: 'n',
  ё: 'е',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ی: 'ي',
  ک: 'ك',
};

function classOf(unit: number, character: string): number {
  if (character === '\n' || character === '\r' || unit === 0x2028 || unit === 0x2029 || unit === 0x85)
    return CharacterClass.newline;
  if (/[\s\u200b\u2060]/u.test(character)) return CharacterClass.space;
  if (unit === 0xad || unit === 0x640 || (unit >= 0x200c && unit <= 0x200f) || /\p{M}/u.test(character)) {
    return CharacterClass.ignored;
  }
  if (/\p{Nd}/u.test(character)) return CharacterClass.digit;
  if (SINGLE.test(character)) return CharacterClass.single;
  if (/[\p{Lu}\p{Lt}]/u.test(character)) return CharacterClass.upper;
  if (/\p{Ll}/u.test(character)) return CharacterClass.lower;
  if (/[\p{L}\p{N}]/u.test(character)) return CharacterClass.caseless;
  return CharacterClass.other;
}

function foldOf(unit: number, character: string): number {
  // Decomposing would take the voicing marks off kana, and they tell ガザ (Gaza) from かさ (umbrella).
  if (SINGLE.test(character)) return unit;
  const base = character.normalize('NFKD').replace(/\p{M}/gu, '');
  const lower = (base.length === 1 ? base : character).toLowerCase();
  const folded = LETTER_FOLDS[lower] ?? lower;
  return folded.length === 1 ? folded.charCodeAt(0) : unit;
}

/**
 * Makes the table for all 65,536 code units. Lower case, without accents (São = sao), full-width forms as ASCII, Arabic
 * alef, yeh and teh marbuta in one form each. Surrogates count as `other`, since no lexicon word lies beyond the BMP.
 * Takes tens of milliseconds, so it is compiled into the tables.
 */
export function makeCharacterTable(): CharacterTable {
  const classes = new Uint8Array(0x10000);
  const folds = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const surrogate = unit >= 0xd800 && unit <= 0xdfff;
    const character = String.fromCharCode(unit);
    classes[unit] = surrogate ? CharacterClass.other : classOf(unit, character);
    folds[unit] = surrogate ? unit : foldOf(unit, character);
  }
  return { classes, folds };
}
