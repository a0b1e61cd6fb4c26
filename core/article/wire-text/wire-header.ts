import type { SupplierFacts } from '../article';
import { completeMoment, MONTHS } from '../printed-dates';
import { supplierSubject } from '../structured/supplier-subject';
import type { SupplierVocabulary } from '../supplier-vocabulary';
import type { WireFrame } from './frame';
import { HEADER_7901 } from './frame';

/** What the heading and the trailer of a message say. */
export interface WireHeader {
  slugline?: string;
  urgency?: number;
  versionCreated?: string;
  /** Transmission number, such as `W2607`. */
  number?: string;
}

/** ANPA 1312 priority letters in their order: flash, bulletin, urgent, rush, deferred. */
const ANPA_PRIORITIES = 'fburd';
const CONTROLS = /[^\P{Cc}\r\n]+/gu;
const ANPA_LINE = /^([a-z]) ([a-z])\b(.{0,120})$/i;
const ANPA_DATE = /\d\d-\d\d {1,4}\d{1,5}$/;
/** "AP-WF-11-13-13 0745GMT": month, day, year, time. */
const AP_TRAILER = /\b(AP)-[A-Z]{1,3}-(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d)GMT/;
/** "212101 GMT Nov 18": day and time, month, year. */
const TRAILER_7901 = /^(\d\d)(\d\d)(\d\d)(?: (GMT|UTC))? {1,3}(\p{L}{3,5})\.? (\d\d)\b/u;

/** Reads the heading of a message, and adds who sent it and its category to the facts. */
export function readWireHeader(
  { protocol, header, trailer }: WireFrame,
  facts: SupplierFacts,
  vocabulary: SupplierVocabulary,
  timeZone: string | undefined,
): WireHeader {
  switch (protocol) {
    case 'anpa-1312':
      return { ...readAnpa(header, facts, vocabulary), ...readApTrailer(trailer, facts) };
    case 'iptc-7901':
      return { ...read7901(header, facts, vocabulary), ...readTrailer7901(trailer, timeZone) };
    case 'zczc':
      return readZczc(header, facts);
    case 'fields':
      return {};
  }
}

function credit(facts: SupplierFacts, field: string, value: string): void {
  facts.credits.push({ field, value, role: 'text' });
}

function category(facts: SupplierFacts, letter: string, vocabulary: SupplierVocabulary): void {
  const subject = supplierSubject('header.category', { code: letter, scheme: 'anpa-category' }, vocabulary);
  if (subject) facts.subjects.push(subject);
}

function readAnpa(header: string, facts: SupplierFacts, vocabulary: SupplierVocabulary): WireHeader {
  const [first = '', ...rest] = header.split('\n');
  const found: WireHeader = {};
  const number = /^([A-Za-z]\d{4})([A-Z]{2,12})?/.exec(first);
  if (number) found.number = number[1];
  if (number?.[2]) credit(facts, 'header.source', number[2]);
  const line = ANPA_LINE.exec(rest.join(' ').replace(CONTROLS, ' ').trim());
  if (!line) return found;
  const priority = ANPA_PRIORITIES.indexOf(line[1]!.toLowerCase());
  if (priority >= 0) found.urgency = priority + 1;
  category(facts, line[2]!.toLowerCase(), vocabulary);
  const keyword = ANPA_DATE.exec(line[3]!.trimEnd());
  if (keyword) found.slugline = line[3]!.slice(0, keyword.index).replace(/\s+/g, ' ').trim();
  return found;
}

function readApTrailer(trailer: string, facts: SupplierFacts): WireHeader {
  const found = AP_TRAILER.exec(trailer);
  if (!found) return {};
  credit(facts, 'trailer', found[1]!);
  const [month, day, year, hour, minute] = found.slice(2, 7).map(Number);
  const versionCreated = completeMoment(
    { year: 2000 + year!, month: month!, day: day!, hour: hour!, minute: minute!, offset: 0 },
    undefined,
  );
  return versionCreated === undefined ? {} : { versionCreated };
}

function read7901(header: string, facts: SupplierFacts, vocabulary: SupplierVocabulary): WireHeader {
  const lines = header.split(/[\r\n]+/).map((line) => line.trim());
  const found = HEADER_7901.exec(lines[0] ?? '');
  if (!found) return {};
  const [, service, number, priority, letters, , rest] = found;
  if (letters!.length === 1) category(facts, letters!.toLowerCase(), vocabulary);
  const source = rest && /(?:^| )(\p{L}[\p{L}-]{1,11}) {1,4}\d{1,6}$/u.exec(rest)?.[1];
  if (source) credit(facts, 'header.source', source);
  const slugline = lines.slice(1).find((line) => line !== '');
  return {
    number: `${service}${number}`,
    urgency: Number(priority),
    ...(slugline && { slugline: slugline.replace(/^\/|\/$/g, '') }),
  };
}

function readTrailer7901(trailer: string, timeZone: string | undefined): WireHeader {
  const found = TRAILER_7901.exec(trailer);
  if (!found) return {};
  const [, day, hour, minute, zone, monthName, year] = found;
  const versionCreated = completeMoment(
    {
      year: 2000 + Number(year),
      month: MONTHS[monthName!.toLowerCase()],
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      ...(zone && { offset: 0 }),
    },
    timeZone,
  );
  return versionCreated === undefined ? {} : { versionCreated };
}

function readZczc(header: string, facts: SupplierFacts): WireHeader {
  const source = /^zczc ([A-Z]{2,8})$/i.exec(header.trim())?.[1];
  if (source) credit(facts, 'header.source', source);
  return {};
}
