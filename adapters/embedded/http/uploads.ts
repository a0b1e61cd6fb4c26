import { randomUUID } from 'node:crypto';
import { link, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { MAX_BYTES } from '../../../core/article/limits';
import type { Clock, ItemTable } from '../../../core/ports';
import { Problem, problemResponse } from '../../../core/query/problem';
import type { UploadPort } from '../../../core/query/upload-routes';
import { putUpload, uploadOf } from '../../../core/store/uploads';
import { EMBEDDED_BUCKET } from '../folder-bucket';
import { isIgnoredKey } from '../object-keys';

/** Puts bytes in the folder under a name that is not taken: `story.txt`, else `story-2.txt` and so on. */
async function putBeside(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  // Written under a name the bucket ignores, then linked: the bucket never sees half a file, and nothing is overwritten.
  const unfinished = join(folder, `.${randomUUID()}`);
  await writeFile(unfinished, bytes, { flag: 'wx' });
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  try {
    for (let copy = 1; ; copy += 1) {
      const key = copy === 1 ? name : `${stem}-${copy}${extension}`;
      try {
        await link(unfinished, join(folder, key));
        return key;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Where the local page sends files: to the route below. */
export const LOCAL_UPLOADS: UploadPort = {
  bucket: EMBEDDED_BUCKET,
  offer: () => {
    const id = randomUUID();
    return Promise.resolve({ id, method: 'PUT', url: `/v1/uploads/${id}/content` });
  },
};

/** PUT /v1/uploads/{id}/content stands for S3's presigned post: the file lands in the drop folder, and is tagged like any other. */
export function uploadContentRoute(folder: string, table: ItemTable, clock: Clock): Hono {
  const taken = new Set<string>();
  const refuse = (status: 404 | 413, title: string) => new Problem(status, title);
  return new Hono()
    .onError((error, context) => problemResponse(context, error))
    .put(
      '/v1/uploads/:id/content',
      bodyLimit({
        maxSize: MAX_BYTES,
        onError: (context) => problemResponse(context, refuse(413, `A file may have at most ${MAX_BYTES / 1e6} MB.`)),
      }),
      async (context) => {
        const id = context.req.param('id');
        const upload = await uploadOf(table, id);
        if (!upload || upload.key !== undefined || taken.has(id))
          throw refuse(404, 'There is no such upload, or it was sent already.');
        // Taken before the bytes are here, so that a second sender of the same upload comes too late.
        taken.add(id);
        const name = isIgnoredKey(upload.name) ? `${upload.name}.txt` : upload.name;
        const key = await putBeside(folder, name, new Uint8Array(await context.req.arrayBuffer()));
        await putUpload(table, { ...upload, key }, clock.now());
        taken.delete(id);
        return context.json({ key }, 201);
      },
    );
}
