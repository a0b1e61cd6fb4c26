import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ASSEMBLY_FOLDER } from '../once-a-run';

const ROOT = join(__dirname, '../..');

/** One function as the template deploys it. */
export interface SynthesizedFunction {
  /** Folder of its bundle. */
  asset: string;
  handler: string;
  /** Seconds. */
  timeout: number;
  /** With every reference to another resource resolved to its name. */
  environment: Record<string, string>;
}

interface Resource {
  Type: string;
  Properties: {
    Description?: string;
    Code: { S3Key: string };
    Handler: string;
    Timeout: number;
    Environment: { Variables: Record<string, unknown> };
  };
}

export interface SynthesizedStack {
  /** @param handler name of the file in lambdas/ */
  functionOf(handler: string): SynthesizedFunction;
}

/** Names of the resources that CloudFormation would make up, by logical id. */
export type PhysicalNames = Record<string, string>;

function resolve(value: unknown, names: PhysicalNames): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::Join': join } = value as { Ref?: string; 'Fn::Join'?: [string, unknown[]] };
  if (Ref !== undefined) return names[Ref] ?? Ref;
  if (join) return join[1].map((part) => resolve(part, names)).join(join[0]);
  throw new Error(`The template says ${JSON.stringify(value)}, which this test cannot resolve.`);
}

/** How long a synthesis may take, or waiting for one, on a busy machine. */
export const MOST_SYNTHESIS_MS = 300_000;
const LOOK_AGAIN_MS = 50;

/** The app as `npx cdk synth` makes it, with its bundles: once a run of jest, by whichever test file comes first. */
async function assembly(): Promise<string> {
  const folder = process.env[ASSEMBLY_FOLDER]!;
  const [outdir, done, failed] = ['assembly', 'done', 'failed'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  try {
    mkdirSync(outdir);
  } catch {
    while (!existsSync(done)) {
      if (existsSync(failed)) throw new Error('The app does not synthesize; another test file says why.');
      await pause(LOOK_AGAIN_MS);
    }
    return outdir;
  }
  const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'));
  try {
    execFileSync(process.execPath, ['--import', 'tsx', 'bin/app.ts'], {
      cwd: ROOT,
      env: { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context), CDK_VALIDATION: 'false' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    writeFileSync(failed, '');
    throw error;
  }
  writeFileSync(done, '');
  return outdir;
}

/** What the template of the app deploys. */
export async function synthesizeStack(names: PhysicalNames): Promise<SynthesizedStack> {
  const outdir = await assembly();
  const template = JSON.parse(readFileSync(join(outdir, 'Copytaster.template.json'), 'utf8'));
  const functions = Object.values<Resource>(template.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
  return {
    functionOf(handler) {
      const found = functions.find(({ Properties }) => Properties.Description?.includes(` ${handler},`));
      if (!found) throw new Error(`The template has no function ${handler}.`);
      const { Code, Handler, Timeout, Environment } = found.Properties;
      const variables = Object.entries(Environment.Variables).map(([name, value]) => [name, resolve(value, names)]);
      return {
        asset: join(outdir, `asset.${Code.S3Key.replace('.zip', '')}`),
        handler: Handler,
        timeout: Timeout,
        environment: Object.fromEntries(variables),
      };
    },
  };
}
