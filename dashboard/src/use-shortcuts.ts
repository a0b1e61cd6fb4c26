import { useEffect } from 'preact/hooks';
import { closeArticle } from './article/close-article';
import type { View } from './route';
import type { Navigate } from './use-route';

const VIEW_KEYS: Record<string, View> = { 1: 'desk', 2: 'review', 3: 'rejected', 4: 'stats' };

/** True when the key belongs to a field or a dialog, or to the browser. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  const field = target.closest('input, textarea, select, [contenteditable], dialog');
  return field !== null || event.ctrlKey || event.metaKey || event.altKey;
}

/** The keys that work everywhere: views, search, help, taking back, and closing what is open. */
export function useShortcuts(navigate: Navigate, help: () => void, undo: () => void): void {
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) {
        (document.activeElement as HTMLElement | null)?.blur();
        closeArticle(navigate);
      }
      if (isTyping(event)) return;
      const view = VIEW_KEYS[event.key];
      if (view) navigate((route) => ({ view, filters: route.filters }));
      else if (event.key === '/') document.getElementById('search')?.focus();
      else if (event.key === '?') help();
      else if (event.key === 'u') undo();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', act);
    return () => removeEventListener('keydown', act);
  }, [navigate, help, undo]);
}

/** Moves a choice through a list with j and k or the arrows. */
export function useListKeys(count: number, chosen: number, choose: (index: number) => void): void {
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (isTyping(event) || count === 0) return;
      const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      choose(Math.min(count - 1, Math.max(0, chosen + step)));
    };
    addEventListener('keydown', act);
    return () => removeEventListener('keydown', act);
  }, [count, chosen, choose]);
}
