import { useEffect, useRef } from 'preact/hooks';
import { closeArticle } from './article/close-article';
import type { View } from './route';
import type { Navigate } from './use-route';

const VIEW_KEYS: Record<string, View> = { 1: 'desk', 2: 'review', 3: 'rejected', 4: 'stats' };
const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** True when the key belongs to a field or a dialog, or to the browser. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  const field = target.closest('input, textarea, select, [contenteditable], dialog');
  return field !== null || event.ctrlKey || event.metaKey || event.altKey;
}

/**
 * Calls `act` for each key pressed on the page; what it answers with true goes no further. The newest `act` is called from
 * the moment it is rendered, so that no key pressed in between is judged by what stood there before.
 */
function useKeyDown(act: (event: KeyboardEvent) => boolean): void {
  const newest = useRef(act);
  newest.current = act;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (newest.current(event)) event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

/** Calls `act` for each key that nobody is typing with. */
export function useKeys(act: (key: string) => boolean): void {
  useKeyDown((event) => !isTyping(event) && act(event.key));
}

/** The keys that work everywhere: views, search, help, taking back, and closing what is open. */
export function useShortcuts(navigate: Navigate, help: () => void, undo: () => void): void {
  useKeyDown((event) => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open]')) {
      (document.activeElement as HTMLElement | null)?.blur();
      closeArticle(navigate);
    }
    return false;
  });
  useKeys((key) => {
    const view = VIEW_KEYS[key];
    if (view) navigate((route) => ({ view, filters: route.filters }));
    else if (key === '/') document.getElementById('search')?.focus();
    else if (key === '?') help();
    else if (key === 'u') undo();
    else return false;
    return true;
  });
}

/**
 * Moves a choice through a list with j and k or the arrows. A key that comes while the list is still loading chooses its first
 * row once it is there.
 */
export function useListKeys(
  { count, chosen, loading }: { count: number; chosen: number; loading: boolean },
  choose: (index: number) => void,
): void {
  const early = useRef(false);
  useKeys((key) => {
    const step = STEPS[key];
    if (!step) return false;
    if (count > 0) choose(Math.min(count - 1, Math.max(0, chosen + step)));
    else early.current = loading;
    return count > 0 || loading;
  });
  useEffect(() => {
    if (loading || !early.current) return;
    early.current = false;
    if (count > 0) choose(0);
  }, [loading, count]);
}
