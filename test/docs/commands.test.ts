import { FACETS } from '../../core/store/facets';
import { filesUnder, PAGES, textOf } from './pages';

const CALLS = (JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }).scripts;
const SCRIPTS = Object.keys(CALLS);

/** Commands of `copytaster`, as bin/commands declares them: `.command('tag')`. */
const COMMANDS = [...textOf('bin/copytaster.ts').matchAll(/import\('\.\/commands\/([\w-]+)\.js'\)/g)].map(([, name]) => name!);

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

/** Where the options of a command of copytaster are declared. */
const sourceOfCommand = (name: string): string =>
  ['query', 'export'].includes(name)
    ? `${textOf('bin/commands/list-options.ts')} ${textOf(`bin/commands/${name}.ts`)} ${FACETS.map((facet) => `--${facet}`).join(' ')}`
    : textOf(`bin/commands/${name}.ts`);

/** Where the options of a script are declared: in the command or the file it runs. */
function sourceOfScript(name: string): string | undefined {
  const call = CALLS[name] ?? '';
  const command = /copytaster\.ts ([a-z]+)/.exec(call)?.[1];
  const file = /[\w/-]+\.ts/.exec(call)?.[0];
  return command ? sourceOfCommand(command) : file && textOf(file);
}

/** Commands as they are called on a page, with where their options are declared, and the options. */
function calledWith(page: string): { call: string; source: string; options: string[] }[] {
  return codeOf(page)
    .split(/[\n|;]|&&/)
    .flatMap((call) => {
      const [, command, script] =
        /copytaster(?: --)? ([a-z]+)|npm run (?:--silent )?([a-z][\w:-]*)/.exec(call.replace('npm start', 'npm run start')) ?? [];
      const source = command && COMMANDS.includes(command) ? sourceOfCommand(command) : script && sourceOfScript(script);
      const options = [...call.matchAll(/ --([a-z][\w-]*)/g)].map(([, name]) => name!);
      return source ? [{ call, source, options: options.filter((name) => name !== 'silent') }] : [];
    });
}

test.each(PAGES)('the options of commands in %s exist: mend those listed', (page) => {
  const known = (source: string, option: string) => source.includes(`--${option}`) || source.includes(`'${option}'`) || source.includes(`${option}: {`);
  const wrong = calledWith(page).flatMap(({ call, source, options }) =>
    options.filter((option) => !known(source, option)).map((option) => `--${option} in ${call.trim()}`),
  );
  expect(wrong).toEqual([]);
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
