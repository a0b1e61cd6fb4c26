import { randomUUID } from 'node:crypto';
import { link, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import { MAX_BYTES } from '../../../core/article/limits';
import { safeUploadName } from '../object-keys';

/** An upload is forgotten after so many others. */
const MAX_KNOWN = 1000;

const ANNOUNCEMENT = z.object({
  name: z.string().max(1000),
  contentType: z.string().max(200).optional(),
  size: z.number().int().nonnegative().optional(),
});

function problem(title: string, status: number): Response {
  return Response.json(
    { type: 'about:blank', title, status },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );
}

const TOO_LARGE = `A file may have at most ${MAX_BYTES / 1e6} MB.`;

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

/** What became of the object behind a key; undefined while it is not in the table. */
export type StatusOf = (
  key: string,
) => Promise<{ id: string; status: string; error?: { message: string } } | undefined>;

/**
 * Uploads of the local page, in the steps that the cloud's presigned posts have: POST /v1/uploads names a file and gets
 * where to send it, PUT sends it, and GET /v1/uploads/{id} says what became of it. It lands in the drop folder and is
 * tagged like any other file.
 */
export function uploadRoutes(folder: string, statusOf: StatusOf): Hono {
  const uploads = new Map<string, { name: string; key?: string }>();
  const unknown = () => problem('There is no such upload, or it was sent already.', 404);
  return new Hono()
    .post('/v1/uploads', bodyLimit({ maxSize: 10_000 }), async (context) => {
      const announced = ANNOUNCEMENT.safeParse(await context.req.json().catch(() => undefined));
      if (!announced.success) return problem('An upload needs the name of its file.', 400);
      if ((announced.data.size ?? 0) > MAX_BYTES) return problem(TOO_LARGE, 413);
      const id = randomUUID();
      uploads.set(id, { name: safeUploadName(announced.data.name) });
      const oldest = uploads.keys().next().value;
      if (uploads.size > MAX_KNOWN && oldest !== undefined) uploads.delete(oldest);
      return context.json({ id, method: 'PUT', url: `/v1/uploads/${id}/content` }, 201);
    })
    .put(
      '/v1/uploads/:id/content',
      bodyLimit({ maxSize: MAX_BYTES, onError: () => problem(TOO_LARGE, 413) }),
      async (context) => {
        const upload = uploads.get(context.req.param('id'));
        if (!upload || upload.key !== undefined) return unknown();
        // Taken before the bytes are here, so that a second sender of the same upload comes too late.
        upload.key = '';
        upload.key = await putBeside(folder, upload.name, new Uint8Array(await context.req.arrayBuffer()));
        return context.json({ key: upload.key }, 201);
      },
    )
    .get('/v1/uploads/:id', async (context) => {
      const upload = uploads.get(context.req.param('id'));
      if (!upload) return unknown();
      const found = upload.key ? await statusOf(upload.key) : undefined;
      return context.json(found ?? { status: 'pending' });
    });
}
