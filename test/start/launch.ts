import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A `copytaster start` in a process of its own. */
export interface Launched {
  /** Everything it printed so far. */
  output(): string;
  /** The page's address, once it is printed. */
  url(): Promise<string>;
  signal(name: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void;
  /** Its exit code. */
  ended: Promise<number | null>;
}

/** Asks until there is an answer. @throws Error after 20 s. */
export async function eventually<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error('It did not happen in 20 s.');
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Starts a desk on folders under `home`. Port 0 takes any free one. */
export function launchDesk(home: string, port = 0): Launched {
  const flags = ['--folder', join(home, 'drop'), '--state', join(home, 'state'), '--port', String(port)];
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/copytaster.ts', 'start', ...flags], { cwd: ROOT });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let code: number | null | undefined;
  const ended = new Promise<number | null>((done) =>
    child.on('exit', (exitCode) => {
      code = exitCode;
      done(exitCode);
    }),
  );
  return {
    output: () => output,
    url: () =>
      eventually(() => {
        if (code !== undefined) throw new Error(`The desk ended with ${code}: ${output}`);
        return /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0];
      }),
    signal: (name) => child.kill(name),
    ended,
  };
}
