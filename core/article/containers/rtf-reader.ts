import { Rejection } from '../../errors';
import { decodeBytes } from '../encodings/windows-1252';
import { encodingOfCharset, encodingOfPage } from './rtf-charsets';
import { CHARACTERS, INFO_GROUPS, PARAGRAPH_ENDS, SKIPPED_GROUPS } from './rtf-words';

/** What an RTF file says, without its looks. */
export interface RtfDocument {
  paragraphs: string[];
  title?: string;
  author?: string;
  /** Local times of `\creatim` and `\revtim`, RFC 3339 without offset. */
  created?: string;
  revised?: string;
}

const MAX_DEPTH = 200;
const MAX_PARAGRAPHS = 100_000;
/** Digits and letters of the longest control word; Word writes none longer than 32. */
const LONGEST_WORD = 40;

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

interface Group {
  /** Its text is not the document's. */
  skipped: boolean;
  /** Hidden or struck text, until it is turned off. */
  hidden: boolean;
  /** Characters after `\u` that readers who know it pass over. */
  unicodeSkip: number;
  encoding: string;
  /** A group of `\info` whose text or time is wanted. */
  info?: string;
  inFonts: boolean;
}

const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Reads RTF (specification 1.9.1) in one pass. */
class RtfReader {
  private position = 0;
  private group: Group = { skipped: false, hidden: false, unicodeSkip: 1, encoding: 'windows-1252', inFonts: false };
  private readonly outer: Group[] = [];
  private text = '';
  /** Bytes of the document's own encoding, not yet decoded: a character may have two. */
  private pending: number[] = [];
  private passOver = 0;
  private atGroupStart = false;
  private documentEncoding = 'windows-1252';
  private font = 0;
  private readonly fonts = new Map<number, string>();
  private readonly info: Record<string, string> = {};
  private readonly times: Record<string, number[]> = {};
  private readonly paragraphs: string[] = [];

  constructor(private readonly bytes: Uint8Array) {}

  read(): RtfDocument {
    while (this.position < this.bytes.length) this.step();
    if (this.outer.length > 0) throw new Rejection('MALFORMED', 'The RTF breaks off.');
    this.endParagraph();
    const { title, author } = this.info;
    return {
      paragraphs: this.paragraphs,
      ...(title?.trim() && { title: title.trim() }),
      ...(author?.trim() && { author: author.trim() }),
      ...this.dates(),
    };
  }

