import { Rejection } from '../../errors';
import type { Article } from '../article';
import { countWords, endsSentence } from '../lines';
import { blocksOf } from '../markup/blocks';
import { parseMarkup } from '../markup/markup-tree';
import { pageFacts } from '../markup/page-facts';
import { describeBlocks } from '../markup/page-blocks';
import { storyOf } from '../markup/page-story';
import type { ParseContext } from '../parse';
import type { GivenDetails } from '../rendering';
import { Rendering } from '../rendering';
import type { ArticleVocabulary } from '../vocabulary';
import { roleOfLine } from '../vocabulary';
import { markupParagraphs } from './markup';

/** Words of the longest headline and byline that only their place tells. */
const LONGEST_HEADLINE = 28;
const LONGEST_BYLINE = 12;
/** JSON-LD's articleBody is read when the page itself shows so little of it: scripts would write the rest. */
const SHOWN_SHARE = 0.5;

/**
 * Reads a news page: what it says of itself, its headline, body and captions. Everything else on it leaves no trace.
 * @throws Rejection TOO_DEEP or TOO_COMPLEX at the limits of `parseMarkup`, NO_ARTICLE when the page has no story.
 */
export function parseHtml(html: string, { vocabulary, settings }: ParseContext): Article {
  const root = parseMarkup(html);
  const facts = pageFacts(root, settings.defaultTimeZone);
  const blocks = blocksOf(root);
  const story = storyOf(root, blocks, vocabulary, facts, settings.defaultTimeZone);
  const details = { ...story.head, ...facts.details };
  const shown = story.blocks.reduce((sum, { words }) => sum + words, 0);
  const written = facts.articleBody === undefined ? 0 : countWords(facts.articleBody);
  const rendering = new Rendering();
  let paragraphs = story.blocks.map(({ text }) => text);
  if (!details.headline) paragraphs = takeHead(paragraphs, details, vocabulary);
  const { headline, by } = details;
  if (headline) rendering.headline(headline);
  if (by) rendering.byline(/^by\s/i.test(by) ? by : `By ${by}`);
  if (shown < written * SHOWN_SHARE)
    paragraphs = facts.articleBody!.split(/\n+/).flatMap((line) => markupParagraphs(line).map(({ text }) => text));
  // A fragment may be shorter than any story that can be told from furniture.
  if (paragraphs.length === 0)
    paragraphs = describeBlocks(blocks, vocabulary)
      .filter((block) => block.sentence && !block.cue && block.linkShare < 0.5)
      .map(({ text }) => text);
  if (paragraphs.length === 0) throw new Rejection('NO_ARTICLE');
  for (const text of paragraphs) {
    if (roleOfLine(text, vocabulary)?.role === 'note') rendering.note(text);
    else rendering.paragraph(text);
  }
  for (const { text, credit } of story.captions) rendering.caption(text, credit);
  return rendering.article('html', details, settings, facts.supplier);
}

/** Headline and byline of a page that marks neither, as word processors write them: the first short lines above the story. */
function takeHead(paragraphs: string[], details: GivenDetails, vocabulary: ArticleVocabulary): string[] {
  const [first, second] = paragraphs;
  if (second === undefined || endsSentence(first!) || countWords(first!) > LONGEST_HEADLINE) return paragraphs;
  details.headline = first!;
  const cue = roleOfLine(second, vocabulary);
  if (cue?.role !== 'byline' || endsSentence(second) || countWords(second) > LONGEST_BYLINE) return paragraphs.slice(1);
  details.by ??= second.slice(cue.length).trim();
  return paragraphs.slice(2);
}
