import { Rejection } from '../../errors';
import { encodingOfCharset, encodingOfPage } from './rtf-charsets';
import type { RtfDocument, RtfGroup } from './rtf-text';
import { RtfText } from './rtf-text';
import { CHARACTERS, INFO_GROUPS, PARAGRAPH_ENDS, SKIPPED_GROUPS } from './rtf-words';

const MAX_DEPTH = 200;
/** Digits and letters of the longest control word; Word writes none longer than 32. */
const LONGEST_WORD = 40;

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Reads RTF (specification 1.9.1) in one pass. */
class RtfReader {
  private position = 0;
  private group: RtfGroup = { skipped: false, hidden: false, unicodeSkip: 1, encoding: 'windows-1252', inFonts: false };
  private readonly outer: RtfGroup[] = [];
  private readonly text = new RtfText();
  private passOver = 0;
  private atGroupStart = false;
  private documentEncoding = 'windows-1252';
  private font = 0;
  private readonly fonts = new Map<number, string>();

  constructor(private readonly bytes: Uint8Array) {}

  read(): RtfDocument {
    while (this.position < this.bytes.length) this.step();
    if (this.outer.length > 0) throw new Rejection('MALFORMED', 'The RTF breaks off.');
    this.text.endParagraph(this.group);
    return this.text.document();
  }

  private step(): void {
    const byte = this.bytes[this.position]!;
    if (byte === BACKSLASH) return this.control();
    this.position++;
    if (byte === OPEN) {
      this.text.flush(this.group);
      if (this.outer.length >= MAX_DEPTH) throw new Rejection('TOO_DEEP');
      this.outer.push(this.group);
      this.group = { ...this.group };
      this.atGroupStart = true;
      this.passOver = 0;
    } else if (byte === CLOSE) {
      this.text.flush(this.group);
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
        return this.text.endParagraph(this.group);
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
        this.text.flush(this.group);
        this.group.hidden = number !== 0;
        return;
      case 'yr':
      case 'mo':
      case 'dy':
      case 'hr':
      case 'min':
        return this.text.addTime(number ?? 0, this.group);
    }
    if (PARAGRAPH_ENDS.has(word)) this.text.endParagraph(this.group);
    else if (Object.hasOwn(CHARACTERS, word)) this.add(CHARACTERS[word]!);
  }

  /** @returns whether the word says what the group that it begins is for */
  private openGroup(word: string): boolean {
    if (word === 'info') return true;
    if (INFO_GROUPS.has(word)) {
      this.group.info = word;
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
    this.text.flush(this.group);
    this.group.encoding = encoding;
  }

  private byte(byte: number): void {
    this.atGroupStart = false;
    if (this.passOver > 0) this.passOver--;
    else this.text.byte(byte, this.group);
  }

  private add(characters: string): void {
    this.atGroupStart = false;
    this.text.add(characters, this.group);
  }
}

/** @throws Rejection MALFORMED, TOO_DEEP or TOO_COMPLEX */
export function readRtf(bytes: Uint8Array): RtfDocument {
  return new RtfReader(bytes).read();
}
