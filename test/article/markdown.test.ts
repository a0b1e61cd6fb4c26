import { Rejection } from '../../core/errors';
import { bodyText } from '../../core/article/article';
import { testDesk, tasteOne } from '../desk';

const desk = testDesk();
const read = async (text: string, name?: string) =>
  (await tasteOne(desk, { bytes: Buffer.from(text), ...(name && { name }) })).article;

it.each([
  [
    'a heading and a link',
    '# Quay reopens\n\nThe quay reopened, the [office](https://example.org) said on Monday.\n',
    'markdown',
  ],
  ['front matter', '---\ntitle: Quay reopens\n---\nThe quay reopened on Monday.\n', 'markdown'],
  ['a wire line with signs', '# 1 story\nThe quay reopened on Monday, said the office.\n', 'text'],
  ['stars in plain text', 'Quay reopens\n\n***\n\nThe quay reopened on Monday, said the **office**.\n', 'text'],
])('%s', async (_, text, format) => {
  expect((await read(text)).format).toBe(format);
});

it('is told by its name', async () => {
  const article = await read('# Quay reopens\nBy Ann Lee\n\nThe quay reopened on Monday.', 'quay.md');
  expect(article.details).toMatchObject({ headline: 'Quay reopens', by: 'Ann Lee' });
  expect(bodyText(article)).toBe('The quay reopened on Monday.');
});

it.each([
  ['quotes within quotes', '> '.repeat(150) + 'x', 'TOO_DEEP'],
  ['a long file', 'The quay reopened.\n\n'.repeat(30_000), 'TOO_COMPLEX'],
  ['no words', '![](a.png)', 'NO_ARTICLE'],
])('%s', async (_, text, code) => {
  const error: unknown = await read(text, 'a.md').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Rejection);
  expect((error as Rejection).code).toBe(code);
});
