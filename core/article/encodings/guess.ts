import { decodeBytes } from './windows-1252';

/** What the bytes of a text without declared encoding are most likely written in. */

/** Encodings that a guess may name; what else chardet knows is no encoding of news. */
const GUESSABLE = new Set(
  'windows-1252 windows-1251 windows-1250 windows-1253 windows-1254 windows-1255 windows-1256 iso-8859-1 iso-8859-2 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-9 koi8-r gb18030 big5 shift_jis euc-jp euc-kr iso-2022-jp'.split(
    ' ',
  ),
);
/** Lead bytes of the characters in daily use, in encodings whose standard puts those first. */
const COMMON_LEADS: readonly [encoding: string, first: number, last: number][] = [
  ['euc-kr', 0xb0, 0xc8],
  ['gb18030', 0xb0, 0xd7],
  ['big5', 0xa4, 0xc6],
  ['shift_jis', 0x81, 0x97],
  ['euc-jp', 0xa4, 0xcf],
];
/** A confidence (0–100) that chardet gives to what it cannot tell apart. */
const UNSURE = 20;
/** The Windows page that has letters where its ISO page has control characters. */
const WINDOWS_PAGE: Readonly<Record<string, string>> = {
  'iso-8859-2': 'windows-1250',
  'iso-8859-6': 'windows-1256',
  'iso-8859-7': 'windows-1253',
  'iso-8859-8': 'windows-1255',
};
/** Latin-1 counts when it is nearly as likely as Latin-2: the two share most of their letters. */
const NEARLY = 0.75;
/** A sample is enough to tell. */
const SAMPLE = 100_000;

interface Guess {
  name: string;
  /** 0–100 */
  confidence: number;
}

/** @returns the label of an encoding that TextDecoder knows, or undefined when none fits. */
export async function guessEncoding(bytes: Uint8Array): Promise<string | undefined> {
  const sample = bytes.subarray(0, SAMPLE);
  const { analyse } = await import('chardet');
  const guesses = analyse(sample)
    .map(({ name, confidence }) => ({ name: name.toLowerCase(), confidence }))
    .filter(({ name }) => GUESSABLE.has(name));
  const [best] = guesses;
  if (!best || best.confidence <= UNSURE) return commonCharacters(sample) ?? best?.name;
  if (isLatin2(best.name) && readsAsLatin1(sample, best, guesses)) return 'windows-1252';
  const windows = WINDOWS_PAGE[best.name];
  return windows && sample.some((byte) => byte >= 0x80 && byte < 0xa0) ? windows : best.name;
}

/** Of the encodings of East Asia, the one in which all characters are valid and nearly all are in daily use. */
function commonCharacters(bytes: Uint8Array): string | undefined {
  let best: string | undefined;
  let bestShare = 0.9;
  for (const [encoding, first, last] of COMMON_LEADS) {
    const text = decoded(encoding, bytes);
    if (text === undefined) continue;
    let characters = 0;
    let common = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte < 0x80) continue;
      characters++;
      if (byte >= first && byte <= last) common++;
      at++;
    }
    if (characters > 1 && common / characters > bestShare) {
      best = encoding;
      bestShare = common / characters;
    }
  }
  return best;
}

const isLatin2 = (name: string): boolean => name === 'iso-8859-2' || name === 'windows-1250';

/** A Latin-2 text read as Latin-1 has signs where letters belong: ³ for ł, ¹ for š, ± for ą. */
function readsAsLatin1(bytes: Uint8Array, best: Guess, guesses: readonly Guess[]): boolean {
  const latin1 = guesses.find(({ name }) => name === 'iso-8859-1' || name === 'windows-1252');
  if (!latin1 || latin1.confidence < best.confidence * NEARLY) return false;
  const text = decoded('windows-1252', bytes);
  return text !== undefined && !/\p{L}[¹²³¼½¾±¶¿º]|[¹³¼½¾±¶]\p{L}/u.test(text);
}

function decoded(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return decodeBytes(encoding, bytes, { fatal: true });
  } catch {
    return undefined;
  }
}
