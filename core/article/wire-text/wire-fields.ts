import type { SupplierFacts } from '../article';
import { titled } from '../dateline';
import { supplierSubject } from '../structured/supplier-subject';
import type { SupplierVocabulary } from '../supplier-vocabulary';
import type { WireLine } from './wire-lines';

/** What the marked lines at the head of a ZCZC message hold. Offsets say where, so that they can be segments. */
export interface ZczcFields {
  headline?: WireLine;
  slugline?: string;
  byline?: string;
  located?: string;
  date?: string;
  /** How many lines are such fields; the body follows. */
  count: number;
}

/** `XX#` fields of business wires: title, byline, date, source, abstract, keywords, text. */
const NAMED = /^([A-Z]{2})#(.*)$/;
const MARKED = /^([%#$:&*@])(.*)$/;
/** A line of selector codes: "YY RFG TDR", "HH TDCom". */
const SELECTORS = /^[A-Z]{2} [A-Z]{2}[\w() ]{0,60}$/;
const PLACE = /^\((\p{Lu}[\p{L} .'-]{1,40})\)$/u;

const within = (line: WireLine, offset: number): WireLine => {
  const text = line.text.slice(offset).trim();
  const start = line.start + line.text.indexOf(text, offset);
  return { ...line, text, start, end: start + text.length };
};

/** Reads the marked lines of a ZCZC message: `$` headline, `#` slug, `:` second headline or place, `*` subject, `@` state. */
export function readZczcFields(
  lines: readonly WireLine[],
  facts: SupplierFacts,
  vocabulary: SupplierVocabulary,
): ZczcFields {
  const fields: ZczcFields = { count: 0 };
  let second: WireLine | undefined;
  let slug: WireLine | undefined;
  for (const line of lines) {
    const named = NAMED.exec(line.text);
    const marked = named ? undefined : MARKED.exec(line.text);
    if (named) {
      const value = named[2]!.trim();
      fields.count++;
      if (named[1] === 'TX') break;
      if (value !== '') readNamed(named[1]!, within(line, 3), fields, facts);
    } else if (marked) {
      fields.count++;
      const value = marked[2]!.trim();
      if (value === '') continue;
      if (marked[1] === '$' && value.length > 2) fields.headline ??= within(line, 1);
      else if (marked[1] === '#') slug ??= within(line, 1);
      else if (marked[1] === ':') {
        const place = PLACE.exec(value);
        if (place) fields.located ??= titled(place[1]!);
        else if (/\p{L}{3}/u.test(value)) second = within(line, 1 + Math.max(0, value.lastIndexOf(':') + 1));
      } else if (marked[1] === '*' || marked[1] === '%') addSubject(marked[1], value, facts, vocabulary);
      else if (marked[1] === '@') facts.places.push({ field: '@', value, scheme: 'name', name: value });
    } else if (SELECTORS.test(line.text) && !/[a-z]{4}/.test(line.text)) fields.count++;
    else break;
  }
  fields.headline ??= second ?? slug ?? headlineAmong(lines[fields.count]);
  if (fields.headline === lines[fields.count]) fields.count++;
  if (slug) fields.slugline ??= slug.text;
  return fields;
}

const LONGEST_HEADLINE = 100;

/** The first line of the text, when it is shaped like a headline. */
function headlineAmong(line: WireLine | undefined): WireLine | undefined {
  return line && line.text.length <= LONGEST_HEADLINE && !line.indented && !/[.!?]$/.test(line.text) ? line : undefined;
}

function readNamed(name: string, line: WireLine, fields: ZczcFields, facts: SupplierFacts): void {
  if (name === 'TI') fields.headline = line;
  else if (name === 'BY') fields.byline = line.text;
  else if (name === 'PD') fields.date = line.text;
  else if (name === 'KY') fields.slugline = line.text;
  else if (name === 'KN') facts.credits.push({ field: 'KN', value: line.text, role: 'text' });
}

function addSubject(mark: string, value: string, facts: SupplierFacts, vocabulary: SupplierVocabulary): void {
  const scheme = mark === '%' ? 'anpa-category' : 'subj';
  if (!(mark === '%' ? /^[A-Z]$/i : /^\d{8}$/).test(value)) return;
  const subject = supplierSubject(mark, { code: value.toLowerCase(), scheme }, vocabulary);
  if (subject) facts.subjects.push(subject);
}
