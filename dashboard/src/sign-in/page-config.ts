import type { PageConfig } from '../../../core/page-headers';

export type SignInConfig = NonNullable<PageConfig['signIn']>;

/** What the server of the page says of itself. @throws Error when it says nothing */
export async function loadPageConfig(): Promise<PageConfig> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The page has no settings: ${response.status}.`);
  return (await response.json()) as PageConfig;
}
