import { useState } from 'preact/hooks';
import { Message } from '../parts/message';
import type { Session } from './session';

/** What a tab shows that is not signed in. */
export function SignIn({ session, problem }: { session: Session; problem?: string }) {
  const [failed, setFailed] = useState(problem);
  const [leaving, setLeaving] = useState(false);
  const begin = () => {
    setLeaving(true);
    session.begin().catch((error: Error) => {
      setLeaving(false);
      setFailed(error.message);
    });
  };
  return (
    <main class="sign-in">
      <h1 class="brand">Copytaster</h1>
      <p>What came in, what it is, whose it is, and whether it may run.</p>
      {failed && <Message title={failed} tone="problem" />}
      <button type="button" class="primary" disabled={leaving} onClick={begin}>
        {leaving ? 'Signing in…' : 'Sign in'}
      </button>
    </main>
  );
}
