import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of an event file, as the body of a message holds it. */
export function loadEvent(name: string): string {
  return readFileSync(join(__dirname, `${name}.json`), 'utf8');
}
