import type { MiddlewareHandler } from 'hono';
import { contentSecurityPolicy, PAGE_HEADERS } from '../../../core/page-headers';

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy(),
  ...PAGE_HEADERS,
};

const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The name in a Host header, without the port. */
function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

/** True for a request that another site's page made a browser send. */
function comesFromAnotherSite(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin !== null && origin !== `http://${headers.get('host')}`) return true;
  return headers.get('sec-fetch-site') === 'cross-site';
}

/**
 * Lets only this machine's own browser pages and programs in. The server listens on loopback alone; the Host check also
 * stops a site that points its own name at 127.0.0.1, and the Origin check one that posts to it.
 */
export function loopbackGuard(): MiddlewareHandler {
  return async (context, next) => {
    const { headers, method } = context.req.raw;
    const refusal = !LOOPBACK_NAMES.has(hostName(headers.get('host') ?? ''))
      ? 'This desk answers only to 127.0.0.1 and localhost.'
      : method !== 'GET' && method !== 'HEAD' && comesFromAnotherSite(headers)
        ? 'This desk takes changes only from its own page.'
        : undefined;
    if (refusal) return context.json({ type: 'about:blank', title: refusal, status: 403 }, 403, PROBLEM);
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value);
    return undefined;
  };
}

const PROBLEM = { 'Content-Type': 'application/problem+json' };
