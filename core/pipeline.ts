import { hash } from 'node:crypto';
import type { Article } from './article/article';
import { isRefused } from './article/article';
import { parseItems } from './article/parse';
import { openArticleVocabulary } from './article/vocabulary';
import type { Drop } from './article/parse';
import type { TastedArticle, TastedItem } from './record/build-record';
import { createModerator } from './tag/moderation/moderator';
import { createProvenanceTagger } from './tag/provenance/tagger';
import { read } from './tag/reading';
import { createRegionTagger } from './tag/regions/tagger';
import { createSketcher } from './tag/sketch/sketcher';
import { createTopicTagger } from './tag/topics/tagger';
import type { DeskSettings } from './settings';
import { TextAnalyser } from './text/analysis';
import type { TableFile } from './text/table-file';

export interface Desk {
  /**
   * Parses a file and tags every article in it, in order. Of a file that holds several, items that cannot become articles
   * stand among them, refused. @throws Rejection when the file cannot become an article.
   */
  tasteItems(drop: Drop): Promise<TastedItem[]>;
  /** The articles of a file alone. @throws Rejection when there is none. */
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
  const sketch = createSketcher(tables);
  const moderate = createModerator(tables, settings.policy, settings.defaultTimeZone);

  function tag(article: Article, receivedAt?: string): TastedArticle {
    const reading = read(article, analyser.analyse(article.text), receivedAt);
    const provenance = tagProvenance(reading);
    const fingerprint = sketch(reading);
    return {
      article,
      ...tagTopics(reading),
      regions: tagRegions(reading),
      provenance,
      ...moderate(reading, provenance),
      ...(fingerprint !== undefined && { fingerprint }),
      contentHash: hash('sha256', article.text),
    };
  }

  async function tasteItems(drop: Drop): Promise<TastedItem[]> {
    const items = await parseItems(drop, { vocabulary, settings });
    return items.map((item) => (isRefused(item) ? item : tag(item, drop.receivedAt)));
  }

  return {
    tag,
    tasteItems,
    async taste(drop) {
      const items = await tasteItems(drop);
      const articles = items.filter((item): item is TastedArticle => !isRefused(item));
      const [refused] = items.filter(isRefused);
      if (articles.length === 0 && refused) throw refused.refusal;
      return articles;
    },
  };
}
