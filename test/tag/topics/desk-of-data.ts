import { join } from 'node:path';
import { dataFolder } from '../../../adapters/node/data-folder';
import type { Article, ArticleDetails, SupplierFacts } from '../../../core/article/article';
import { noSupplierFacts } from '../../../core/article/article';
import { parsePlainText } from '../../../core/article/plain-text';
import { compileArticleVocabulary, openArticleVocabulary } from '../../../core/article/vocabulary';
import { read } from '../../../core/tag/reading';
import { compileTopics } from '../../../core/tag/topics/compile';
import type { TopicTags } from '../../../core/tag/topics/tagger';
import { createTopicTagger } from '../../../core/tag/topics/tagger';
import { TextAnalyser } from '../../../core/text/analysis';
import type { DataSource } from '../../../core/text/data-source';
import { parseTsv } from '../../../core/text/data-source';
import { LexiconBuilder } from '../../../core/text/lexicon';
import { TableFile, TableWriter } from '../../../core/text/table-file';

export interface TopicDesk {
  tag(
    text: string,
    supplier?: Partial<SupplierFacts>,
    details?: Partial<ArticleDetails>,
  ): TopicTags & { article: Article };
}

/** A topic tagger over the shipped data, with some files of data/ replaced by the given texts. */
export function topicDesk(replaced: Record<string, string> = {}): TopicDesk {
  const shipped = dataFolder(join(__dirname, '../../..'));
  const data: DataSource = {
    ...shipped,
    rows: (path) => (path in replaced ? parseTsv(replaced[path]!, path) : shipped.rows(path)),
  };
  const lexicon = new LexiconBuilder();
  const writer = new TableWriter();
  compileTopics(data, lexicon, writer);
  compileArticleVocabulary(data, writer);
  lexicon.write(writer);
  const tables = new TableFile(writer.toBytes());
  const analyser = new TextAnalyser(tables);
  const tagger = createTopicTagger(tables);
  const context = { vocabulary: openArticleVocabulary(tables), settings: {} };
  return {
    tag(text, supplier = {}, details = {}) {
      const parsed = parsePlainText(text, context);
      const article: Article = {
        ...parsed,
        details: { ...parsed.details, ...details },
        supplier: { ...noSupplierFacts(), ...supplier },
      };
      return { article, ...tagger(read(article, analyser.analyse(article.text))) };
    },
  };
}
