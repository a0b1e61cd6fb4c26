import { ENVIRONMENT, METRICS } from '../../core/environment';
import { EVENT_TYPES } from '../../core/events/desk-events';
import { openApiDocument } from '../../core/query/openapi';
import { FACETS } from '../../core/store/facets';
import { isSignal, NOTICE_SIGNALS } from '../../core/tag/moderation/cues';
import { DEFAULT_SEVERITIES } from '../../core/tag/moderation/policy';
import { SETTING_NAMES } from '../../lib/stage-config';
import { textOf } from './pages';

/** Rule ids as the table of docs/policy.md writes them: `personal-data/{card, iban}` is two. */
function rulesOfPolicyPage(): Record<string, string> {
  const rows = [...textOf('docs/policy.md').matchAll(/^\| (block|hold|review|note) \| (.+) \|$/gm)];
  return Object.fromEntries(
    rows.flatMap(([, severity, cell]) =>
      cell!
        .replace(/([\w-]+\/)\{([^}]*)\}/g, (_, group: string, names: string) =>
          names.split(', ').map((name) => group + name).join(', '),
        )
        .split(', ')
        .map((rule) => [rule, severity!]),
    ),
  );
}

test('docs/policy.md has every rule with its severity: mend its table, or DEFAULT_SEVERITIES', () => {
  expect(rulesOfPolicyPage()).toEqual(DEFAULT_SEVERITIES);
});

const { received, outcome, unreadable, found, tags, decisions } = METRICS;
const COUNTED: readonly string[] = [received, unreadable, found, tags, decisions, ...Object.values(outcome)];
const SIGNALS = NOTICE_SIGNALS.filter(isSignal);
const settingsTable = textOf('docs/operating.md');

test.each([
  ['docs/record.md', 'signal', SIGNALS],
  ['docs/operating.md', 'environment variable', Object.values(ENVIRONMENT)],
  ['docs/operating.md', 'metric', COUNTED],
  ['docs/events.md', 'event', EVENT_TYPES],
  ['docs/api.md', 'parameter of lists', FACETS],
])('%s names every %s', (page, _, names) => {
  const text = textOf(page);
  // What is missing is the failure message: add it to the page.
  expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

test('docs/operating.md has a row for every setting of a stage: add what is missing', () => {
  const rows = settingsTable.split('\n').filter((line) => line.startsWith('| `'));
  const missing = SETTING_NAMES.filter((name) => !rows.some((row) => row.split('|')[1]!.includes(`\`${name}\``)));
  expect(missing).toEqual([]);
});

/** Of what is there, names that a page says there are and there are not: rename or remove what is listed. */
test.each([
  ['docs/operating.md', 'variable', /`(COPYTASTER_\w+)`/g, Object.values(ENVIRONMENT)],
  ['docs/operating.md', 'setting', /^\| `(\w+)` \| (?!holds)/gm, [...SETTING_NAMES, ...Object.values(ENVIRONMENT), ...COUNTED]],
  ['docs/api.md', 'route', /`(?:GET |POST |DELETE )?(\/v1\/[a-z.{}/]+)/g, [...Object.keys(openApiDocument().paths as object), '/v1/events']],
  ['docs/events.md', 'event', /`((?:Article|Correction)[A-Z]\w+)`/g, EVENT_TYPES],
])('%s names no %s that is not there', (page, _, pattern, names: readonly string[]) => {
  const said = [...textOf(page).matchAll(pattern)].map(([, name]) => name!);
  expect(said.filter((name) => !names.includes(name))).toEqual([]);
});

test('docs/api.md speaks of every route: add what is missing', () => {
  const page = textOf('docs/api.md').replaceAll('…/', '/v1/articles/{id}/');
  expect(Object.keys(openApiDocument().paths as object).filter((path) => !page.includes(path))).toEqual([]);
});
