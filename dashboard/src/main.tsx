import { render } from 'preact';
import type { PageConfig } from '../../core/page-headers';
import { App } from './app';
import { signRequests } from './desk-fetch';
import { Message } from './parts/message';
import { loadPageConfig } from './sign-in/page-config';
import { Session } from './sign-in/session';
import { SignIn } from './sign-in/sign-in';
import { showSavedTheme } from './theme';
import './styles/theme.css';
import './styles/base.css';
import './styles/badges.css';
import './styles/messages.css';
import './styles/header.css';
import './styles/desk.css';
import './styles/rows.css';
import './styles/article.css';
import './styles/tags.css';
import './styles/pages.css';

const root = document.getElementById('app')!;

async function start({ live, signIn }: PageConfig): Promise<void> {
  if (!signIn) {
    render(<App live={live} />, root);
    return;
  }
  const session = new Session(signIn, () => render(<SignIn session={session} />, root));
  signRequests(session);
  const problem = await session.finish().then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (session.isSignedIn) render(<App live={live} signOut={() => void session.end()} />, root);
  else render(<SignIn session={session} problem={problem} />, root);
}

showSavedTheme();
loadPageConfig()
  .then(start)
  .catch((error: Error) =>
    render(
      <main class="sign-in">
        <Message title="The desk cannot be reached" tone="problem">
          <p>{error.message} Load the page again.</p>
        </Message>
      </main>,
      root,
    ),
  );
