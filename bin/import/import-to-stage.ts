import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveObjects } from '../../adapters/aws/archive-objects';
import { createS3Client } from '../../adapters/aws/clients';
import { readStackOutputs } from '../../adapters/aws/stack-outputs';
import { filesUnder } from '../local/import-folder';

const CALL_BUDGET_MS = 60_000;
/** Files on their way at the same time. */
const AT_ONCE = 16;

/** Puts the files of a folder into a stage's bucket under a prefix; its functions tag them. `done` is told of each file. */
export async function importToStage(
  dir: string,
  { stack, prefix }: { stack: string; prefix: string },
  done: (sent: boolean) => void,
): Promise<void> {
  const { ArticleBucketName } = await readStackOutputs(stack);
  const client = createS3Client(CALL_BUDGET_MS);
  const objects = new ArchiveObjects(client, ArticleBucketName);
  const files = filesUnder(dir);
  // Each sender takes the next file when it is free, so that no more names are held than are being sent.
  const send = async () => {
    for (let next = await files.next(); !next.done; next = await files.next()) {
      const path = join(dir, next.value);
      done(await objects.put(prefix + next.value, path, (await stat(path)).size));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, send));
  } finally {
    client.destroy();
  }
}
