import { rmSync } from 'node:fs';
import { ASSEMBLY_FOLDER } from './once-a-run';

/** After all test files: deletes what they shared. */
export default function onceAfter(): void {
  rmSync(process.env[ASSEMBLY_FOLDER]!, { recursive: true, force: true });
}
