import { ApiProblem } from '../api';
import { deskFetch } from '../desk-fetch';

interface Upload {
  id: string;
  url: string;
  method?: string;
  /** Of a presigned post: sent before the file. */
  fields?: Record<string, string>;
}

/** What the desk made of a file. */
export interface Uploaded {
  status: 'tagged' | 'rejected' | 'pending';
  /** Why it was rejected. */
  reason?: string;
}

/** Milliseconds: a laptop's desk answers almost at once, a cloud's in a second or two. */
const ASK_FIRST = 150;
const ASK_LATER = 1000;
const ASK_FOR = 30_000;

/** Asks where a file may go, sends it there, and waits for what becomes of it. @throws ApiProblem when it is refused. */
export async function uploadFile(file: File): Promise<Uploaded> {
  const { name, size } = file;
  const asked = await deskFetch('/v1/uploads', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, size }),
  });
  if (!asked.ok) throw await problem(asked);
  const upload = (await asked.json()) as Upload;
  const sent = await fetch(upload.url, { method: upload.method ?? 'POST', body: bodyOf(upload, file) });
  if (!sent.ok) throw await problem(sent);
  return outcome(upload.id);
}

function bodyOf({ fields }: Upload, file: File): BodyInit {
  if (!fields) return file;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return form;
}

async function outcome(id: string): Promise<Uploaded> {
  const until = Date.now() + ASK_FOR;
  for (let pause = ASK_FIRST; Date.now() < until; pause = Math.min(2 * pause, ASK_LATER)) {
    const response = await deskFetch(`/v1/uploads/${id}`);
    if (!response.ok) break;
    const { status, error } = (await response.json()) as { status: Uploaded['status']; error?: { message: string } };
    if (status !== 'pending') return { status, reason: error?.message };
    await new Promise((done) => setTimeout(done, pause));
  }
  return { status: 'pending' };
}

async function problem(response: Response): Promise<ApiProblem> {
  const said = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
  return new ApiProblem(response.status, said.detail ?? said.title ?? response.statusText);
}
