/** Who signs requests. */
interface Signer {
  /** @returns undefined when nobody is signed in any more */
  token(): Promise<string | undefined>;
  /** The desk no longer takes the token. */
  refused(): void;
}

let session: Signer | undefined;

/** From now on, requests to the desk carry this session's token. */
export function signRequests(signedIn: Signer): void {
  session = signedIn;
}

/** Asks the desk, as whoever is signed in. */
export async function deskFetch(path: string, { headers, ...options }: RequestInit = {}): Promise<Response> {
  const token = await session?.token();
  const response = await fetch(path, {
    ...options,
    headers: {
      ...(headers as Record<string, string>),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    },
  });
  if (response.status === 401) session?.refused();
  return response;
}
