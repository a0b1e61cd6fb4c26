import { countWords, endsSentence } from '../lines';
import type { ArticleVocabulary, LineRole, PagePart } from '../vocabulary';
import { roleOfLine } from '../vocabulary';
import type { Block } from './blocks';
import type { MarkupElement } from './markup-tree';
import { ancestorsOf, collapse } from './markup-tree';

/** A block of a page with what its words and shape say. */
export interface PageBlock extends Block {
  words: number;
  sentence: boolean;
  /** Share of the words that are links, 0–1. */
  linkShare: number;
  /** What the block's words say it is. */
  cue?: LineRole;
}

/** Words that make a block prose. */
const LEAST_PROSE = 10;
const MOST_LINKED = 0.35;
/** Characters of class, id and role that are looked at. */
const LONGEST_NAME = 400;

export function describeBlocks(blocks: readonly Block[], vocabulary: ArticleVocabulary): PageBlock[] {
  return blocks.map((block) => ({
    ...block,
    words: countWords(block.text),
    sentence: endsSentence(block.text),
    linkShare: block.linked / block.text.length,
    cue: roleOfLine(block.text, vocabulary)?.role,
  }));
}

export function isProse(block: PageBlock): boolean {
  return block.kind === 'paragraph' && block.words >= LEAST_PROSE && block.linkShare <= MOST_LINKED;
}

/** What class, id and role of elements say of what stands in them; looked up once for each. */
export class PartsOfPage {
  private readonly known = new Map<MarkupElement, ReadonlySet<PagePart>>();

  constructor(private readonly words: ReadonlyMap<string, PagePart>) {}

  at(element: MarkupElement): ReadonlySet<PagePart> {
    const known = this.known.get(element);
    if (known) return known;
    const { class: names = '', id = '', role = '' } = element.attributes;
    const parts = new Set<PagePart>();
    const text = `${names} ${id} ${role}`.slice(0, LONGEST_NAME).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
    for (const word of text.toLowerCase().split(/\P{L}+/u)) {
      const part = this.words.get(word);
      if (part) parts.add(part);
    }
    this.known.set(element, parts);
    return parts;
  }
}

/** An element and those it stands in, nearest first. */
export function chainOf(element: MarkupElement): MarkupElement[] {
  return [element, ...ancestorsOf(element)];
}

/** Words of prose by the elements that hold them. */
export function proseHeld(blocks: readonly PageBlock[]): Map<MarkupElement, number> {
  const held = new Map<MarkupElement, number>();
  for (const block of blocks)
    if (isProse(block))
      for (const element of chainOf(block.element)) held.set(element, (held.get(element) ?? 0) + block.words);
  return held;
}

/** What print and screen write differently, made alike. */
export function normal(text: string): string {
  return collapse(text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')).toLowerCase();
}
