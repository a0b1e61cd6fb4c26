import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';

/**
 * `npm run check:regexes`: every regular expression of the product must match in linear or bounded polynomial time (recheck),
 * and none is built at run time: what is built from data cannot be checked.
 */
const FOLDERS = ['adapters', 'bin', 'core', 'dashboard', 'lambdas', 'lib', 'training'];
const root = join(__dirname, '..');

interface Found {
  place: string;
  source: string;
  flags: string;
}

function regexesOf(path: string): Found[] {
  const file = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push({ place: `${path}:${line + 1}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Where `RegExp` is called or constructed. */
function builtRegexesOf(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp') {
      found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const files = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);
const regexes = files.flatMap(regexesOf);
const built = files.flatMap(builtRegexesOf);
const verdicts = new Map<string, string>();
for (const { source, flags } of regexes) {
  const key = `/${source}/${flags}`;
  if (!verdicts.has(key)) verdicts.set(key, checkSync(source, flags, { timeout: 10_000 }).status);
}
const bad = regexes.filter(({ source, flags }) => verdicts.get(`/${source}/${flags}`) !== 'safe');
for (const { place, source, flags } of bad) {
  process.stdout.write(`${place}: /${source}/${flags} is ${verdicts.get(`/${source}/${flags}`)}\n`);
}
for (const place of built) process.stdout.write(`${place}: is built at run time\n`);
process.stdout.write(`${regexes.length} regular expressions checked, ${bad.length} not safe.\n`);
process.exitCode = bad.length + built.length === 0 ? 0 : 1;
