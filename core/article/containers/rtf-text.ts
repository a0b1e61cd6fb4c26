import { Rejection } from '../../errors';
import { decodeBytes } from '../encodings/windows-1252';

/** What an RTF file says, without its looks. */
export interface RtfDocument {
  paragraphs: string[];
  title?: string;
  author?: string;
  /** Local times of `\creatim` and `\revtim`, RFC 3339 without offset. */
  created?: string;
  revised?: string;
}

/** What holds for the words of a group, until it says otherwise. */
export interface RtfGroup {
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

const MAX_PARAGRAPHS = 100_000;

/** Gathers the words of an RTF document, by the group they stand in. */
export class RtfText {
  private text = '';
  /** Bytes of the group's encoding, not yet decoded: a character may have two. */
  private pending: number[] = [];
  private readonly info: Record<string, string> = {};
  private readonly times: Record<string, number[]> = {};
  private readonly paragraphs: string[] = [];

  byte(byte: number, { skipped, hidden }: RtfGroup): void {
    if (!skipped && !hidden) this.pending.push(byte);
  }

  add(characters: string, group: RtfGroup): void {
    this.flush(group);
    if (!group.skipped && !group.hidden) this.append(characters, group);
  }

  /** Part of the time that the group tells: year, month, day, hour and minute, in that order. */
  addTime(part: number, { info }: RtfGroup): void {
    if (info) (this.times[info] ??= []).push(part);
  }

  /** Before the group, its encoding or what it hides changes. */
  flush(group: RtfGroup): void {
    if (this.pending.length === 0) return;
    const characters = decodeBytes(group.encoding, Uint8Array.from(this.pending), { fatal: false });
    this.pending = [];
    this.append(characters, group);
  }

  /** @throws Rejection TOO_COMPLEX above 100,000 paragraphs */
  endParagraph(group: RtfGroup): void {
    this.flush(group);
    if (group.skipped || group.info) return;
    const paragraph = this.text.trim();
    this.text = '';
    if (paragraph === '') return;
    if (this.paragraphs.length >= MAX_PARAGRAPHS) throw new Rejection('TOO_COMPLEX');
    this.paragraphs.push(paragraph);
  }

  document(): RtfDocument {
    const title = this.info.title?.trim();
    const author = this.info.author?.trim();
    const created = localTime(this.times.creatim);
    const revised = localTime(this.times.revtim);
    return {
      paragraphs: this.paragraphs,
      ...(title && { title }),
      ...(author && { author }),
      ...(created && { created }),
      ...(revised && { revised }),
    };
  }

  private append(characters: string, { info }: RtfGroup): void {
    if (info) this.info[info] = (this.info[info] ?? '') + characters;
    else this.text += characters;
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
