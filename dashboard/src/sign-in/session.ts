import type { SignInConfig } from './page-config';
import { challengeOf, randomText } from './pkce';

/** What an issuer says of itself (OpenID Connect Discovery 1.0), as far as we use it. */
interface Issuer {
  authorization_endpoint: string;
  token_endpoint: string;
  end_session_endpoint?: string;
}

interface Tokens {
  access: string;
  refresh?: string;
  /** Names the person; shown, and trusted for nothing. */
  id?: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** What must be known again when the issuer sends the browser back. */
interface Started {
  state: string;
  verifier: string;
  /** Where the reader was. */
  returnTo: string;
}

/** In the tab alone, and gone with it. */
const TOKENS = 'copytaster-tokens';
const STARTED = 'copytaster-sign-in';
/** A token this close to its end is not sent any more. */
const SPARE_MILLISECONDS = 60_000;

function stored<T>(name: string): T | undefined {
  const text = sessionStorage.getItem(name);
  return text === null ? undefined : (JSON.parse(text) as T);
}

/**
 * A signed-in tab: authorization code with PKCE (OAuth 2.0 for Browser-Based Applications), tokens in the tab's own
 * storage, renewed with the refresh token while the issuer gives one.
 */
export class Session {
  private issuer: Promise<Issuer> | undefined;
  private renewing: Promise<Tokens | undefined> | undefined;

  /** @param lost called when the tab is signed in no longer */
  constructor(
    private readonly config: SignInConfig,
    private readonly lost: () => void,
  ) {}

  get isSignedIn(): boolean {
    return stored<Tokens>(TOKENS) !== undefined;
  }

  /** Leaves the page for the issuer's, which sends the browser back. */
  async begin(): Promise<void> {
    const { authorization_endpoint } = await this.discover();
    const { clientId, scopes, audience } = this.config;
    const started: Started = { state: randomText(), verifier: randomText(), returnTo: location.search };
    sessionStorage.setItem(STARTED, JSON.stringify(started));
    const url = new URL(authorization_endpoint);
    const parameters = {
      ...{ response_type: 'code', client_id: clientId, redirect_uri: this.ownAddress, scope: scopes.join(' ') },
      ...{ state: started.state, code_challenge: await challengeOf(started.verifier), code_challenge_method: 'S256' },
      ...(audience !== undefined && { audience }),
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    location.assign(url.href);
  }

  /** Takes what the issuer sent the browser back with, if it did. @throws Error in the issuer's words when it refused */
  async finish(): Promise<void> {
    const query = new URLSearchParams(location.search);
    const [code, state, error] = ['code', 'state', 'error'].map((name) => query.get(name));
    if (!state || !(code || error)) return;
    const started = stored<Started>(STARTED);
    sessionStorage.removeItem(STARTED);
    history.replaceState(undefined, '', `/${started?.returnTo ?? ''}`);
    if (started?.state !== state) throw new Error('The sign-in was not started in this tab.');
    if (!code) throw new Error(query.get('error_description') ?? error ?? '');
    const { verifier } = started;
    await this.redeem({
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: this.ownAddress,
    });
  }

  /** A token that still holds, renewed when it has to be. @returns undefined when the tab is signed in no longer */
  async token(): Promise<string | undefined> {
    const tokens = stored<Tokens>(TOKENS);
    if (!tokens) return undefined;
    if (tokens.expiresAt - Date.now() > SPARE_MILLISECONDS) return tokens.access;
    this.renewing ??= this.renew(tokens).finally(() => (this.renewing = undefined));
    return (await this.renewing)?.access;
  }

  /** The API no longer takes the token. */
  refused(): void {
    sessionStorage.removeItem(TOKENS);
    this.lost();
  }

  /** Forgets the tokens, and tells the issuer where it can be told. */
  async end(): Promise<void> {
    const tokens = stored<Tokens>(TOKENS);
    sessionStorage.removeItem(TOKENS);
    const { end_session_endpoint } = await this.discover();
    if (end_session_endpoint === undefined) {
      this.lost();
      return;
    }
    const url = new URL(end_session_endpoint);
    const { clientId } = this.config;
    const parameters = {
      ...{ client_id: clientId, post_logout_redirect_uri: this.ownAddress },
      // Cognito's names for the same.
      ...{ logout_uri: this.ownAddress },
      ...(tokens?.id !== undefined && { id_token_hint: tokens.id }),
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    location.assign(url.href);
  }

  private get ownAddress(): string {
    return `${location.origin}/`;
  }

  private discover(): Promise<Issuer> {
    const address = `${this.config.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    this.issuer ??= fetch(address).then(async (response) => {
      if (!response.ok) throw new Error(`The sign-in cannot be reached: ${response.status}.`);
      return (await response.json()) as Issuer;
    });
    this.issuer.catch(() => (this.issuer = undefined));
    return this.issuer;
  }

  private async renew({ refresh }: Tokens): Promise<Tokens | undefined> {
    if (refresh === undefined) {
      this.refused();
      return undefined;
    }
    try {
      return await this.redeem({ grant_type: 'refresh_token', refresh_token: refresh }, refresh);
    } catch (error) {
      // Out of reach is not signed out: the next call tries again.
      if (error instanceof TypeError) throw error;
      this.refused();
      return undefined;
    }
  }

  private async redeem(grant: Record<string, string>, refresh?: string): Promise<Tokens> {
    const { token_endpoint } = await this.discover();
    const response = await fetch(token_endpoint, {
      method: 'POST',
      body: new URLSearchParams({ ...grant, client_id: this.config.clientId }),
    });
    if (!response.ok) throw new Error(`The sign-in was refused: ${response.status}.`);
    const answer = (await response.json()) as Record<string, string> & { expires_in?: number };
    const tokens: Tokens = {
      access: answer.access_token!,
      refresh: answer.refresh_token ?? refresh,
      id: answer.id_token,
      expiresAt: Date.now() + (answer.expires_in ?? 300) * 1000,
    };
    sessionStorage.setItem(TOKENS, JSON.stringify(tokens));
    return tokens;
  }
}
