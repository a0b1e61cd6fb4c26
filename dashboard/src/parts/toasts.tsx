import { useCallback, useState } from 'preact/hooks';

export interface Toast {
  id: number;
  text: string;
  undo?: () => void;
}

export type Announce = (text: string, undo?: () => void) => void;

const SHOWN_MILLISECONDS = 8000;
let nextId = 1;

/** Short notes of what was done, read out by screen readers, some with a way to take it back. */
export function useToasts(): [Toast[], Announce, (id: number) => void] {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const dismiss = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  const announce = useCallback<Announce>(
    (text, undo) => {
      const id = nextId++;
      setToasts((shown) => [...shown.slice(-2), { id, text, undo }]);
      setTimeout(() => dismiss(id), SHOWN_MILLISECONDS);
    },
    [dismiss],
  );
  return [toasts, announce, dismiss];
}

export function Toasts({ toasts, dismiss }: { toasts: Toast[]; dismiss(id: number): void }) {
  return (
    <div class="toasts" role="status">
      {toasts.map(({ id, text, undo }) => (
        <div key={id} class="toast">
          <span>{text}</span>
          {undo && (
            <button
              type="button"
              onClick={() => {
                dismiss(id);
                undo();
              }}
            >
              Undo
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
