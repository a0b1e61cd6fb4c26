import { useEffect, useRef } from 'preact/hooks';

const KEYS: [string, string][] = [
  ['1 2 3 4', 'Desk, review, rejected, numbers'],
  ['/', 'Search'],
  ['j k', 'Next and previous article'],
  ['Enter', 'Open the article'],
  ['Esc', 'Close what is open'],
  ['p h b', 'In the review queue: pass, hold, block'],
  ['u', 'Take the last step back'],
  ['?', 'This list'],
];

export function Help({ close }: { close(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current!.showModal(), []);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title">Keyboard</h2>
      <dl>
        {KEYS.map(([keys, means]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
