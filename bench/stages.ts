import type { Article } from '../core/article/article';
import { parseItems } from '../core/article/parse';
import { parsePlainText } from '../core/article/plain-text';
import { openArticleVocabulary } from '../core/article/vocabulary';
import { createDesk } from '../core/pipeline';
import { taggedRecord } from '../core/record/build-record';
import type { TaggedRecord } from '../core/record/record';
import { DEFAULT_SETTINGS } from '../core/settings';
import { createModerator } from '../core/tag/moderation/moderator';
import { createProvenanceTagger } from '../core/tag/provenance/tagger';
import type { Reading } from '../core/tag/reading';
import { read } from '../core/tag/reading';
import { createRegionTagger } from '../core/tag/regions/tagger';
import { createSketcher } from '../core/tag/sketch/sketcher';
import { createTopicTagger } from '../core/tag/topics/tagger';
import { TextAnalyser } from '../core/text/analysis';
import type { TableFile } from '../core/text/table-file';

const RECEIVED_AT = '2024-03-01T12:00:00Z';
const SOURCE = { bucket: 'bench', key: 'article.txt', size: 0, receivedAt: RECEIVED_AT };
const STAMP = { taggedAt: RECEIVED_AT, taggerVersion: '0', dataVersion: '0', generation: 0 };

/** From bytes to the record: what the product does for one plain-text article, but for reading and writing. */
export function wholePipeline(tables: TableFile): (bytes: Buffer) => TaggedRecord {
  const desk = createDesk(tables, DEFAULT_SETTINGS);
  const context = { vocabulary: openArticleVocabulary(tables), settings: DEFAULT_SETTINGS };
  return (bytes) => {
    const article = parsePlainText(bytes.toString('utf8'), context);
    return taggedRecord(desk.tag(article, RECEIVED_AT), SOURCE, STAMP);
  };
}

/**
 * What one stage costs over a corpus, in microseconds an article, by stage in the order of the pipeline: the mean of the
 * fastest round of each article, since whatever else runs on the machine can only make a round slower. "format and parse" is
 * "parse" of a file of which nothing is known, as when it is dropped.
 */
export async function stageTimes(
  tables: TableFile,
  corpus: readonly Buffer[],
  rounds: number,
): Promise<Map<string, number>> {
  const analyser = new TextAnalyser(tables);
  const tagTopics = createTopicTagger(tables);
  const tagRegions = createRegionTagger(tables, {});
  const tagProvenance = createProvenanceTagger(tables);
  const moderate = createModerator(tables, DEFAULT_SETTINGS.policy);
  const sketch = createSketcher(tables);
  const desk = createDesk(tables, DEFAULT_SETTINGS);
  const context = { vocabulary: openArticleVocabulary(tables), settings: DEFAULT_SETTINGS };
  const articles = corpus.map((bytes) => parsePlainText(bytes.toString('utf8'), context));
  const tasted = articles.map((article) => desk.tag(article, RECEIVED_AT));
  const provenances = tasted.map(({ provenance }) => provenance);

  const times = new Map<string, number>();
  /** Only the stage itself is timed; `prepare` makes what it needs. */
  async function time<T>(
    stage: string,
    prepare: (article: Article, index: number) => T,
    work: (input: T) => unknown,
  ): Promise<void> {
    const fastest = new Float64Array(articles.length).fill(Infinity);
    for (let round = 0; round < rounds; round++) {
      for (const [index, article] of articles.entries()) {
        const input = prepare(article, index);
        const before = performance.now();
        const made = work(input);
        if (made instanceof Promise) await made;
        fastest[index] = Math.min(fastest[index]!, performance.now() - before);
      }
    }
    times.set(stage, (fastest.reduce((sum, each) => sum + each) * 1000) / articles.length);
  }
  const reading = (article: Article): Reading => read(article, analyser.analyse(article.text), RECEIVED_AT);

  await time(
    'parse',
    (_, index) => corpus[index]!,
    (bytes) => parsePlainText(bytes.toString('utf8'), context),
  );
  await time(
    'format and parse',
    (_, index) => ({ bytes: corpus[index]!, name: 'article.txt' }),
    (drop) => parseItems(drop, context),
  );
  await time(
    'tokens and matches',
    (article) => article.text,
    (text) => analyser.analyse(text),
  );
  await time('topics', reading, tagTopics);
  await time('regions', reading, tagRegions);
  await time('provenance', reading, tagProvenance);
  await time('sketch', reading, sketch);
  await time(
    'moderation',
    (article, index) => ({ reading: reading(article), provenance: provenances[index]! }),
    (input) => moderate(input.reading, input.provenance),
  );
  await time(
    'record',
    (_, index) => tasted[index]!,
    (each) => taggedRecord(each, SOURCE, STAMP),
  );
  await time(
    'JSON, on top',
    (_, index) => taggedRecord(tasted[index]!, SOURCE, STAMP),
    (record) => JSON.stringify(record),
  );
  return times;
}
