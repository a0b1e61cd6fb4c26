import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REJECTION_CODES } from '../../core/errors';

it('docs/errors.md has a section for each code, and for no other', () => {
  const page = readFileSync(join(__dirname, '../../docs/errors.md'), 'utf8');
  const sections = [...page.matchAll(/^## (.+)$/gm)].map(([, code]) => code);
  expect(sections).toEqual(Object.keys(REJECTION_CODES));
});
