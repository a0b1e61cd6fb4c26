import { randomUUID } from 'node:crypto';
import { link, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import { MAX_BYTES } from '../../../core/article/parse';
import { safeUploadName } from '../object-keys';

/** An upload that was announced and not sent is forgotten after so many others. */
const MAX_OPEN = 1000;

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

/**
 * Uploads of the local page, in the two steps that the cloud's presigned posts have: POST /v1/uploads names a file and
 * gets where to send it, PUT sends it. It lands in the drop folder and is tagged like any other file.
 */
export function uploadRoutes(folder: string): Hono {
  const open = new Map<string, string>();
  return new Hono()
    .post('/v1/uploads', bodyLimit({ maxSize: 10_000 }), async (context) => {
      const announced = ANNOUNCEMENT.safeParse(await context.req.json().catch(() => undefined));
      if (!announced.success) return problem('An upload needs the name of its file.', 400);
      if ((announced.data.size ?? 0) > MAX_BYTES) return problem(TOO_LARGE, 413);
      const id = randomUUID();
      open.set(id, safeUploadName(announced.data.name));
      const oldest = open.keys().next().value;
      if (open.size > MAX_OPEN && oldest !== undefined) open.delete(oldest);
      return context.json({ id, method: 'PUT', url: `/v1/uploads/${id}/content` }, 201);
    })
    .put(
      '/v1/uploads/:id/content',
      bodyLimit({ maxSize: MAX_BYTES, onError: () => problem(TOO_LARGE, 413) }),
      async (context) => {
        const name = open.get(context.req.param('id'));
        if (name === undefined) return problem('This upload was not announced, or was sent already.', 404);
        open.delete(context.req.param('id'));
        const key = await putBeside(folder, name, new Uint8Array(await context.req.arrayBuffer()));
        return context.json({ key }, 201);
      },
    );
}
