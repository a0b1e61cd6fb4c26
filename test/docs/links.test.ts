import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesUnder, PAGES, ROOT, textOf } from './pages';

const LINK = /\]\(([^)\s]{1,300})\)/g;

/** Links to files of the repository, without their fragments. */
function localLinks(page: string): string[] {
  return [...textOf(page).matchAll(LINK)]
    .map(([, target]) => target!.split('#', 1)[0]!)
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

test.each(PAGES)('links of %s lead somewhere: mend those listed', (page) => {
  expect(localLinks(page).filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
});

/** The fragments that a page's headings have, as forges make them. */
function fragmentsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(PAGES)('sections that %s links to exist: mend those listed', (page) => {
  const targets = [...textOf(page).matchAll(LINK)]
    .map(([, target]) => /^([^:#]*)#(.+)$/.exec(target!))
    .filter((match) => match !== null);
  const missing = targets.filter(([, file, fragment]) => {
    const target = file === '' ? page : join(dirname(page), file!);
    return !fragmentsOf(target).includes(fragment!);
  });
  expect(missing.map(([link]) => link)).toEqual([]);
});

/** Pages that are named without a link: `docs/errors.md`, `operating.md`. */
test.each(PAGES)('pages that %s names exist: mend those listed', (page) => {
  const named = [...textOf(page).matchAll(/(?:^|[\s(`])((?:[\w-]+\/)*[\w-]+\.md)\b/g)].map(([, name]) => name!);
  const exists = (name: string) => [name, join(dirname(page), name), join('docs', name)].some((path) => existsSync(join(ROOT, path)));
  expect(named.filter((name) => !exists(name))).toEqual([]);
});

test('docs/adr/README.md lists every decision: add a line for those missing', () => {
  const listed = localLinks('docs/adr/README.md');
  const files = filesUnder('docs/adr').map((file) => file.slice('docs/adr/'.length));
  expect(files.filter((file) => file !== 'README.md' && !listed.includes(file))).toEqual([]);
});

test('data/README.md has a row for every file: add source and licence of those missing', () => {
  const cells = textOf('data/README.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const names = [...line.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
      const folder = dirname(names[0]!);
      return names.map((name) => (name.includes('/') ? name : `${folder}/${name}`));
    })
    .flatMap((name) => {
      const [before, within, after] = name.split(/[{}]/);
      return within === undefined ? [name] : within.split(',').map((part) => `${before}${part}${after}`);
    });
  const isListed = (file: string) =>
    cells.some((cell) => cell === file || (cell.endsWith('/*.tsv') && dirname(cell) === dirname(file)));
  const files = filesUnder('data').map((file) => file.slice('data/'.length));
  expect(files.filter((file) => !file.endsWith('README.md') && !isListed(file))).toEqual([]);
});
