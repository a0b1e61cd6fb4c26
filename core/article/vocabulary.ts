import type { DataSource } from '../text/data-source';
import type { TableFile, TableWriter } from '../text/table-file';
import type { SupplierVocabulary } from './supplier-vocabulary';
import { compileSupplierVocabulary, openSupplierVocabulary } from './supplier-vocabulary';

/** What a line of a page that begins with a cue, or is one, is. See data/article/line-cues.tsv. */
export type LineRole = 'furniture' | 'stop' | 'byline' | 'updated' | 'published' | 'caption' | 'note' | 'private';

/** What the class names of a page's elements say of what stands in them. See data/article/page-words.tsv. */
export type PagePart =
  | 'story'
  | 'lead'
  | 'title'
  | 'byline'
  | 'date'
  | 'caption'
  | 'picture'
  | 'embed'
  | 'tags'
  | 'share'
  | 'related'
  | 'comment'
  | 'promo'
  | 'furniture';

interface CompiledVocabulary {
  exact: [cue: string, role: LineRole][];
  /** Longer before shorter. */
  start: [cue: string, role: LineRole][];
  publishers: string[];
}

/** The words by which parsers know site furniture, bylines, dates and outlets. */
export interface ArticleVocabulary {
  /** Roles of whole lines, in lower case. */
  exact: ReadonlyMap<string, LineRole>;
  /** Cues that begin a line, by their first two characters, longer before shorter. */
  starts: ReadonlyMap<string, readonly [cue: string, role: LineRole][]>;
  publishers: ReadonlySet<string>;
  /** Opened by the first structured file: most copy is text. */
  readonly supplier: SupplierVocabulary;
  /** Words of class names, in lower case. Opened by the first page. */
  readonly pageWords: ReadonlyMap<string, PagePart>;
}

/** Characters of a cue by which `starts` is keyed; no cue is shorter. */
const KEY_LENGTH = 2;
/** No cue is longer; of a longer line only so much is looked at. */
const LONGEST_CUE = 80;
const BEFORE_LABEL = new Set(' 0123456789,.(#■□◆◇●○▼▶►▸»›>→•·*|+-–—[【「');
const AFTER_LABEL = new Set(' :：.…!?？>›»→▼▾＞)]】」|+-');

/** Adds data/article to the tables. */
export function compileArticleVocabulary(data: DataSource, writer: TableWriter): void {
  const cues = data.rows('article/line-cues.tsv');
  const pairs = (where: string): [string, LineRole][] =>
    cues
      .filter((row) => row.where === where)
      .map((row): [string, LineRole] => [row.cue!, row.role as LineRole])
      .sort(([a], [b]) => b.length - a.length);
  const publishers = data.rows('article/publishers.tsv').map((row) => row.name!);
  writer.addJson('article.vocabulary', {
    exact: pairs('exact'),
    start: pairs('start'),
    publishers,
  } satisfies CompiledVocabulary);
  const pageWords = data.rows('article/page-words.tsv').map((row) => [row.word!, row.part as PagePart]);
  writer.addJson('article.pageWords', pageWords);
  compileSupplierVocabulary(data, writer);
}

/** Opens what `compileArticleVocabulary` wrote. */
export function openArticleVocabulary(tables: TableFile): ArticleVocabulary {
  const { exact, start, publishers } = tables.json<CompiledVocabulary>('article.vocabulary');
  const starts = new Map<string, [string, LineRole][]>();
  for (const pair of start) {
    const key = pair[0].slice(0, KEY_LENGTH);
    const list = starts.get(key);
    if (list) list.push(pair);
    else starts.set(key, [pair]);
  }
  let supplier: SupplierVocabulary | undefined;
  let pageWords: ReadonlyMap<string, PagePart> | undefined;
  return {
    exact: new Map(exact),
    starts,
    publishers: new Set(publishers),
    get supplier() {
      return (supplier ??= openSupplierVocabulary(tables));
    },
    get pageWords() {
      return (pageWords ??= new Map(tables.json<[word: string, part: PagePart][]>('article.pageWords')));
    },
  };
}

/**
 * What a line is by its words alone: bullets and counts before them ("■", "12 Comments") and what closes a label (":",
 * "…", ">>") count for nothing. `length` is that of the cue that says so, with what stands before it.
 */
export function roleOfLine(
  line: string,
  vocabulary: ArticleVocabulary,
): { role: LineRole; length: number } | undefined {
  const short = line.length < LONGEST_CUE;
  const known = vocabulary.starts.has(line.slice(0, KEY_LENGTH).toLowerCase());
  // Most lines are paragraphs that begin as no cue does.
  if (!short && !known && !BEFORE_LABEL.has(line[0]!)) return undefined;
  const lower = line.slice(0, LONGEST_CUE).toLowerCase();
  const found = roleOfWords(lower, short, vocabulary);
  if (found) return found;
  const start = labelStart(lower);
  const end = short ? labelEnd(lower) : lower.length;
  if (start >= end || (start === 0 && end === lower.length)) return undefined;
  const label = roleOfWords(lower.slice(start, end), short, vocabulary);
  return label && { role: label.role, length: start + label.length };
}

function roleOfWords(
  lower: string,
  short: boolean,
  vocabulary: ArticleVocabulary,
): { role: LineRole; length: number } | undefined {
  const role = short ? vocabulary.exact.get(lower) : undefined;
  if (role) return { role, length: lower.length };
  const candidates = vocabulary.starts.get(lower.slice(0, KEY_LENGTH));
  const found = candidates?.find(([cue]) => lower.startsWith(cue));
  return found && { role: found[1], length: found[0].length };
}

/** Where the words of a label begin, after bullets and a count. */
function labelStart(lower: string): number {
  let start = 0;
  while (start < lower.length && BEFORE_LABEL.has(lower[start]!)) start++;
  return start;
}

function labelEnd(lower: string): number {
  let end = lower.length;
  while (end > 0 && AFTER_LABEL.has(lower[end - 1]!)) end--;
  return end;
}
