import type { SupplierSubject } from '../../article/article';
import type { DataSource } from '../../text/data-source';
import type { TableFile, TableWriter } from '../../text/table-file';
import type { TopicConcept } from './vocabulary';
import { liveConcept } from './vocabulary';

const SUBJECT_CODES = 'topics/subject-codes.tsv';
const CROSSWALK = 'topics/crosswalk.tsv';

/** `scheme` and code of a supplier to the code of a live topic. */
type Crosswalk = Record<string, string>;

const keyOf = (scheme: string, code: string) => `${scheme}/${code.toLowerCase()}`;

/** Every code and name that a supplier may give: retired Media Topics, Subject Codes, category letters, names of topics. */
export function compileSupplierTopics(data: DataSource, concepts: readonly TopicConcept[], writer: TableWriter): void {
  const byCode = new Map(concepts.map((concept) => [concept.code, concept]));
  const crosswalk: Crosswalk = {};
  for (const { code, name, retired, names } of concepts) {
    const live = liveConcept(byCode, code)?.code;
    if (live === undefined) continue;
    if (retired !== undefined) crosswalk[keyOf('medtop', code)] = live;
    for (const each of [name, ...Object.values(names)]) if (each !== '') crosswalk[keyOf('name', each)] ??= live;
  }
  const add = (file: string, scheme: string, code: string, topic: string) => {
    const live = liveConcept(byCode, topic);
    if (!live) throw new Error(`${file}: there is no topic ${topic}.`);
    crosswalk[keyOf(scheme, code)] = live.code;
  };
  for (const row of data.rows(SUBJECT_CODES)) add(SUBJECT_CODES, 'subj', row.subjectcode!, row.topic!);
  for (const row of data.rows(CROSSWALK)) add(CROSSWALK, row.scheme!, row.code!, row.topic!);
  writer.addJson('topics.crosswalk', crosswalk);
}

export interface SupplierTopic {
  /** Of a live topic, as the tree has it. */
  code: string;
  subject: SupplierSubject;
  rule: string;
  /** Whether it is a keyword: those tell what a page wants to be found by, which is not always what it is about. */
  isKeyword: boolean;
}

/** Fields of keywords and tags, as pages, NITF, NewsML-G2 and JSON name them. */
const KEYWORD_FIELD = /(?:^|[.:])(?:keyword|tag)s?(?:\[\d+\])?$/;

const bareCode = (code: string) => code.slice(code.lastIndexOf(':') + 1).replace(/^.*\//, '');

/** Reads the subjects of a supplier as topics; those that no mapping covers are left out. */
export function supplierTopicReader(
  tables: TableFile,
  isLive: (code: string) => boolean,
): (subjects: readonly SupplierSubject[]) => SupplierTopic[] {
  let crosswalk: Crosswalk | undefined;
  return (subjects) => {
    if (subjects.length === 0) return [];
    // Decoded at the first structured article: most copy has no subjects.
    crosswalk ??= tables.json<Crosswalk>('topics.crosswalk');
    const topics = new Map<string, SupplierTopic>();
    for (const subject of subjects) {
      const { scheme, name } = subject;
      const given = subject.code === undefined ? undefined : bareCode(subject.code);
      let code: string | undefined;
      if (given !== undefined) {
        code = scheme === 'medtop' && isLive(given) ? given : crosswalk[keyOf(scheme, given)];
      }
      let rule = `supplier/${scheme}`;
      if (code === undefined && name !== undefined) {
        code = crosswalk[keyOf('name', name)];
        rule = 'supplier/name';
      }
      if (code === undefined) continue;
      const isKeyword = scheme === 'name' && KEYWORD_FIELD.test(subject.field);
      const before = topics.get(code);
      if (before && (isKeyword || !before.isKeyword)) continue;
      topics.set(code, { code, subject, rule: isKeyword ? 'supplier/keyword' : rule, isKeyword });
    }
    return [...topics.values()];
  };
}
