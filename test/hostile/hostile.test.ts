import { REJECTION_CODES } from '../../core/errors';
import { MAX_BYTES, MAX_ITEMS } from '../../core/article/limits';
import { soundFiles } from '../files/sound-files';
import { itemsOf, outcomesOf } from '../article/taste';
import { hostileFiles } from './corpus';

jest.setTimeout(60_000);

/** An item of a file, refused. */
const REFUSED = new RegExp(`(?:^|: )(?:${Object.keys(REJECTION_CODES).join('|')})$`);
const ARTICLE = /: [a-z][a-z0-9-]*$/;

it.each(hostileFiles().map((file) => [file.what, file] as const))('hostile: %s', async (_, { name, bytes, code }) => {
  const outcomes = await outcomesOf({ bytes: bytes(), name });
  expect(outcomes.length).toBeGreaterThan(0);
  expect(outcomes.length).toBeLessThanOrEqual(MAX_ITEMS);
  for (const outcome of outcomes) expect(REFUSED.test(outcome) || ARTICLE.test(outcome)).toBe(true);
  if (code) expect(outcomes).toEqual([code]);
});

it.each(soundFiles().map((file) => [file.name, file] as const))('a sound %s is an article', async (_, file) => {
  const items = await itemsOf(file);
  for (const { code, article } of items) {
    expect(code).toBeUndefined();
    expect(article!.text.length).toBeLessThan(MAX_BYTES);
    expect(article!.text).toContain('Quay reopens after storm');
  }
});
