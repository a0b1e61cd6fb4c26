import type { BlockKind } from '../markup/blocks';
import { blocksOf } from '../markup/blocks';
import { parseMarkup } from '../markup/markup-tree';

/** A paragraph, heading, caption or credit of a fragment. */
export interface MarkupParagraph {
  kind: BlockKind;
  /** Entities resolved, white space collapsed; a single `<br>` is a newline. */
  text: string;
}

/**
 * The paragraphs of a fragment of HTML, such as the body of a ninjs item or a feed's entry, in order. All of it is taken
 * for the story; of a whole page only the HTML format finds the story. Text without tags is one paragraph.
 * @throws Rejection TOO_DEEP or TOO_COMPLEX at the limits of `parseMarkup`.
 */
export function markupParagraphs(html: string): MarkupParagraph[] {
  return blocksOf(parseMarkup(html)).map(({ kind, text }) => ({ kind, text }));
}
