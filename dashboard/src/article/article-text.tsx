import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Mark } from './text-pieces';
import { textPieces } from './text-pieces';

interface Props {
  text: string;
  marks: readonly Mark[];
  /** The tag whose words are highlighted. */
  lit: string | undefined;
  /** True when the reader asked for the words, so that they are scrolled to. */
  scroll: boolean;
  onPoint(owner: string | undefined): void;
}

/** The article's text as it was read, with the words that tags rest on underlined, and those of one tag lit. */
export function ArticleText({ text, marks, lit, scroll, onPoint }: Props) {
  const pieces = useMemo(() => textPieces(text, marks), [text, marks]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lit && scroll)
      box.current!.querySelector('.mark-lit')?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [lit, scroll]);
  return (
    <div class="article-text" ref={box} tabIndex={0} role="region" aria-label="Text of the article">
      {pieces.map(({ start, text: words, owners }) =>
        owners.length === 0 ? (
          words
        ) : (
          <mark
            key={start}
            class={lit && owners.includes(lit) ? 'mark mark-lit' : 'mark'}
            onMouseEnter={() => onPoint(owners[0])}
            onMouseLeave={() => onPoint(undefined)}
          >
            {words}
          </mark>
        ),
      )}
    </div>
  );
}
