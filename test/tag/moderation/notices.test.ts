import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Article } from '../../../core/article/article';
import { noSupplierFacts } from '../../../core/article/article';
import { tasteText, testDesk } from '../../desk';

const desk = testDesk();

interface Case {
  id: string;
  text: string;
  signals: string[];
  receivedAt: string;
}
const CASES = readFileSync(join(__dirname, 'fixtures/notices.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

test.each(CASES.map((each) => [each.id, each] as const))('%s', async (_id, { text, signals, receivedAt }) => {
  const { editorial } = await tasteText(desk, text, receivedAt);
  expect(editorial.signals).toEqual(expect.arrayContaining(signals));
  if (signals.length === 0) expect(editorial.signals).toEqual([]);
});

test.each([
  ['embargo', 'EMBARGOED UNTIL 0001 GMT THURSDAY 13 JANUARY 2022\n\nRivers report due', 'hold', 'usable'],
  ['kill', 'MANDATORY KILL\n\nKill BC-River-Report.', 'block', 'canceled'],
  ['withhold', 'WITHHOLD\n\nPlease withhold the story slugged RIVERS.', 'block', 'withheld'],
  ['test-message', 'TEST - PLEASE IGNORE', 'hold', 'usable'],
  ['correction', 'CORRECTED-Rivers report due on Friday\n\nThe ministry will publish it.', 'pass', 'usable'],
])('%s leads to its decision', async (rule, text, decision, pubStatus) => {
  const { moderation, editorial } = await tasteText(desk, text);
  expect(moderation).toMatchObject({ decision, findings: [expect.objectContaining({ rule })] });
  expect(editorial.pubStatus).toBe(pubStatus);
});

test('evidence quotes the text at its offsets', async () => {
  const text =
    'Rivers report due\n\nEDS: Embargoed until 10 a.m. EST Tuesday.\n\nThe ministry will publish its report.';
  const { moderation } = await tasteText(desk, text, '2022-01-12T10:00:00Z');
  const [finding] = moderation.findings;
  expect(finding).toMatchObject({ rule: 'embargo', until: '2022-01-18T10:00:00-05:00' });
  const [evidence] = finding!.evidence as { start: number; end: number; quote: string }[];
  expect(evidence!.quote).toBe('Embargoed until');
  expect(text.slice(evidence!.start, evidence!.end)).toBe('Embargoed until');
});

describe('structured fields', () => {
  function article(change: (article: Article) => void): Article {
    const text = 'Rivers report due\nThe ministry will publish its report.';
    const made: Article = {
      text,
      format: 'newsml-g2',
      segments: [{ role: 'headline', start: 0, end: 17 }],
      details: { wordCount: 6, captions: [], versionCreated: '2022-01-12T10:00:00Z' },
      supplier: noSupplierFacts(),
    };
    change(made);
    return made;
  }

  test('an embargo field and an edNote together hold until the later time', () => {
    const { moderation, editorial } = desk.tag(
      article(({ supplier, details }) => {
        supplier.embargoes.push({ field: 'embargoed', value: '2022-01-13T00:01:00+00:00' });
        details.edNote = 'STRICTLY EMBARGOED. Not for public release until 12noon UK time on Friday';
      }),
    );
    expect(moderation).toMatchObject({ decision: 'hold', findings: [{ rule: 'embargo' }] });
    expect(editorial.embargoedUntil).toBe('2022-01-14T12:00:00Z');
  });

  test.each([
    ['canceled', 'kill', 'canceled'],
    ['stat:withheld', 'withhold', 'withheld'],
  ])('pubStatus %s', (value, signal, pubStatus) => {
    const { moderation, editorial } = desk.tag(
      article(({ supplier }) => (supplier.pubStatus = { field: 'pubStatus', value })),
    );
    expect(moderation.decision).toBe('block');
    expect(editorial).toMatchObject({ pubStatus, signals: [signal] });
  });

  test('a kill signal field blocks', () => {
    const { moderation } = desk.tag(
      article(({ supplier }) => supplier.signals.push({ signal: 'kill', field: 'editorialtype', value: 'Kill' })),
    );
    expect(moderation.findings).toEqual([
      expect.objectContaining({
        rule: 'kill',
        confidence: 100,
        evidence: [expect.objectContaining({ field: 'editorialtype' })],
      }),
    ]);
  });

  test('usage terms and expiry are noted', () => {
    const { moderation } = desk.tag(
      article(({ details }) => {
        details.usageTerms = 'NO ARCHIVAL USE';
        details.expires = '2022-02-01T00:00:00Z';
      }),
    );
    expect(moderation).toMatchObject({ decision: 'pass', findings: [{ rule: 'usage-terms', severity: 'note' }] });
  });
});

test('any text is answered, with every quote at its offsets', async () => {
  const words = fc.constantFrom(
    'EMBARGOED UNTIL',
    'KILL',
    'KILL:',
    'Eds:',
    '10:00 GMT',
    'Friday',
    '2030',
    '\n',
    '(',
    '*',
    'story',
    '"',
    '—',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(words, fc.string()), { minLength: 1, maxLength: 30 }), async (pieces) => {
      const text = `x ${pieces.join(' ')}`;
      const { moderation } = await tasteText(desk, text);
      for (const { evidence } of moderation.findings)
        for (const each of evidence) if ('quote' in each) expect(each.quote).toBe(text.slice(each.start, each.end));
    }),
    { numRuns: 200 },
  );
});
