import fc from 'fast-check';
import { isIgnoredKey, isUnusableKey, safeUploadName } from '../../../adapters/embedded/object-keys';

describe('keys of a folder', () => {
  test.each([
    ['story.txt', false],
    ['desk/2026/story.txt', false],
    ['a b+c%20(d).txt', false],
    ['.hidden.txt', true],
    ['.git/config', true],
    ['desk/.cache/story.txt', true],
    ['story.txt~', true],
    ['story.txt.part', true],
    ['story.crdownload', true],
    ['~$story.docx', true],
    ['#story.txt#', true],
    ['desk/Thumbs.db', true],
  ])('%s ignored: %s', (key, ignored) => {
    expect(isIgnoredKey(key)).toBe(ignored);
  });

  test('a name that is no UTF-8, or longer than a key may be, is unusable', () => {
    expect(isUnusableKey('caf\uFFFD.txt')).toBe(true);
    expect(isUnusableKey(`${'語'.repeat(400)}.txt`)).toBe(true);
    expect(isUnusableKey(`${'語'.repeat(300)}.txt`)).toBe(false);
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\desk\\story.txt', 'story.txt'],
    ['.htaccess', 'htaccess'],
    ['a\u202Etxt.exe', 'a_txt.exe'],
    ['', 'upload'],
    ['新华社.txt', '新华社.txt'],
    ['draft.tmp', 'draft.tmp.txt'],
  ])('an upload called %j becomes %j', (name, safe) => {
    expect(safeUploadName(name)).toBe(safe);
  });

  test('an upload never leaves its folder and is never ignored, whatever it is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const safe = safeUploadName(name);
        expect(safe).not.toMatch(/[/\\\p{C}]/u);
        expect(isIgnoredKey(safe)).toBe(false);
        expect(isUnusableKey(safe.replaceAll('\uFFFD', ''))).toBe(false);
      }),
    );
  });
});
