import { Rejection } from '../../errors';
import type { ArticleVocabulary, PagePart } from '../vocabulary';
import type { Block } from './blocks';
import type { MarkupElement } from './markup-tree';
import type { PageBlock } from './page-blocks';
import { headOf, isOfHead } from './page-head';
import { chainOf, describeBlocks, isProse, normal, PartsOfPage, proseHeld } from './page-blocks';
import type { PageCaption } from './page-pictures';
import { captionsOf, isCaption, pictureFrames } from './page-pictures';
import { findContainers } from './story-container';

/** What a page says of its story apart from the blocks. */
export interface StoryHints {
  /** Headlines and titles, so that they are not taken for the story. */
  headlines: readonly string[];
}

type PageHead = ReturnType<typeof headOf>;

/** What stands in an element so named is not the story, when it is no longer than this, in words. */
const LONGEST_OF_PART: Partial<Record<PagePart, number>> = {
  share: 80,
  related: 80,
  comment: Infinity,
  promo: 80,
  furniture: 80,
  caption: 80,
  picture: 20,
  tags: 40,
  byline: 60,
  date: 12,
};
const FURNITURE_TAGS = new Set(['aside', 'footer', 'form', 'nav', 'figure']);
/** An element that holds this share of the story's prose is the story, whatever its name. */
const MOST_OF_STORY = 0.3;
/** A link that is the whole block is a pointer to another story. */
const WHOLE_LINK = 0.8;
const LONGEST_POINTER = 60;
const LONGEST_CUE_BLOCK = 30;
/** A heading such as "Related stories" ends the story when no more than this share of the prose follows. */
const TAIL_SHARE = 0.3;
const LONGEST_CONTACT = 40;

/** A page's story in reading order, and what is said of its pictures. */
export interface PageStory {
  blocks: PageBlock[];
  captions: PageCaption[];
  /** What stands between headline and story. */
  head: PageHead;
}

/** Elements around blocks, all blocks together: the longest pages have a tenth of it. */
const MAX_STEPS = 300_000;
const MAX_BLOCKS = 10_000;

/**
 * Finds the story among the blocks of a page. Both lists are empty when there is none.
 * @throws Rejection TOO_COMPLEX above 10,000 blocks, or when many of them stand very deep.
 */
export function storyOf(
  root: MarkupElement,
  blocks: readonly Block[],
  vocabulary: ArticleVocabulary,
  hints: StoryHints,
  timeZone?: string,
): PageStory {
  if (blocks.length > MAX_BLOCKS) throw new Rejection('TOO_COMPLEX');
  let steps = 0;
  for (const { element } of blocks)
    if ((steps += chainOf(element).length) > MAX_STEPS) throw new Rejection('TOO_COMPLEX');
  const parts = new PartsOfPage(vocabulary.pageWords);
  const frames = pictureFrames(root);
  const described = describeBlocks(blocks, vocabulary);
  const headlines = new Set(hints.headlines.map(normal));
  const containers = findContainers(described, parts, headlines);
  const inside = described.filter(({ element }) => chainOf(element).some((each) => containers.has(each)));
  const held = proseHeld(inside);
  const total = inside.reduce((sum, block) => sum + (isProse(block) ? block.words : 0), 0);
  const belowStory = (element: MarkupElement) => {
    const chain = chainOf(element);
    const end = chain.findIndex((each) => containers.has(each) || (held.get(each) ?? 0) > total * MOST_OF_STORY);
    return chain.slice(0, end);
  };
  const seen = new Set<string>();
  const kept = inside.map((block) => {
    const key = normal(block.text);
    const repeated = seen.has(key) && block.words > 3;
    seen.add(key);
    if (repeated || headlines.has(key)) return false;
    if (isCaption(block, parts, frames) || !isStoryBlock(block)) return false;
    const around = belowStory(block.element);
    // What is quoted from a network stands in an element named after it.
    const quoted = around.some(({ name }) => name === 'blockquote');
    return !around.some(
      (element) => FURNITURE_TAGS.has(element.name) || (!quoted && isFurniture(element, block, parts)),
    );
  });
  dropTail(inside, kept);
  dropHeadings(inside, kept);
  for (let index = 0; index < kept.length; index++) {
    if (!kept[index]) continue;
    if (!isOfHead(inside[index]!)) break;
    kept[index] = false;
  }
  const story = inside.filter((_, index) => kept[index]);
  const isHeadline = ({ element, text }: PageBlock) => element.name === 'h1' || headlines.has(normal(text));
  return {
    blocks: story,
    head: headOf(described, story[0], isHeadline, vocabulary, timeZone),
    captions: captionsOf(described, containers, parts, frames),
  };
}

function isFurniture(element: MarkupElement, block: PageBlock, parts: PartsOfPage): boolean {
  for (const part of parts.at(element)) if (block.words <= (LONGEST_OF_PART[part] ?? 0)) return true;
  return false;
}

/** By its own words and shape. */
function isStoryBlock(block: PageBlock): boolean {
  const { words, linkShare, cue, text } = block;
  if (block.element.name === 'h1') return false;
  if (linkShare > WHOLE_LINK && words <= LONGEST_POINTER) return false;
  switch (cue) {
    case 'furniture':
    case 'stop':
      return words > LONGEST_CUE_BLOCK;
    case 'published':
    case 'updated':
      return words > 12 || !/\d/.test(text);
    case 'private':
      return false;
    default:
      return true;
  }
}

/** Leaves out what follows a heading such as "Related stories", and lines that say how to reach the writer. */
function dropTail(blocks: readonly PageBlock[], kept: boolean[]): void {
  const wordsFrom = new Array<number>(blocks.length + 1).fill(0);
  for (let index = blocks.length - 1; index >= 0; index--)
    wordsFrom[index] = wordsFrom[index + 1]! + (kept[index] && isProse(blocks[index]!) ? blocks[index]!.words : 0);
  let stopped = false;
  blocks.forEach((block, index) => {
    if (block.cue === 'stop' && block.words <= LONGEST_CUE_BLOCK && wordsFrom[index]! < wordsFrom[0]! * TAIL_SHARE)
      stopped = true;
    if (stopped) kept[index] = false;
  });
  for (let index = blocks.length - 1, last = 2; index >= 0 && last > 0; index--) {
    if (!kept[index]) continue;
    last--;
    if (blocks[index]!.text.includes('@') && blocks[index]!.words <= LONGEST_CONTACT) kept[index] = false;
  }
}

/** Leaves out headings of nothing: what follows them was left out too. */
function dropHeadings(blocks: readonly PageBlock[], kept: boolean[]): void {
  for (let index = blocks.length - 1; index >= 0; index--) {
    if (!kept[index] || blocks[index]!.kind !== 'heading') continue;
    if (!kept[index + 1]) kept[index] = false;
  }
}
