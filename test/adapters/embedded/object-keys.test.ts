import { isIgnoredKey, isUnusableKey } from '../../../adapters/embedded/object-keys';

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
});
