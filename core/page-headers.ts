/**
 * What the page may do: its own script, style, data and pictures, and nothing else. Trusted Types without a policy make
 * every way of turning a string into markup or code throw, so that a headline can never become either.
 * @param origins it may also speak to, such as that of the sign-in
 */
export function contentSecurityPolicy(origins: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    ["connect-src 'self'", ...origins].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** The same wherever the page is served. */
export const PAGE_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** What the page asks its server before anything else, as `/config.json`. */
export interface PageConfig {
  /** How it hears of changes: server-sent events of `/v1/events`, or by asking again. */
  live: 'events' | 'poll';
  /** Absent: whoever reaches the page is let in. */
  signIn?: {
    /** Of OpenID Connect; its `/.well-known/openid-configuration` says the rest. */
    issuer: string;
    clientId: string;
    scopes: string[];
    /** Asked for by name, where an issuer wants that. */
    audience?: string;
  };
}
