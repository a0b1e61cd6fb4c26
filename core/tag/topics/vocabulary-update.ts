import { NAME_LANGUAGES } from './vocabulary';

/** A concept as the shipped table holds it, one cell a column. */
export interface VocabularyRow {
  code: string;
  parent: string;
  /** YYYY-MM-DD, empty while live. */
  retired: string;
  subjectcode: string;
  name: string;
  names: Record<string, string>;
  definition: string;
}

/** What a newer vocabulary changes, in order of code. */
export interface VocabularyChange {
  added: VocabularyRow[];
  retired: VocabularyRow[];
  renamed: { code: string; from: string; to: string }[];
  moved: { code: string; from: string; to: string }[];
}

/** Compares two vocabularies by code. A concept that the newer one no longer holds counts as retired. */
export function diffVocabularies(before: readonly VocabularyRow[], after: readonly VocabularyRow[]): VocabularyChange {
  const old = new Map(before.map((row) => [row.code, row]));
  const now = new Map(after.map((row) => [row.code, row]));
  const change: VocabularyChange = { added: [], retired: [], renamed: [], moved: [] };
  for (const row of after) {
    const was = old.get(row.code);
    if (!was) {
      if (row.retired === '') change.added.push(row);
      continue;
    }
    if (row.retired !== '' && was.retired === '') change.retired.push(row);
    if (row.name !== was.name) change.renamed.push({ code: row.code, from: was.name, to: row.name });
    if (row.parent !== was.parent) change.moved.push({ code: row.code, from: was.parent, to: row.parent });
  }
  for (const row of before) if (row.retired === '' && !now.has(row.code)) change.retired.push(row);
  return change;
}

const COLUMNS = ['code', 'parent', 'retired', 'subjectcode', 'name', ...NAME_LANGUAGES, 'definition'] as const;

/** The table in the form of data/topics/media-topics.tsv, sorted by code. */
export function formatVocabulary(rows: readonly VocabularyRow[], comment: string): string {
  const lines = [...rows]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((row) =>
      COLUMNS.map((column) =>
        (NAME_LANGUAGES as readonly string[]).includes(column)
          ? (row.names[column] ?? '')
          : row[column as Exclude<keyof VocabularyRow, 'names'>],
      ).join('\t'),
    );
  return `# ${comment}\n${COLUMNS.join('\t')}\n${lines.join('\n')}\n`;
}

type Labels = Record<string, string>;

/** A concept in the JSON that cv.iptc.org serves (SKOS as JSON-LD). */
interface IptcConcept {
  qcode: string;
  retired?: string;
  broader?: string[];
  prefLabel: Labels;
  definition?: Labels;
  exactMatch?: string[];
  closeMatch?: string[];
}

interface IptcFile {
  dateReleased?: string;
  conceptSet: IptcConcept[];
}

const oneLine = (text: string | undefined) => (text ?? '').split(/\s+/).join(' ').trim();
const lastPart = (uri: string) => uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf(':')) + 1);

/** The text in a language or one of its regional forms (pt, pt-BR). */
function inLanguage(labels: Labels | undefined, language: string): string {
  const key = Object.keys(labels ?? {}).find((each) => each === language || each.startsWith(`${language}-`));
  return key ? oneLine(labels![key]) : '';
}

/**
 * Reads the Media Topics as IPTC publishes them in JSON (http://cv.iptc.org/newscodes/mediatopic/?format=json).
 * @throws SyntaxError when the text is not JSON. @throws TypeError when it holds no concept set.
 */
export function readIptcVocabulary(text: string): { released: string; rows: VocabularyRow[] } {
  const file = JSON.parse(text) as Partial<IptcFile>;
  if (!Array.isArray(file.conceptSet))
    throw new TypeError('The file has no conceptSet, as the JSON of cv.iptc.org has.');
  const rows = file.conceptSet.map((concept): VocabularyRow => {
    const subject = [...(concept.exactMatch ?? []), ...(concept.closeMatch ?? [])].find((uri) =>
      uri.includes('/subjectcode/'),
    );
    return {
      code: lastPart(concept.qcode),
      parent: concept.broader?.[0] ? lastPart(concept.broader[0]) : '',
      retired: (concept.retired ?? '').slice(0, 10),
      subjectcode: subject ? lastPart(subject) : '',
      name: inLanguage(concept.prefLabel, 'en'),
      names: Object.fromEntries(NAME_LANGUAGES.map((language) => [language, inLanguage(concept.prefLabel, language)])),
      definition: inLanguage(concept.definition, 'en'),
    };
  });
  return { released: (file.dateReleased ?? '').slice(0, 10), rows };
}

/**
 * The newer vocabulary, keeping what only the older one knows: names in languages and codes the newer file leaves out, and
 * the rows of concepts it no longer lists, marked as retired.
 * @param today YYYY-MM-DD, the day of retirement where the newer file gives none
 */
export function mergeVocabularies(
  before: readonly VocabularyRow[],
  after: readonly VocabularyRow[],
  today: string,
): VocabularyRow[] {
  const old = new Map(before.map((row) => [row.code, row]));
  const listed = new Set(after.map(({ code }) => code));
  const kept = before.filter(({ code }) => !listed.has(code)).map((row) => ({ ...row, retired: row.retired || today }));
  const merged = after.map((row) => {
    const was = old.get(row.code);
    if (!was) return row;
    const names = Object.fromEntries(
      NAME_LANGUAGES.map((language) => [language, row.names[language] || (was.names[language] ?? '')]),
    );
    return {
      ...row,
      names,
      subjectcode: row.subjectcode || was.subjectcode,
      definition: row.definition || was.definition,
    };
  });
  return [...merged, ...kept];
}
