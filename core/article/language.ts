import { UnitBuffer } from '../text/units';

/** Frequent short words by language (BCP 47 primary subtag); a word of several languages counts for each. */
const STOPWORDS: Record<string, string> = {
  en: 'the of and to in that is was for on with as by at from his he it be are this have said will who not but they which an has were',
  es: 'el la los las de que y en un una por con para del se no su al es como más pero sus le ya fue este',
  fr: 'le la les de des et en un une du que est pour dans qui par sur au avec ce pas il plus ne se sont cette ses mais',
  de: 'der die und das den von zu mit ist des im für auf ein eine nicht dem sich auch an als es wird sind bei aus nach hat werden',
  pt: 'o a os as de que e do da em um uma para com não por mais dos no na se foi ao das pelo são como mas',
  it: 'il la di che e un una per in del della con non è sono dei le al da si nel alla più ha gli i come anche',
  nl: 'de het een van en in is dat op te voor met zijn niet aan er om ook als bij maar hij door',
  sv: 'och att det i en som på är av för med den till inte om har de ett var men',
  no: 'og i det er på en som for med til av at ikke har de den et om var seg',
  da: 'og i at det er en til på som for med de af ikke den har et der var sig',
  tr: 've bir bu da de için ile olarak olan çok daha gibi ne kadar sonra ise',
  pl: 'w i na z do się nie to że jest o jak po od za przez dla są był oraz',
  id: 'yang dan di dari untuk dengan pada ini itu dalam tidak akan juga ke oleh',
  sw: 'ya wa na kwa ni la za katika cha hiyo hii kuwa huo alisema',
  fi: 'ja on ei että se oli hän myös mutta kun ovat mukaan jos joka sen tai vain kuin olla vielä',
  cs: 'je se na že ve jako ale jsou bylo byl který podle až také není při po za od mezi',
  hu: 'az és hogy nem egy meg de volt ez csak már mint szerint vagy után azt ki lesz',
  ro: 'și de în la cu a că pe nu care din un o este pentru mai au fost după sunt',
  vi: 'và của là có trong cho được với các không một người những đã này',
};

const LANGUAGES = Object.keys(STOPWORDS);

/** Of words in lower case, as `detectLanguage` makes it letter by letter. */
const hashOf = (hash: number, unit: number) => (Math.imul(hash, 31) + unit) | 0;

/** By hash of a stopword: the languages that have it, a bit each. */
const LANGUAGES_OF_WORD = new Map<number, number>();
let longest = 0;
LANGUAGES.forEach((language, index) => {
  for (const word of STOPWORDS[language]!.split(' ')) {
    let hash = 0;
    for (let at = 0; at < word.length; at++) hash = hashOf(hash, word.charCodeAt(at));
    LANGUAGES_OF_WORD.set(hash, (LANGUAGES_OF_WORD.get(hash) ?? 0) | (1 << index));
    longest = Math.max(longest, word.length);
  }
});
const LONGEST_STOPWORD = longest;

/** Beside one of these stands a part of an address or a tag, such as the a of <a href> and the com of .com. */
const IN_ADDRESS = new Set([...'./<>=@_'].map((mark) => mark.charCodeAt(0)));
const FULL_STOP = 0x2e;

const buffer = new UnitBuffer();

const LETTER = /^\p{L}$/u;

/** Of text in lower case. Letters beyond the BMP, which no stopword has, count as none. */
function isLetter(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x61 && unit <= 0x7a;
  // Quotation marks and dashes are the commonest of the others.
  return (unit < 0x2000 || unit > 0x206f) && LETTER.test(String.fromCharCode(unit));
}

/** Enough of the text to tell: some 70 words. */
const SAMPLE = 400;
/** Below this share of stopwords a text in Latin script is not running text of a language we know. */
const LEAST_SHARE = 0.08;

/** Languages that no text in Latin script is in. */
const OTHER_SCRIPTS = new Set('ja zh ko ar fa ru uk hi el he th'.split(' '));
/** Languages that share too many short words for these to tell one from the other. */
const KIN: readonly string[] = ['no da sv', 'es pt'];
/** So many finds, and so many times as many as for the language that is said, speak against it. */
const LEAST_FOUND = 4;
const LEAST_TIMES = 3;
/** Of running text a third of the words are short ones. */
const PLAIN_SHARE = 0.14;

/** Whether a character may stand in a text of Latin script: its letters, quotation marks and dashes. */
function isOfLatinText(unit: number): boolean {
  return unit < 0x370 || (unit >= 0x2000 && unit <= 0x206f);
}

