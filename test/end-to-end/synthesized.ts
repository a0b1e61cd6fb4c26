import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
  /** Deletes the assembly from the disk. */
  remove(): void;
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

/** Synthesizes the app as `npx cdk synth` does, with its bundles, in a process of its own. */
export function synthesizeStack(names: PhysicalNames): SynthesizedStack {
  const outdir = mkdtempSync(join(tmpdir(), 'copytaster-assembly-'));
  const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'));
  execFileSync(process.execPath, ['--import', 'tsx', 'bin/app.ts'], {
    cwd: ROOT,
    env: { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context), CDK_VALIDATION: 'false' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const template = JSON.parse(readFileSync(join(outdir, 'Copytaster.template.json'), 'utf8'));
  const functions = Object.values<Resource>(template.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
  return {
    remove: () => rmSync(outdir, { recursive: true }),
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
