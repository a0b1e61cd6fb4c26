import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../../adapters/node/make-folder';
import { ConfigurationError } from '../../../core/errors';

const home = mkdtempSync(join(tmpdir(), 'make-folder-'));
afterAll(() => rmSync(home, { recursive: true }));

it('makes a folder and those above it, and leaves one that is there', () => {
  const folder = join(home, 'a', 'b', 'c');
  makeFolder(folder);
  makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

it('says what the file system says where a file is in the way', () => {
  writeFileSync(join(home, 'file'), '');
  expect(() => makeFolder(join(home, 'file'))).toThrow(expect.objectContaining({ code: 'EEXIST' }));
  expect(() => makeFolder(join(home, 'file', 'below'))).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
});

// Linux alone has /proc; elsewhere there is nothing to refuse.
(existsSync('/proc/self') ? it : it.skip).each(['/proc/drop', '/proc/drop/below', '/proc/self'])(
  'refuses %s',
  (path) => {
    expect(() => makeFolder(path)).toThrow(ConfigurationError);
  },
);
