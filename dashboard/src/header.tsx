import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from './api';
import { useDesk } from './desk-context';
import type { LiveState } from './live';
import type { View } from './route';
import { formatRoute } from './route';
import type { Theme } from './theme';
import { applyTheme, savedTheme, THEMES } from './theme';

const VIEW_NAMES: [View, string][] = [
  ['desk', 'Desk'],
  ['review', 'Review'],
  ['rejected', 'Rejected'],
  ['stats', 'Numbers'],
];

const LIVE_WORDS: Record<LiveState, string> = {
  connecting: 'Connecting',
  live: 'Live',
  polling: 'Asks every 10 s',
  offline: 'Desk not reached, trying again',
};

interface Props {
  live: LiveState;
  uploads: number;
  onFiles(files: File[]): void;
  onHelp(): void;
  signOut?: () => void;
}

export function Header({ live, uploads, onFiles, onHelp, signOut }: Props) {
  const { route, navigate, me } = useDesk();
  const counts = useOpenCounts();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <header class="header">
      <h1 class="brand">Copytaster</h1>
      <nav aria-label="Views">
        {VIEW_NAMES.map(([view, name]) => (
          <a
            key={view}
            href={formatRoute({ view, filters: {} })}
            aria-current={route.view === view ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault();
              navigate(() => ({ view, filters: {} }));
            }}
          >
            {name}
            {counts[view] !== undefined && <span class="nav-count">{counts[view]}</span>}
          </a>
        ))}
      </nav>
      <SearchBox />
      <div class="header-tools">
        <span class={`live live-${live}`} role="status" title={LIVE_WORDS[live]}>
          <span class="live-words">{LIVE_WORDS[live]}</span>
        </span>
        {me.uploads && (
          <button type="button" class="primary" onClick={() => picker.current!.click()}>
            {uploads > 0 ? `Adding ${uploads}…` : 'Add articles'}
          </button>
        )}
        <input
          ref={picker}
          type="file"
          multiple
          class="visually-hidden"
          tabIndex={-1}
          aria-label="Articles to add"
          onChange={(event) => {
            onFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <ThemeButton />
        <button type="button" class="quiet" onClick={onHelp} aria-label="Keyboard shortcuts">
          ?
        </button>
        {signOut && (
          <button type="button" class="quiet" title={`Signed in as ${me.name}`} onClick={signOut}>
            Sign out
          </button>
        )}
      </div>
    </header>
  );
}

/** How many wait for a decision and how many were rejected, as far as one page tells. */
function useOpenCounts(): Partial<Record<View, string>> {
  const { version } = useDesk();
  const [counts, setCounts] = useState<Partial<Record<View, string>>>({});
  useEffect(() => {
    const count = ({ items, next }: { items: unknown[]; next?: string }) =>
      items.length === 0 ? undefined : `${items.length}${next ? '+' : ''}`;
    Promise.all([api.review(), api.rejected()])
      .then(([review, rejected]) => setCounts({ review: count(review), rejected: count(rejected) }))
      // The views themselves say what is wrong.
      .catch(() => setCounts({}));
  }, [version]);
  return counts;
}

function SearchBox() {
  const { route, navigate } = useDesk();
  const [words, setWords] = useState(route.filters.q ?? '');
  useEffect(() => setWords(route.filters.q ?? ''), [route.filters.q]);
  useEffect(() => {
    if (words === (route.filters.q ?? '')) return;
    const typed = setTimeout(
      () => navigate((now) => ({ ...now, view: 'desk', filters: { ...now.filters, q: words } }), { replace: true }),
      250,
    );
    return () => clearTimeout(typed);
  }, [words]);
  return (
    <form role="search" onSubmit={(event) => event.preventDefault()}>
      <input
        id="search"
        type="search"
        value={words}
        placeholder="Search headlines"
        aria-label="Search headlines, sluglines, publishers and bylines"
        onInput={(event) => {
          setWords(event.currentTarget.value);
          if (route.article) navigate(({ article: _, ...rest }) => rest);
        }}
      />
    </form>
  );
}

function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(savedTheme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] as Theme;
  return (
    <button
      type="button"
      class="quiet"
      aria-label={`Theme: ${theme}. Change to ${next}`}
      title={`Theme: ${theme}`}
      onClick={() => {
        applyTheme(next);
        setTheme(next);
      }}
    >
      {{ auto: '◐', light: '○', dark: '●' }[theme]}
    </button>
  );
}
