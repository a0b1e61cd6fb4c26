import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** The body Readability.js finds on a page, for comparison; empty when it finds none. */
export function readabilityBody(html: string): string {
  const { document } = parseHTML(html) as { document: unknown };
  return (new Readability(document).parse() as { textContent?: string } | null)?.textContent ?? '';
}