  private step(): void {
    const byte = this.bytes[this.position]!;
    if (byte === BACKSLASH) return this.control();
    this.position++;
    if (byte === OPEN) {
      this.flush();
      if (this.outer.length >= MAX_DEPTH) throw new Rejection('TOO_DEEP');
      this.outer.push(this.group);
      this.group = { ...this.group };
      this.atGroupStart = true;
      this.passOver = 0;
    } else if (byte === CLOSE) {
      this.flush();
      // More closing than opening: readers end there.
      this.group = this.outer.pop() ?? this.group;
      this.passOver = 0;
      if (this.outer.length === 0) this.position = this.bytes.length;
    } else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) this.byte(byte);
  }

  private control(): void {
    const symbol = this.bytes[this.position + 1];
    if (symbol === undefined) this.position = this.bytes.length;
    else if (isLetter(symbol)) this.controlWord();
    else {
      this.position += 2;
      this.controlSymbol(symbol);
    }
  }

  private controlSymbol(symbol: number): void {
    switch (String.fromCharCode(symbol)) {
      case "'": {
        const hex = String.fromCharCode(...this.bytes.subarray(this.position, this.position + 2));
        this.position += 2;
        const value = parseInt(hex, 16);
        if (!Number.isNaN(value)) this.byte(value);
        return;
      }
      case '*':
        this.group.skipped ||= this.atGroupStart;
        return;
      case '~':
        return this.add('\u00a0');
      case '_':
        return this.add('‑');
      case '\\':
      case '{':
      case '}':
        return this.byte(symbol);
      case '\n':
      case '\r':
        return this.endParagraph();
    }
  }

  private controlWord(): void {
    const start = ++this.position;
    while (this.position - start < LONGEST_WORD && isLetter(this.bytes[this.position] ?? 0)) this.position++;
    const word = String.fromCharCode(...this.bytes.subarray(start, this.position));
    const negative = this.bytes[this.position] === 0x2d;
    if (negative) this.position++;
    const digits = this.position;
    while (this.position - digits < LONGEST_WORD && isDigit(this.bytes[this.position] ?? 0)) this.position++;
    const number =
      this.position > digits
        ? Number(String.fromCharCode(...this.bytes.subarray(digits, this.position))) * (negative ? -1 : 1)
        : undefined;
    if (this.bytes[this.position] === 0x20) this.position++;
    this.obey(word, number);
    this.atGroupStart = false;
  }

  private obey(word: string, number: number | undefined): void {
    if (word === 'bin') {
      this.position += Math.max(0, number ?? 0);
      return;
    }
    if (this.atGroupStart && this.openGroup(word)) return;
    switch (word) {
      case 'u':
        if (number !== undefined) this.add(String.fromCharCode(number & 0xffff));
        this.passOver = this.group.unicodeSkip;
        return;
      case 'uc':
        this.group.unicodeSkip = Math.min(Math.max(number ?? 1, 0), 8);
        return;
      case 'ansicpg':
        this.documentEncoding = encodingOfPage(number ?? 1252);
        this.useEncoding(this.documentEncoding);
        return;
      case 'mac':
        this.documentEncoding = 'macintosh';
        this.useEncoding('macintosh');
        return;
      case 'f':
        this.font = number ?? 0;
        if (!this.group.inFonts) this.useEncoding(this.fonts.get(this.font) ?? this.documentEncoding);
        return;
      case 'plain':
        return this.useEncoding(this.documentEncoding);
      case 'fcharset': {
        const encoding = encodingOfCharset(number ?? 0);
        if (this.group.inFonts && encoding) this.fonts.set(this.font, encoding);
        return;
      }
      case 'v':
      case 'deleted':
        this.flush();
        this.group.hidden = number !== 0;
        return;
      case 'yr':
      case 'mo':
      case 'dy':
      case 'hr':
      case 'min':
        if (this.group.info) (this.times[this.group.info] ??= []).push(number ?? 0);
        return;
    }
    if (PARAGRAPH_ENDS.has(word)) this.endParagraph();
    else if (Object.hasOwn(CHARACTERS, word)) this.add(CHARACTERS[word]!);
  }

  /** @returns whether the word says what the group that it begins is for */
  private openGroup(word: string): boolean {
    if (word === 'info') return true;
    if (INFO_GROUPS.has(word)) {
      this.group.info = word;
      this.info[word] ??= '';
      return true;
    }
    if (word === 'creatim' || word === 'revtim') {
      this.group.info = word;
      this.group.skipped = true;
      return true;
    }
    if (!SKIPPED_GROUPS.has(word)) return false;
    this.group.skipped = true;
    this.group.inFonts ||= word === 'fonttbl';
    return true;
  }

  private useEncoding(encoding: string): void {
    if (encoding === this.group.encoding) return;
    this.flush();
    this.group.encoding = encoding;
  }

  private byte(byte: number): void {
    this.atGroupStart = false;
    if (this.passOver > 0) this.passOver--;
    else if (!this.group.skipped && !this.group.hidden) this.pending.push(byte);
  }

  private add(characters: string): void {
    this.atGroupStart = false;
    this.flush();
    if (this.group.skipped || this.group.hidden) return;
    if (this.group.info) this.info[this.group.info]! += characters;
    else this.text += characters;
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    const characters = decodeBytes(this.group.encoding, Uint8Array.from(this.pending), { fatal: false });
    this.pending = [];
    if (this.group.info) this.info[this.group.info]! += characters;
    else this.text += characters;
  }

  private endParagraph(): void {
    this.flush();
    if (this.group.skipped || this.group.info) return;
    const paragraph = this.text.trim();
    this.text = '';
    if (paragraph === '') return;
    if (this.paragraphs.length >= MAX_PARAGRAPHS) throw new Rejection('TOO_COMPLEX');
    this.paragraphs.push(paragraph);
  }

  private dates(): Pick<RtfDocument, 'created' | 'revised'> {
    const created = localTime(this.times.creatim);
    const revised = localTime(this.times.revtim);
    return { ...(created && { created }), ...(revised && { revised }) };
  }
}

/** @param parts year, month, day, hour, minute, as `\creatim` lists them */
function localTime(parts: readonly number[] = []): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  if (year < 1980 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59) {
    return undefined;
  }
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:00`;
}

/** @throws Rejection MALFORMED, TOO_DEEP or TOO_COMPLEX */
export function readRtf(bytes: Uint8Array): RtfDocument {
  return new RtfReader(bytes).read();
}
