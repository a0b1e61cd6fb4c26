import { ApiProblem } from '../api';

interface Upload {
  url: string;
  method?: string;
  fields?: Record<string, string>;
}

/** Asks the desk where a file may go, and sends it there. @throws ApiProblem saying why it was refused. */
export async function uploadFile(file: File): Promise<void> {
  const asked = await fetch('/v1/uploads', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: file.name, contentType: file.type || 'text/plain', size: file.size }),
  });
  if (!asked.ok) throw await problem(asked);
  const { url, method = 'POST', fields } = (await asked.json()) as Upload;
  let body: BodyInit = file;
  if (fields) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file);
    body = form;
  }
  const sent = await fetch(url, { method, body });
  if (!sent.ok) throw await problem(sent);
}

async function problem(response: Response): Promise<ApiProblem> {
  const said = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
  return new ApiProblem(response.status, said.detail ?? said.title ?? response.statusText);
}
