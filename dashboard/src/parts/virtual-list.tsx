import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Props<T> {
  items: readonly T[];
  /** Pixels; every row is this high. */
  rowHeight: number;
  label: string;
  keyOf(item: T): string;
  render(item: T): ComponentChildren;
  /** Called when the last rows come into sight. */
  onEnd(): void;
  /** Index of the row to keep in sight. */
  follow?: number;
  /** Told whether the list is scrolled away from its top. */
  onScrolled?(away: boolean): void;
}

/** Rows kept ready above and below what is in sight. */
const SPARE_ROWS = 8;

/** A list that only holds the rows in sight, so that ten thousand scroll as well as ten. */
export function VirtualList<T>(props: Props<T>) {
  const { items, rowHeight, label, keyOf, render, onEnd, follow, onScrolled } = props;
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });

  const measure = useCallback(() => {
    const { scrollTop, clientHeight } = box.current!;
    const top = Math.floor(scrollTop / rowHeight) * rowHeight;
    setView((old) => (old.top === top && old.height === clientHeight ? old : { top, height: clientHeight }));
    onScrolled?.(scrollTop > rowHeight / 2);
  }, [rowHeight, onScrolled]);

  useLayoutEffect(() => {
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, [measure]);

  useEffect(() => {
    if (follow === undefined || follow < 0) return;
    const element = box.current!;
    const top = follow * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + rowHeight - element.clientHeight;
    }
  }, [follow, rowHeight]);

  const first = Math.max(0, Math.floor(view.top / rowHeight) - SPARE_ROWS);
  const last = Math.min(items.length, Math.ceil((view.top + view.height) / rowHeight) + SPARE_ROWS);
  useEffect(() => {
    if (last >= items.length) onEnd();
  }, [last, items.length, onEnd]);

  return (
    <div class="virtual-list" ref={box} onScroll={measure} tabIndex={-1}>
      <ul aria-label={label} style={{ height: `${items.length * rowHeight}px` }}>
        {items.slice(first, last).map((item, index) => (
          <li
            key={keyOf(item)}
            aria-setsize={items.length}
            aria-posinset={first + index + 1}
            style={{ top: `${(first + index) * rowHeight}px`, height: `${rowHeight}px` }}
          >
            {render(item)}
          </li>
        ))}
      </ul>
    </div>
  );
}