function scriptOf(text: string): string | undefined {
  const counts = {
    kana: 0,
    han: 0,
    hangul: 0,
    arabic: 0,
    cyrillic: 0,
    devanagari: 0,
    latin: 0,
    greek: 0,
    hebrew: 0,
    thai: 0,
  };
  for (let position = 0; position < text.length; position++) {
    const unit = text.charCodeAt(position);
    if (unit < 0x250) {
      if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) counts.latin++;
    } else if (unit < 0x400) counts.greek += unit >= 0x370 ? 1 : 0;
    else if (unit < 0x530) counts.cyrillic++;
    else if (unit < 0x600) counts.hebrew += unit >= 0x590 ? 1 : 0;
    else if (unit < 0x780) counts.arabic++;
    else if (unit >= 0x900 && unit < 0x980) counts.devanagari++;
    else if (unit >= 0xe00 && unit < 0xe80) counts.thai++;
    else if (unit >= 0x3040 && unit < 0x3100) counts.kana++;
    else if (unit >= 0x3400 && unit < 0xa000) counts.han++;
    else if (unit >= 0xac00 && unit < 0xd7b0) counts.hangul++;
  }
  // A Han or Hangul character says about as much as two or three Latin letters.
  const { kana, han, hangul, arabic, cyrillic, devanagari, latin, greek, hebrew, thai } = counts;
  const cjk = kana + han + hangul;
  if (cjk + arabic + cyrillic + devanagari + greek + hebrew + thai === 0) return undefined;
  if (cjk * 2 > latin) return kana * 5 > han ? 'ja' : hangul > han ? 'ko' : 'zh';
  const others: [number, string][] = [
    [arabic, 'ar'],
    [cyrillic, 'ru'],
    [devanagari, 'hi'],
    [greek, 'el'],
    [hebrew, 'he'],
    [thai, 'th'],
  ];
  const [most, language] = others.reduce((best, each) => (each[0] > best[0] ? each : best));
  return most > latin ? language : undefined;
}

/** How often words of each language stand in a text, and how many words there are. */
interface StopwordCounts {
  counts: number[];
  words: number;
  /** Bit by bit as LANGUAGES: more than one word of the language stands in the text. */
  several: number;
}

/** Ukrainian and Persian are told from Russian and Arabic by letters of their own. Undefined for Latin script. */
function languageOfScript(sample: string): string | undefined {
  const byScript = scriptOf(sample);
  if (byScript === 'ru' && /[іїєґ]/i.test(sample)) return 'uk';
  if (byScript === 'ar' && /[پچژگ]/.test(sample)) return 'fa';
  return byScript;
}

function countStopwords(units: ArrayLike<number>, length: number): StopwordCounts {
  const counts = new Array<number>(LANGUAGES.length).fill(0);
  const first = new Array<number>(LANGUAGES.length).fill(0);
  let words = 0;
  let several = 0;
  for (let position = 0; position < length; position++) {
    if (!isLetter(units[position]!)) continue;
    const start = position;
    let hash = 0;
    // What stands behind the text is no letter.
    for (; isLetter(units[position]!); position++) hash = hashOf(hash, units[position]!);
    words++;
    // Most words are longer than any of ours, and need not be looked for.
    if (position - start > LONGEST_STOPWORD) continue;
    const behind = position < length ? units[position]! : 0;
    if ((start > 0 && IN_ADDRESS.has(units[start - 1]!)) || (behind !== FULL_STOP && IN_ADDRESS.has(behind))) continue;
    for (let of = LANGUAGES_OF_WORD.get(hash) ?? 0; of !== 0; of &= of - 1) {
      const language = 31 - Math.clz32(of & -of);
      if (counts[language]!++ === 0) first[language] = hash;
      else if (first[language] !== hash) several |= 1 << language;
    }
  }
  return { counts, words, several };
}

/** What a text is likeliest in; a word that stands again and again, such as "(AUS)" in a list, is none of German. */
function likeliest({ counts, words, several }: StopwordCounts): number | undefined {
  const best = counts.reduce((most, count, index) => (count > counts[most]! ? index : most), 0);
  const count = counts[best]!;
  if (count < 2 || count < words * LEAST_SHARE) return undefined;
  return count === 2 || (several & (1 << best)) !== 0 ? best : undefined;
}

/**
 * The language of a text as a BCP 47 primary subtag, by its script and then by frequent short words; undefined when they
 * do not tell.
 * @param said what is said of the language elsewhere: it holds unless the text is plainly in another one, as English copy
 *   in the template of an Italian service is
 */
export function detectLanguage(text: string, from = 0, said?: string): string | undefined {
  const sample = text.slice(from, from + SAMPLE);
  const lower = sample.toLowerCase();
  const units = buffer.take(lower);
  const { length } = lower;
  let latin = 0;
  while (latin < length && isOfLatinText(units[latin]!)) latin++;
  const byScript = latin < length ? languageOfScript(sample) : undefined;
  const known = said === undefined ? -1 : LANGUAGES.indexOf(said);
  if (byScript !== undefined) return said === undefined || known >= 0 ? byScript : said;
  if (said !== undefined && known < 0 && !OTHER_SCRIPTS.has(said)) return said;
  const counted = countStopwords(units, length);
  const found = likeliest(counted);
  if (said === undefined) return found === undefined ? undefined : LANGUAGES[found];
  return found === undefined || !contradicts(found, known, counted) ? said : LANGUAGES[found];
}

function contradicts(found: number, said: number, { counts, words }: StopwordCounts): boolean {
  if (found === said || counts[found]! < LEAST_FOUND || counts[found]! < words * PLAIN_SHARE) return false;
  if (said < 0) return true;
  const kin = KIN.some((group) => group.includes(LANGUAGES[found]!) && group.includes(LANGUAGES[said]!));
  return !kin && counts[found]! >= (counts[said]! + 1) * LEAST_TIMES;
}
