import type { Context } from 'hono';
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { MAX_BYTES } from '../article/limits';
import { articleId } from '../record/article-id';
import { putUpload, uploadOf } from '../store/uploads';
import { parsed } from './list-query';
import { jsonBody, Problem } from './problem';
import type { QueryPorts } from './query-ports';
import { isAtLeast } from './roles';
import { UPLOAD_EXTENSIONS, uploadName, uploadType } from './upload-types';

export const uploadBody = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(1000)),
  /** Bytes, when known. */
  size: z.optional(z.number().check(z.int(), z.minimum(0))),
});

/** Where to send a file, and how. */
export interface UploadOffer {
  /** Of the upload: long and random, so that nobody guesses another's. */
  id: string;
  method: 'POST' | 'PUT';
  url: string;
  /** Of a form, before the file; without them the file is the body. */
  fields?: Record<string, string>;
  /** The key of the object it becomes, when that is known before it is sent. */
  key?: string;
}

/** Takes files of people, for one feed. */
export interface UploadPort {
  /** The bucket they go to. */
  bucket: string;
  /** Where a file of this plain name and media type may be sent once, within minutes, of at most MAX_BYTES. */
  offer(upload: { name: string; contentType: string }): Promise<UploadOffer>;
}

/** Uploads in three steps: name a file, send it to where the answer says, ask what became of it. */
export function uploadRoutes(ports: QueryPorts): Hono {
  const { table, clock, uploads } = ports;

  function uploader(context: Context): { uploads: UploadPort; name: string; isEditor: boolean } {
    const { role, name } = ports.caller(context);
    if (!uploads) throw new Problem(404, 'This desk takes no uploads.');
    if (!isAtLeast(role, 'uploader')) throw new Problem(403, 'Only uploaders and editors may do this.');
    return { uploads, name, isEditor: role === 'editor' };
  }

  return new Hono()
    .post('/v1/uploads', async (context) => {
      const { uploads, name: by } = uploader(context);
      const { name: given, size = 0 } = parsed(uploadBody, await jsonBody(context));
      if (size > MAX_BYTES) throw new Problem(413, `A file may have at most ${MAX_BYTES / 1e6} MB.`);
      const name = uploadName(given);
      const contentType = uploadType(name);
      if (contentType === undefined)
        throw new Problem(415, 'Files of this type are not taken.', `Taken are: ${UPLOAD_EXTENSIONS.join(', ')}.`);
      const { key, ...offer } = await uploads.offer({ name, contentType });
      await putUpload(table, { id: offer.id, by, name, ...(key !== undefined && { key }) }, clock.now());
      return context.json(offer, 201);
    })
    .get('/v1/uploads/:id', async (context) => {
      const { uploads, name, isEditor } = uploader(context);
      const upload = await uploadOf(table, context.req.param('id'));
      if (!upload || !(isEditor || upload.by === name)) throw new Problem(404, 'There is no such upload.');
      return context.json(await outcomeOf(uploads.bucket, upload.key, ports));
    });
}

/** What became of a file: ids and codes only, since an uploader may not read what is held. */
async function outcomeOf(bucket: string, key: string | undefined, { store }: QueryPorts) {
  const head = key === undefined ? undefined : await store.head(articleId(bucket, key));
  if (!head) return { status: 'pending' };
  const { id, status } = head.record;
  if (head.children) return { status: 'tagged', articles: head.children };
  return { status, articles: [id], ...(head.record.status === 'rejected' && { error: head.record.error }) };
}
