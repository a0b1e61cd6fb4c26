import type { Context } from 'hono';

/** Something wrong with a request, answered as problem details (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: Exclude<ProblemStatus, 500>,
    readonly title: string,
    readonly detail?: string,
  ) {
    super(title);
  }
}

/** What problem details hold; `type` is `about:blank`, since the status says what kind of problem it is. */
export interface ProblemDetails {
  type: string;
  status: number;
  title: string;
  detail?: string;
}

/** When each status is answered with. */
export const PROBLEMS = {
  400: 'The request is not in the form this desk reads; `detail` names each parameter that is wrong.',
  403: 'The caller’s role may not do this, or the article is held.',
  404: 'There is no such article, upload or text, or its file is gone.',
  409: 'The article is none that can be corrected, or there is nothing to undo.',
  412: 'Somebody changed the article since the revision that If-Match names.',
  413: 'The file is too large.',
  415: 'Files of this type are not taken.',
  428: 'The request does not say, as If-Match, which revision was seen.',
  500: 'The desk could not answer; the same request may succeed later.',
} as const;
export type ProblemStatus = keyof typeof PROBLEMS;

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
  const detail = known?.detail;
  const body: ProblemDetails = { type: 'about:blank', status, title, ...(detail !== undefined && { detail }) };
  return context.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}
