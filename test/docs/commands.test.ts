import { filesUnder, PAGES, textOf } from './pages';

const SCRIPTS = Object.keys((JSON.parse(textOf('package.json')) as { scripts: object }).scripts);

/** Commands of `copytaster`, as bin/commands declares them: `.command('tag')`. */
const COMMANDS = [...textOf('bin/copytaster.ts').matchAll(/from '\.\/commands\/([\w-]+)'/g)].map(([, name]) => name!);

/** What stands between backquotes, and in blocks of code: where a page names a command rather than the product. */
function codeOf(page: string): string {
  return textOf(page)
    .split(/^```.*$/m)
    .flatMap((part, at) => (at % 2 === 1 ? [part] : part.split('`').filter((_, word) => word % 2 === 1)))
    .join('\n');
}

/** What stands before the name of a script or command. */
const CALLERS = ['run', '--silent', 'npm', 'copytaster', '--'];

test.each(PAGES)('the commands in %s exist: mend those listed', (page) => {
  const code = codeOf(page);
  const scripts = [...code.matchAll(/npm run (?:--?\w+ )*([a-z][\w:-]*)/g)].map(([, name]) => name!);
  const commands = [...code.matchAll(/(?:^|npx )copytaster(?: --)? ([a-z]+)/gm)].map(([, name]) => name!);
  expect(scripts.filter((name) => !SCRIPTS.includes(name))).toEqual([]);
  expect(commands.filter((name) => !COMMANDS.includes(name))).toEqual([]);
});

test('every command and script is spoken of on some page: write what it is for', () => {
  const lines = PAGES.map(codeOf).join('\n').split('\n');
  const said = (name: string) =>
    lines.some((line) => line === name || line.split(/[\s;&|]+/).some((word, at, all) => at > 0 && word === name && CALLERS.includes(all[at - 1]!)));
  const usual = ['start', 'test', 'format'];
  expect([...SCRIPTS, ...COMMANDS].filter((name) => !usual.includes(name) && !said(name))).toEqual([]);
});

test('every package script that CI calls exists', () => {
  const calls = [...textOf('.ci/run').matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/g)].map(([, name]) => name!);
  expect(filesUnder('.ci')).toContain('.ci/run');
  expect(calls.filter((name) => !SCRIPTS.includes(name))).toEqual([]);
});
