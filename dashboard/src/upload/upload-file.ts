import { ApiProblem } from '../api';

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

const ASK_EVERY = 150;
const ASK_FOR = 15_000;

/** Asks where a file may go, sends it there, and waits for what becomes of it. @throws ApiProblem when it is refused. */
export async function uploadFile(file: File): Promise<Uploaded> {
  const { name, size, type } = file;
  const asked = await fetch('/v1/uploads', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, contentType: type || 'text/plain', size }),
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
  for (const until = Date.now() + ASK_FOR; Date.now() < until;) {
    const response = await fetch(`/v1/uploads/${id}`);
    if (!response.ok) break;
    const { status, error } = (await response.json()) as { status: Uploaded['status']; error?: { message: string } };
    if (status !== 'pending') return { status, reason: error?.message };
    await new Promise((done) => setTimeout(done, ASK_EVERY));
  }
  return { status: 'pending' };
}

async function problem(response: Response): Promise<ApiProblem> {
  const said = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
  return new ApiProblem(response.status, said.detail ?? said.title ?? response.statusText);
}
