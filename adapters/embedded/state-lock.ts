import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../../core/errors';
import { makeFolder } from '../node/make-folder';

const LOCK = 'running.pid';

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function holder(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isRunning(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Whether another process works on a state folder. */
export function isStateLocked(state: string): boolean {
  return holder(join(state, LOCK)) !== undefined;
}

/**
 * Makes this process the only one that works on a state folder; a lock left by a crash is taken over.
 * @returns how to give it back. @throws ConfigurationError when another process holds it.
 */
export function lockState(state: string): () => void {
  makeFolder(state);
  const path = join(state, LOCK);
  const pid = holder(path);
  if (pid !== undefined) {
    throw new ConfigurationError(
      `Another desk (process ${pid}) works on ${state}. Stop it, or start this one with --state and --folder of its own.`,
    );
  }
  writeFileSync(path, String(process.pid));
  return () => rmSync(path, { force: true });
}
