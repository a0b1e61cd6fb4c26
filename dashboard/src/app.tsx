import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PageConfig } from '../../core/page-headers';
import { ArticlePanel } from './article/article-panel';
import { DeskProvider } from './desk-context';
import { DeskView } from './desk/desk-view';
import { Header } from './header';
import type { LiveState } from './live';
import { followChanges } from './live';
import { Help } from './parts/help';
import { Toasts, useToasts } from './parts/toasts';
import { RejectedView } from './rejected/rejected-view';
import { ReviewView } from './review/review-view';
import { StatsView } from './stats/stats-view';
import { DropTarget, useUploads } from './upload/upload';
import { useMe } from './use-me';
import { useRoute } from './use-route';
import { useShortcuts } from './use-shortcuts';

interface Props {
  live: PageConfig['live'];
  /** Absent where nobody has to sign in. */
  signOut?: () => void;
}

export function App({ live: how, signOut }: Props) {
  const [route, navigate] = useRoute();
  const [toasts, announce, dismiss] = useToasts();
  const [version, setVersion] = useState(0);
  const [live, setLive] = useState<LiveState>('connecting');
  const [help, setHelp] = useState(false);
  const refresh = useCallback(() => setVersion((old) => old + 1), []);
  const uploads = useUploads(announce, refresh);
  useEffect(() => followChanges(how, refresh, setLive), [how, refresh]);
  const me = useMe();
  const undoLast = useCallback(() => {
    const last = toasts.findLast(({ undo }) => undo);
    if (!last?.undo) return;
    dismiss(last.id);
    last.undo();
  }, [toasts, dismiss]);
  const openHelp = useCallback(() => setHelp(true), []);
  useShortcuts(navigate, openHelp, undoLast);

  return (
    <DeskProvider value={{ route, navigate, announce, version, refresh, me }}>
      <DropTarget onFiles={me.uploads ? uploads.send : undefined}>
        <Header live={live} onFiles={uploads.send} uploads={uploads.running} onHelp={openHelp} signOut={signOut} />
        <main class={route.article ? 'panes panes-open' : 'panes'}>
          {route.view === 'desk' && <DeskView />}
          {route.view === 'review' && <ReviewView />}
          {route.view === 'rejected' && <RejectedView />}
          {route.view === 'stats' && <StatsView />}
          {route.article && route.view !== 'stats' && <ArticlePanel key={route.article} id={route.article} />}
        </main>
      </DropTarget>
      <Toasts toasts={toasts} dismiss={dismiss} />
      {help && <Help close={() => setHelp(false)} />}
    </DeskProvider>
  );
}
