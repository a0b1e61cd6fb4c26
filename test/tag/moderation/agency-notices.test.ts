import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tasteOne, tasteText, testDesk } from '../../desk';

/** Notices as agencies word them, in thirteen languages, and headlines that only share their words. All are our own writing. */

const desk = testDesk();
const RECEIVED = '2024-03-05T10:00:00Z';

/** What stands below the notice or headline. */
const STORIES: Record<string, string> = {
  en: 'The river ministry will open three new locks on the northern canal, officials said, after two years of building that cost 40 million euros.',
  de: 'Das Ministerium wird drei neue Schleusen am Nordkanal öffnen, teilten Beamte mit, nach zwei Jahren Bauzeit und Kosten von 40 Millionen Euro.',
  fr: 'Le ministère ouvrira trois nouvelles écluses sur le canal du Nord, ont indiqué des responsables, après deux ans de travaux.',
  es: 'El ministerio abrirá tres nuevas esclusas en el canal del norte, dijeron funcionarios, después de dos años de obras.',
  pt: 'O ministério vai abrir três novas eclusas no canal do norte, disseram funcionários, depois de dois anos de obras.',
  ru: 'Министерство откроет три новых шлюза на Северном канале, сообщили чиновники, после двух лет строительства.',
  ar: 'ستفتح الوزارة ثلاثة أهوسة جديدة على القناة الشمالية، بحسب مسؤولين، بعد عامين من البناء.',
  zh: '该部将在北运河上开放三座新船闸，官员们说，工程历时两年，耗资四千万欧元。',
  it: 'Il ministero aprirà tre nuove chiuse sul canale del nord, hanno detto i funzionari.',
  nl: 'Het ministerie opent drie nieuwe sluizen in het noordelijke kanaal, zeiden ambtenaren.',
  ja: '同省は北部運河に三つの新しい水門を開設すると当局者が明らかにした。',
};

function fixture<Row>(name: string): Row[] {
  const lines = readFileSync(join(__dirname, 'fixtures', name), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

async function signalsOf(text: string): Promise<readonly string[]> {
  return (await tasteText(desk, text, RECEIVED)).editorial.signals;
}

interface AgencyNotice {
  language: string;
  notice: string;
  /** Whether a story follows. */
  story: boolean;
  anyOf: string[];
}

test.each(fixture<AgencyNotice>('agency-notices.ndjson').map((row) => [row.language, row.notice, row] as const))(
  '%s: %s',
  async (language, notice, { story, anyOf }) => {
    const signals = await signalsOf(story ? `${notice}\n\n${STORIES[language]!}` : notice);
    expect(signals.some((signal) => anyOf.includes(signal))).toBe(true);
  },
);

test.each(
  fixture<{ language: string; headline: string }>('near-misses.ndjson').map(
    (row) => [row.language, row.headline] as const,
  ),
)('%s: %s is no notice', async (language, headline) => {
  expect(await signalsOf(`${headline}\n\n${STORIES[language]!}`)).toEqual([]);
});

interface FieldNotice {
  language: string;
  field: 'ednote' | 'slugline';
  value: string;
  anyOf: string[];
}

test.each(
  fixture<FieldNotice>('notices-in-fields.ndjson').map((row) => [row.language, row.field, row.value, row] as const),
)('%s: %s %s', async (language, _field, _value, { field, value, anyOf }) => {
  const item = { uri: 'urn:test:1', type: 'text', language, headline: 'Locks', body_text: STORIES[language]! };
  const bytes = Buffer.from(JSON.stringify({ ...item, [field]: value }));
  const { editorial } = await tasteOne(desk, { bytes, contentType: 'application/json', receivedAt: RECEIVED });
  if (anyOf.length === 0) expect(editorial.signals).toEqual([]);
  else expect(editorial.signals.some((signal) => anyOf.includes(signal))).toBe(true);
});
