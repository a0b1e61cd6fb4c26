import type { MarkupElement } from './markup-tree';
import { collapse } from './markup-tree';

/** What a block is by its markup alone. */
export type BlockKind = 'paragraph' | 'heading' | 'caption' | 'credit';

/** A stretch of text that stands apart on the page. */
export interface Block {
  kind: BlockKind;
  /** White space collapsed; a line break within the block is a newline. */
  text: string;
  /** The block element the words stand in. */
  element: MarkupElement;
  /** Characters of `text` that are the words of links. */
  linked: number;
}

/** Never words for a reader, wherever they stand. */
const UNREAD = new Set(
  'script style noscript template head title iframe object embed applet svg math canvas audio video map select option datalist textarea input button nav dialog'.split(
    ' ',
  ),
);
/** Elements that stand in a line of text; all others begin and end a block. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label link mark meta nobr q rb rp rt ruby s samp small source span strike strong sub sup time tt u var wbr org person location chron num money event'.split(
    ' ',
  ),
);
const HEADINGS = new Set('h1 h2 h3 h4 h5 h6 hl1 hl2'.split(' '));
const CAPTIONS = new Set(['figcaption', 'caption']);
/** Cells of a row, read as one line. */
const CELLS = new Set(['td', 'th']);

/** Whether an element is there but not shown, as far as its own attributes say. */
function isHidden({ attributes }: MarkupElement): boolean {
  if (attributes.hidden !== undefined) return true;
  const style = attributes.style;
  return style !== undefined && /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden/i.test(style);
}

/** Whether an element is named as a picture's credit. */
export const namesCredit = (element: MarkupElement): boolean =>
  element.name === 'cite' ||
  /byline|credit|copyright|photographer/i.test(
    `${element.attributes.class ?? ''} ${element.attributes.itemprop ?? ''}`,
  );

/** Gathers the words of one block at a time. */
class BlockWriter {
  readonly blocks: Block[] = [];
  private parts: string[] = [];
  private linked = 0;
  /** Line breaks since the last word. */
  private breaks = 0;
  private empty = true;

  text(data: string, inLink: boolean, keepLines: boolean): void {
    const blank = data.trim() === '';
    if (blank && this.empty) return;
    if (!blank) {
      this.breaks = 0;
      this.empty = false;
      if (inLink) this.linked += data.length;
    }
    this.parts.push(keepLines ? data : data.replace(/\s+/g, ' '));
  }

  lineBreak(element: MarkupElement, kind: BlockKind): void {
    if (++this.breaks > 1) this.end(element, kind);
    else if (!this.empty) this.parts.push('\n');
  }

  end(element: MarkupElement, kind: BlockKind): void {
    if (!this.empty) {
      const text = linesOf(this.parts.join(''));
      if (text !== '') this.blocks.push({ kind, text, element, linked: Math.min(this.linked, text.length) });
    }
    this.parts = [];
    this.linked = 0;
    this.breaks = 0;
    this.empty = true;
  }
}

function linesOf(text: string): string {
  if (!text.includes('\n')) return collapse(text);
  return text
    .split('\n')
    .map(collapse)
    .filter((line) => line !== '')
    .join('\n');
}

/**
 * The blocks of a tree in reading order. Scripts, styles, navigation, forms' controls and hidden elements leave none, nor
 * does what `skips` says.
 */
export function blocksOf(root: MarkupElement, skips: (element: MarkupElement) => boolean = () => false): Block[] {
  const writer = new BlockWriter();
  const visit = (parent: MarkupElement, block: MarkupElement, kind: BlockKind, inLink: boolean, keepLines: boolean) => {
    for (const child of parent.children) {
      if (typeof child === 'string') {
        writer.text(child, inLink, keepLines);
        continue;
      }
      const { name } = child;
      if (name === 'br') writer.lineBreak(block, kind);
      else if (UNREAD.has(name) || isHidden(child) || skips(child)) continue;
      else if (CELLS.has(name) && !holdsBlocks(child)) {
        writer.text(' ', false, false);
        visit(child, block, kind, inLink, keepLines);
        writer.text(' ', false, false);
      } else if (INLINE.has(name)) {
        if (kind === 'caption' && namesCredit(child)) {
          writer.end(block, kind);
          visit(child, child, 'credit', inLink, keepLines);
          writer.end(child, 'credit');
        } else visit(child, block, kind, inLink || name === 'a', keepLines);
      } else {
        writer.end(block, kind);
        const own = kindOf(child, kind);
        visit(child, child, own, inLink, keepLines || name === 'pre');
        writer.end(child, own);
      }
    }
  };
  visit(root, root, 'paragraph', false, false);
  writer.end(root, 'paragraph');
  return writer.blocks;
}

function kindOf(element: MarkupElement, around: BlockKind): BlockKind {
  if (around === 'credit') return 'credit';
  const inFigure = around === 'caption' || element.parent?.name === 'figure';
  if (inFigure && namesCredit(element)) return 'credit';
  if (CAPTIONS.has(element.name)) return 'caption';
  if (around === 'caption') return 'caption';
  if (HEADINGS.has(element.name)) return 'heading';
  return around === 'heading' ? 'heading' : 'paragraph';
}

/** Whether a table's cell is there for the page's layout. */
function holdsBlocks(cell: MarkupElement): boolean {
  return cell.children.some((child) => typeof child !== 'string' && !INLINE.has(child.name) && child.name !== 'br');
}
