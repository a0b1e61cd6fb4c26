import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { ENGINE_REGION } from '../engines/dynamo-engine';
import { S3_CREDENTIALS } from '../engines/s3-engine';
import type { SynthesizedFunction } from './synthesized';

type Answer = { ready: true } | { result: unknown; loaded: string[] } | { error: string };

/** Where the function finds the services. */
export interface Endpoints {
  s3: string;
  dynamo: string;
}

/** A function of the template, running in a process of its own with the environment of the template and nothing else. */
export class FunctionProcess {
  /** Paths of all files that were loaded when it last answered. */
  loaded: readonly string[] = [];

  private constructor(
    private readonly child: ChildProcess,
    private readonly timeout: number,
    private readonly output: string[],
  ) {}

  static async start(
    { asset, handler, timeout, environment }: SynthesizedFunction,
    { s3, dynamo }: Endpoints,
    overrides: Record<string, string> = {},
  ): Promise<FunctionProcess> {
    const child = fork(join(__dirname, 'invoke.cjs'), {
      execPath: process.env.LAMBDA_NODE || process.execPath,
      execArgv: [],
      env: {
        ...environment,
        ...overrides,
        _HANDLER: handler,
        LAMBDA_TASK_ROOT: asset,
        AWS_LAMBDA_FUNCTION_NAME: 'under-test',
        AWS_REGION: ENGINE_REGION,
        AWS_ACCESS_KEY_ID: S3_CREDENTIALS.accessKeyId,
        AWS_SECRET_ACCESS_KEY: S3_CREDENTIALS.secretAccessKey,
        AWS_ENDPOINT_URL_S3: s3,
        AWS_ENDPOINT_URL_DYNAMODB: dynamo,
        TZ: ':UTC',
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (text: Buffer) => output.push(String(text)));
    const started = new FunctionProcess(child, timeout, output);
    await started.answer();
    return started;
  }

  /** All it has written, which in AWS is its log. */
  get log(): string {
    return this.output.join('');
  }

  /** @throws Error when the handler throws or the process ends */
  async invoke<T>(event: unknown, milliseconds = this.timeout * 1000): Promise<T> {
    this.child.send({ event, milliseconds });
    const answer = await this.answer();
    if ('error' in answer) throw new Error(answer.error);
    const { result, loaded } = answer as { result: T; loaded: string[] };
    this.loaded = loaded;
    return result;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  private answer(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error(`The process ended.\n${this.log}`));
      this.child.once('exit', ended);
      this.child.once('message', (message) => {
        this.child.off('exit', ended);
        resolve(message as Answer);
      });
    });
  }
}
