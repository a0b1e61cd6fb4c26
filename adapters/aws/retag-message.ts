import * as z from 'zod/mini';
import { RETAG_MESSAGE } from '../../core/environment';
import type { RetagEvent } from '../../core/ingest/object-event';

const text = z.string().check(z.minLength(1));
const retagMessage = z.strictObject({
  type: z.literal(RETAG_MESSAGE),
  bucket: text,
  key: text,
  versionId: z.optional(text),
  eTag: z.optional(text),
});

/** The message that asks for one version to be tagged (again). Keys are written as they are. */
export function retagMessageBody({ bucket, key, versionId, eTag }: Omit<RetagEvent, 'kind'>): string {
  return JSON.stringify({ type: RETAG_MESSAGE, bucket, key, versionId, eTag });
}

/** @returns undefined when it is another message, or names no version: that could overtake live copy. */
export function parseRetagMessage(content: unknown): RetagEvent | undefined {
  const parsed = retagMessage.safeParse(content);
  if (!parsed.success) return undefined;
  const { bucket, key, versionId, eTag } = parsed.data;
  if (versionId === undefined && eTag === undefined) return undefined;
  return { kind: 'retag', bucket, key, versionId, eTag };
}
