import { CommanderError } from 'commander';
import { isSdkError } from '../adapters/aws/aws-errors';
import { ConfigurationError } from '../core/errors';

/** What a person reads of each fault of the file system, by Node's code: the path that is meant, and what is wrong with it. */
const FILE_FAULTS: Record<string, (path: string) => string> = {
  ENOENT: (path) => `There is no ${path}.`,
  ENOTDIR: (path) => `${path} leads through a file, where a folder should be.`,
  EISDIR: (path) => `${path} is a folder, where a file should be.`,
  EEXIST: (path) => `${path} is a file, where a folder should be.`,
  EACCES: (path) => `${path} may not be used: ask for its permissions, or name another.`,
  EPERM: (path) => `${path} may not be used: ask for its permissions, or name another.`,
  EROFS: (path) => `${path} is on a file system that cannot be written to: name another.`,
  ENOSPC: (path) => `There is no space left for ${path}.`,
};

/** A fault of a file or folder that somebody named, in words; nothing for any other error. */
export function fileFault(error: unknown, file?: string): string | undefined {
  const { code = '', path = file } = error as NodeJS.ErrnoException;
  return path === undefined ? undefined : FILE_FAULTS[code]?.(path);
}

/** Ends a program that threw: says what is wrong, in words where that is known, and sets the exit code. */
export function endInWords(error: unknown): void {
  const { exitCode, message } = failure(error);
  if (message !== undefined) process.stderr.write(`copytaster: ${message}\n`);
  process.exitCode = exitCode;
}

/**
 * How a command that threw ends.
 * @returns what to print, and the exit code: 1 for a failure that is ours or the machine's, 2 when the call or the set-up is wrong
 */
export function failure(error: unknown): { exitCode: number; message?: string } {
  // Commander has printed its own.
  if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2 };
  if (error instanceof ConfigurationError) return { exitCode: 2, message: error.message };
  const message = fileFault(error);
  if (message !== undefined) return { exitCode: 2, message };
  // A name that is not there, or a permission that lacks: the program's own calls say nothing to whoever reads this.
  if (isSdkError(error)) return { exitCode: 1, message: `AWS answers ${error.name}: ${error.message}` };
  return { exitCode: 1, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
