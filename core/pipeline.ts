import { createHash } from 'node:crypto';
import type { Article } from './article/article';
import { parseArticles } from './article/parse';
import { openArticleVocabulary } from './article/vocabulary';
import type { Drop } from './article/parse';
import type { TastedArticle } from './record/build-record';
import { createModerator } from './tag/moderation/moderator';
import { createProvenanceTagger } from './tag/provenance/tagger';
import { read } from './tag/reading';
import { createRegionTagger } from './tag/regions/tagger';
import { createTopicTagger } from './tag/topics/tagger';
import type { DeskSettings } from './settings';
import { TextAnalyser } from './text/analysis';
import type { TableFile } from './text/table-file';

export interface Desk {
  /** Parses a file and tags every article in it, in order. @throws Rejection when the file cannot become an article. */
  taste(drop: Drop): Promise<TastedArticle[]>;
  /** Tags one parsed article. */
  tag(article: Article, receivedAt?: string): TastedArticle;
}

/** The order of the stages, written once: parse → analyse → tag. */
export function createDesk(tables: TableFile, settings: DeskSettings): Desk {
  const vocabulary = openArticleVocabulary(tables);
  const analyser = new TextAnalyser(tables);
  const tagTopics = createTopicTagger(tables);
  const tagRegions = createRegionTagger(tables, { home: settings.homeRegion });
  const tagProvenance = createProvenanceTagger(tables);
  const moderate = createModerator(tables, settings.policy, settings.defaultTimeZone);

  function tag(article: Article, receivedAt?: string): TastedArticle {
    const reading = read(article, analyser.analyse(article.text), receivedAt);
    const provenance = tagProvenance(reading);
    return {
      article,
      ...tagTopics(reading),
      regions: tagRegions(reading),
      provenance,
      ...moderate(reading, provenance),
      contentHash: createHash('sha256').update(article.text, 'utf8').digest('hex'),
    };
  }

  return {
    tag,
    async taste(drop) {
      const articles = await parseArticles(drop, { vocabulary, settings });
      return articles.map((article) => tag(article, drop.receivedAt));
    },
  };
}
