import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { BRIDGE } from './articles';
import type { TestDesk } from './desk';
import { articleOf, axeViolations, openDesk, row } from './desk';

/** The page as the cloud serves it: settings that ask for a sign-in, and an issuer, both played by the test. */

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
  desk.drop('bridge.txt', BRIDGE);
  await articleOf(desk, 'Harbour bridge');
});
afterAll(() => desk.close());

interface Played {
  page: Page;
  /** Bodies of requests for tokens. */
  grants: URLSearchParams[];
  /** Tokens that came with requests to the API. */
  tokens: Set<string>;
  /** From now on, the API refuses every token. */
  expire(): void;
}

async function openSignedOut(role = 'editor', lifetime = 3600): Promise<Played> {
  const page = await desk.open('about:blank');
  const grants: URLSearchParams[] = [];
  const tokens = new Set<string>();
  let expired = false;
  let challenge = '';
  await page.route('**/config.json', (route) =>
    route.fulfill({
      json: { live: 'poll', signIn: { issuer: `${desk.url}issuer`, clientId: 'page', scopes: ['openid'] } },
    }),
  );
  await page.route('**/issuer/.well-known/openid-configuration', (route) =>
    route.fulfill({
      json: { authorization_endpoint: `${desk.url}issuer/authorize`, token_endpoint: `${desk.url}issuer/token` },
    }),
  );
  await page.route('**/issuer/authorize?*', (route) => {
    const asked = new URL(route.request().url()).searchParams;
    challenge = asked.get('code_challenge')!;
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    const back = `${asked.get('redirect_uri')}?code=the-code&state=${asked.get('state')}`;
    return route.fulfill({ status: 302, headers: { location: back } });
  });
  await page.route('**/issuer/token', (route) => {
    const grant = new URLSearchParams(route.request().postData() ?? '');
    grants.push(grant);
    const verifier = grant.get('code_verifier');
    if (verifier) expect(createHash('sha256').update(verifier).digest('base64url')).toBe(challenge);
    return route.fulfill({
      json: { access_token: `token-${grants.length}`, refresh_token: 'again', expires_in: lifetime },
    });
  });
  await page.route('**/v1/**', (route) => {
    const token = /^Bearer (.+)$/.exec(route.request().headers().authorization ?? '')?.[1];
    if (token === undefined || expired) return route.fulfill({ status: 401, json: { title: 'Unauthorized' } });
    tokens.add(token);
    if (new URL(route.request().url()).pathname === '/v1/me')
      return route.fulfill({ json: { name: 'ana@desk.example', role, uploads: role !== 'reader' } });
    return route.continue();
  });
  return { page, grants, tokens, expire: () => (expired = true) };
}

test('a tab signs in by code with PKCE, comes back to where it was, and asks with its token', async () => {
  const { page, grants, tokens } = await openSignedOut();
  await page.goto(`${desk.url}?q=harbour`);
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await row(page, 'Harbour bridge').waitFor();
  expect(page.url()).toBe(`${desk.url}?q=harbour`);
  expect(Object.fromEntries(grants[0]!)).toMatchObject({
    grant_type: 'authorization_code',
    code: 'the-code',
    client_id: 'page',
  });
  expect([...tokens]).toEqual(['token-1']);
  await page.locator('.live-polling').waitFor();
  // Loading the page again needs no second sign-in.
  await page.reload();
  await row(page, 'Harbour bridge').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await page.close();
});

test('a token is renewed before it ends', async () => {
  const { page, grants, tokens } = await openSignedOut('editor', 30);
  await page.goto(desk.url);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await row(page, 'Harbour bridge').waitFor();
  expect(grants[1]!.get('grant_type')).toBe('refresh_token');
  expect(tokens).toContain('token-2');
  await page.close();
});

test('a tab whose token is refused asks to sign in again', async () => {
  const { page, expire } = await openSignedOut();
  await page.goto(desk.url);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await row(page, 'Harbour bridge').waitFor();
  expire();
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await page.close();
});

test('what comes back without having been asked for is refused', async () => {
  const { page, grants } = await openSignedOut();
  await page.goto(`${desk.url}?code=stolen&state=other`);
  await page.getByText('The sign-in was not started in this tab.').waitFor();
  expect(grants).toEqual([]);
  expect(page.url()).toBe(desk.url);
  await page.close();
});

test('a reader is offered nothing that only editors may do', async () => {
  const { page } = await openSignedOut('reader');
  await page.goto(desk.url);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await row(page, 'Harbour bridge').click();
  await page.locator('.article-text').waitFor();
  for (const name of [/^Add articles/, /^\+ Add a topic/, /^Remove /, /^Block$/])
    expect(await page.getByRole('button', { name }).count()).toBe(0);
  await page.close();
});
