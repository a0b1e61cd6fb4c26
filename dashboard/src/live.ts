import type { PageConfig } from '../../core/page-headers';

/** How the page hears of changes: by server-sent events where the desk sends them, else by asking again. */

export type LiveState = 'connecting' | 'live' | 'polling' | 'offline';

const POLL_MILLISECONDS = 10_000;
/** A burst of changes (a folder of files dropped at once) becomes one reload. */
const GATHER_MILLISECONDS = 120;

/** Calls `changed` after each change, and `state` when the connection becomes another. @returns how to stop. */
export function followChanges(
  how: PageConfig['live'],
  changed: () => void,
  state: (state: LiveState) => void,
): () => void {
  return how === 'events' ? listen(changed, state) : poll(changed, state);
}

/** A page nobody looks at asks nothing; it asks at once when somebody comes back to it. */
function poll(changed: () => void, state: (state: LiveState) => void): () => void {
  const ask = () => {
    state(navigator.onLine ? 'polling' : 'offline');
    if (!document.hidden) changed();
  };
  state('polling');
  const polling = setInterval(ask, POLL_MILLISECONDS);
  document.addEventListener('visibilitychange', ask);
  return () => {
    clearInterval(polling);
    document.removeEventListener('visibilitychange', ask);
  };
}

function listen(changed: () => void, state: (state: LiveState) => void): () => void {
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  const gather = () => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      changed();
    }, GATHER_MILLISECONDS);
  };
  const source = new EventSource('/v1/events');
  source.addEventListener('open', () => {
    clearInterval(polling);
    polling = undefined;
    state('live');
    gather();
  });
  source.addEventListener('message', gather);
  source.addEventListener('error', () => {
    state('offline');
    polling ??= setInterval(changed, POLL_MILLISECONDS);
  });
  return () => {
    source.close();
    clearTimeout(gathering);
    clearInterval(polling);
  };
}
