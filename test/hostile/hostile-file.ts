/** A file made to hurt whoever reads it. */
export interface HostileFile {
  what: string;
  name: string;
  /** Made when it is asked for: some are large. */
  bytes(): Buffer;
  /** The code it must be refused for, when only one is right. Otherwise any article or code will do. */
  code?: string;
}

export const MEGABYTE = 1_000_000;
/** Characters of a text that would take minutes if anything read it in quadratic time. */
export const MANY = 250_000;
export const DEEP = 50_000;
export const STORY = 'Quay reopens\n\nThe western quay reopened on Monday, said the harbour office.\n';
export const text = (name: string, what: string, content: () => string): HostileFile => ({
  what,
  name,
  bytes: () => Buffer.from(content()),
});

/** Entities that grow tenfold nine times: "a billion laughs". */
export const LAUGHS = ['<!ENTITY l0 "lol">']
  .concat(Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`))
  .join('');
