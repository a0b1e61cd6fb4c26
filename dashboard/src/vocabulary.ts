/** The topics and countries by name, for adding one and for reading codes; build.ts writes the files from data/. */
export interface VocabularyEntry {
  code: string;
  name: string;
}

const loaded = new Map<string, Promise<VocabularyEntry[]>>();

/** @throws Error when the file cannot be had; the next call tries again. */
export function loadVocabulary(kind: 'topic' | 'region'): Promise<VocabularyEntry[]> {
  const known = loaded.get(kind);
  if (known) return known;
  const loading = fetch(`/assets/${kind}s.json`).then((response) => {
    if (!response.ok) throw new Error(response.statusText);
    return response.json() as Promise<VocabularyEntry[]>;
  });
  loaded.set(kind, loading);
  loading.catch(() => loaded.delete(kind));
  return loading;
}

/** What codes are called. Without the files, codes stand for themselves. */
export async function loadNames(): Promise<ReadonlyMap<string, string>> {
  const lists = await Promise.all((['topic', 'region'] as const).map((kind) => loadVocabulary(kind).catch(() => [])));
  return new Map(lists.flat().map(({ code, name }) => [code, name]));
}
