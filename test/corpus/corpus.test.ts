import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../core/article/article';
import { testDesk, tasteOne } from '../desk';

const desk = testDesk();
const folders = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What `expected.json` of a folder says; what it leaves out is not compared. */
interface Expected {
  details?: object;
  /** Each body segment, trimmed. */
  body?: string[];
  supplier?: object;
}

const paragraphsOf = ({ text, segments }: Article) =>
  segments.filter(({ role }) => role === 'body').map(({ start, end }) => text.slice(start, end).trim());

it.each(folders)('%s', async (folder) => {
  const path = join(__dirname, folder);
  const source = readdirSync(path).find((name) => name.startsWith('source.'))!;
  const expected = JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8')) as Expected;
  const { article } = await tasteOne(desk, { bytes: readFileSync(join(path, source)), name: source });
  expect(article.details).toMatchObject(expected.details ?? {});
  expect(paragraphsOf(article)).toEqual(expected.body ?? paragraphsOf(article));
  expect(article.supplier).toMatchObject(expected.supplier ?? {});
  let position = 0;
  for (const { start, end } of article.segments) {
    expect(start).toBeGreaterThanOrEqual(position);
    expect(end).toBeGreaterThan(start);
    position = end;
  }
});
