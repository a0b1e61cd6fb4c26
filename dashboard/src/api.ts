import type { RejectionCode } from '../../core/errors';
import type { TaggedRecord } from '../../core/record/record';
import type { TaggerAccuracy } from '../../core/query/accuracy';
import type { Role } from '../../core/query/roles';
import type { Claim } from '../../core/store/claims';
import type { Decision, Finding } from '../../core/tag/tags';
import { deskFetch } from './desk-fetch';
import type { Facet, Filters } from './route';

/**
 * An article as the API gives it. Everything beyond the id may be missing: of held copy a reader gets a placeholder, of
 * rejected and deleted files there are no tags.
 */
export type ListedArticle = Partial<Omit<TaggedRecord, 'status' | 'moderation'>> &
  Pick<TaggedRecord, 'id' | 'revision'> & {
    status: 'tagged' | 'rejected' | 'deleted';
    /** A placeholder has reasons (rule ids) in the place of findings. */
    moderation?: { decision: Decision; findings?: Finding[]; reasons?: string[] };
    error?: { code: RejectionCode; message: string };
  };

export interface ArticlePage {
  items: ListedArticle[];
  /** Of the review queue, by id. */
  claims?: Record<string, Claim>;
  /** Absent at the end of the list. */
  next?: string;
  searchedBackTo?: string;
}

export interface ArticleText {
  text: string;
  /** True when the text is no longer the one the tags were made from. */
  evidenceStale?: boolean;
}

/** One number of /v1/stats: how many articles have `value` in the interval that starts at `start`. */
export interface StatsRow {
  start: string;
  value: string;
  count: number;
}

export interface Correction {
  op: string;
  target?: string;
  value?: string;
  why: string;
}

/** What the API says went wrong, in words for people (RFC 9457). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly detail?: string,
  ) {
    super(title);
  }
}

const remembered = new Map<string, { eTag: string; body: unknown }>();

async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    const { title, detail } = (await response.json()) as { title?: string; detail?: string };
    return new ApiProblem(response.status, title ?? response.statusText, detail);
  } catch {
    return new ApiProblem(response.status, response.statusText || 'The desk gave no answer.');
  }
}

/** Reads JSON; what has not changed since the last time is not sent again. */
async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const known = remembered.get(path);
  const response = await deskFetch(path, { signal, headers: known ? { 'If-None-Match': known.eTag } : {} });
  if (response.status === 304 && known) return known.body as T;
  if (!response.ok) throw await problemOf(response);
  const body = (await response.json()) as T;
  const eTag = response.headers.get('ETag');
  if (eTag) remembered.set(path, { eTag, body });
  return body;
}

/** This window, as claims name it. */
export const OWN_WINDOW = crypto.randomUUID();

async function claim(id: string): Promise<Claim> {
  const response = await deskFetch(`/v1/articles/${id}/claims`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ holder: OWN_WINDOW }),
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Claim;
}

/** Sent to its end even when the window closes. */
async function release(id: string): Promise<void> {
  await deskFetch(`/v1/articles/${id}/claims?holder=${OWN_WINDOW}`, { method: 'DELETE', keepalive: true });
}

async function post(path: string, body: unknown, ifMatch: number): Promise<void> {
  const response = await deskFetch(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'If-Match': `"${ifMatch}"`,
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw await problemOf(response);
}

function query(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** Who the desk takes us for. */
export interface Me {
  name: string;
  role: Role;
  /** Whether they may add articles. */
  uploads: boolean;
  /** IANA name of the zone of the desk's days. */
  timeZone: string;
}

const PAGE_SIZE = '100';

export const api = {
  list: (filters: Filters, cursor?: string, signal?: AbortSignal) =>
    get<ArticlePage>(`/v1/articles${query({ ...filters, limit: PAGE_SIZE, cursor })}`, signal),
  rejected: (cursor?: string) =>
    get<ArticlePage>(`/v1/articles${query({ status: 'rejected', limit: PAGE_SIZE, cursor })}`),
  review: (cursor?: string) => get<ArticlePage>(`/v1/review${query({ limit: PAGE_SIZE, cursor })}`),
  claim,
  release,
  me: () => get<Me>('/v1/me'),
  article: (id: string) => get<ListedArticle>(`/v1/articles/${id}`),
  text: (id: string, revision?: number) =>
    get<ArticleText>(`/v1/articles/${id}/text${query({ revision: revision?.toString() })}`),
  history: (id: string) => get<{ items: ListedArticle[] }>(`/v1/articles/${id}/history`),
  /** With `rollup`, an article counts for what follows from its tags too, such as the parents of its topics. */
  stats: (by: Facet, from: string, to: string, rollup = false) =>
    get<{ rows: StatsRow[] }>(
      `/v1/stats${query({ by, from, to, interval: 'day', rollup: rollup ? 'true' : undefined })}`,
    ),
  accuracy: (from: string, to: string) =>
    get<{ rows: TaggerAccuracy[]; searchedBackTo?: string }>(`/v1/accuracy${query({ from, to })}`),
  correct: (article: ListedArticle, correction: Correction) =>
    post(`/v1/articles/${article.id}/corrections`, correction, article.revision),
  decide: (article: ListedArticle, decision: Decision, why: string) =>
    post(`/v1/articles/${article.id}/decisions`, { decision, why }, article.revision),
};

/** Takes back what an editor did in a revision, on top of whatever the article is by now. */
export async function undoAct(id: string, revision: number): Promise<void> {
  const now = await api.article(id);
  await api.correct(now, { op: 'undo', target: revision.toString(), why: 'undone on the desk' });
}

/** True for the placeholder of held copy, which says that it is there, and none of its words. */
export function isPlaceholder(article: ListedArticle): boolean {
  return article.status === 'tagged' && article.article === undefined;
}
