import fc from 'fast-check';
import { isUnusableKey } from '../../adapters/embedded/object-keys';
import { uploadName, uploadType } from '../../core/query/upload-types';

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\desk\\story.txt', 'story.txt'],
  ['.htaccess', 'htaccess'],
  ['a\u202Etxt.exe', 'a_txt.exe'],
  ['', 'upload'],
  ['新华社.txt', '新华社.txt'],
])('an upload called %j becomes %j', (name, safe) => {
  expect(uploadName(name)).toBe(safe);
});

test('an upload never leaves its folder, whatever it is called', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const safe = uploadName(name);
      expect(safe).not.toMatch(/[/\\\p{C}]/u);
      expect(safe).not.toMatch(/^\./);
      expect(isUnusableKey(safe.replaceAll('\uFFFD', ''))).toBe(false);
    }),
  );
});

test.each([
  ['story.txt', 'text/plain'],
  ['story', 'text/plain'],
  ['Page.HTML', 'text/html'],
  ['run.exe', undefined],
  ['picture.svg', undefined],
])('%s is stored as %s', (name, type) => {
  expect(uploadType(name)).toBe(type);
});
