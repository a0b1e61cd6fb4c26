import type { Context } from 'hono';

/** Something wrong with a request, answered as problem details (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: 400 | 403 | 404 | 409 | 412 | 413 | 415 | 428,
    readonly title: string,
    readonly detail?: string,
  ) {
    super(title);
  }
}

/** The JSON in a request's body. @throws Problem 400 when it is none. */
export async function jsonBody(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    throw new Problem(400, 'The body must be JSON.');
  }
}

/** The answer to an error: what a Problem says; of anything else only that it happened. */
export function problemResponse(context: Context, error: Error): Response {
  const known = error instanceof Problem ? error : undefined;
  const status = known?.status ?? 500;
  const title = known?.title ?? 'The desk could not answer.';
  const body = { type: 'about:blank', status, title, ...(known?.detail !== undefined && { detail: known.detail }) };
  return context.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}
