import { DEFAULT_POLICY, parsePolicy } from '../../../core/tag/moderation/policy';
import type { RuleId } from '../../../core/tag/tags';
import { tasteText, testDesk } from '../../desk';

const desk = testDesk();

async function findings(text: string) {
  return (await tasteText(desk, text)).moderation.findings;
}

test.each<[RuleId, string, string]>([
  [
    'personal-data/email',
    'review',
    'He wrote from jana.holt@gmail.com to the court.' + ' More was said of rivers.'.repeat(20),
  ],
  ['personal-data/email', 'note', 'For more information contact press@rivers.example.com today.'],
  ['personal-data/phone', 'note', 'Witnesses should call police on 020 7946 0018.'],
  ['personal-data/card', 'hold', 'He read out his card 4111 1111 1111 1111 aloud.'],
  ['personal-data/iban', 'hold', 'The money went to GB82 WEST 1234 5698 7654 32 in May.'],
  ['personal-data/ip', 'review', 'The attack came from 8.8.4.4 on Friday.'],
  ['personal-data/ssn', 'hold', 'The file gave his number as 219-09-9999 in full.'],
  ['personal-data/national-id', 'hold', 'The form showed 12345678Z in the corner.'],
  ['personal-data/address', 'review', 'The minister lives at 14 Mill Lane with two dogs.'],
])('%s is a %s', async (rule, severity, text) => {
  const found = await findings(text);
  expect(found).toEqual([expect.objectContaining({ rule, severity })]);
  expect(found[0]!.evidence.every((each) => !('quote' in each))).toBe(true);
});

test.each([
  'Shares rose 1,234,567 points between 2010-2015.',
  'The server at 192.168.0.1 answered.',
  'The order 4111 1111 1111 1112 was shipped.',
  'It was signed on 2022-01-12 and on 12.01.2022.',
  'The museum at 14 Mill Lane reopens.',
])('no personal data in: %s', async (text) => {
  expect(await findings(text)).toEqual([]);
});

test.each([
  ['You are nothing but a wetback.', 'review', undefined],
  ['He was jailed for shouting “wetback” at a driver.', 'note', true],
])('hate: %s', async (text, severity, reported) => {
  const [finding] = await findings(text);
  expect(finding).toMatchObject({ rule: 'hate', severity });
  expect(finding!.reported).toBe(reported);
  expect(finding!.evidence[0]).not.toHaveProperty('quote');
});

test.each([
  'Cheers to all my fellow faggots!',
  'We are faggots and we are brave.',
  'Nobody may call me a wetback at work.',
  'Telling Muslims to go fuck themselves is no answer.',
])('hate that is said of oneself or told is a note: %s', async (text) => {
  const found = (await findings(text)).filter(({ rule }) => rule === 'hate');
  expect(found.every(({ severity }) => severity === 'note')).toBe(true);
});

test.each([
  'The council built a new dyke by the sea.',
  'Jihadis attacked the town on Friday.',
  'They ate faggots with gravy and peas.',
  'Dykes keep the village safe from flooding.',
])('an innocent sense: %s', async (text) => {
  expect((await findings(text)).filter(({ rule }) => rule === 'hate')).toEqual([]);
});

test('self-harm is a note, and a review where the method is told', async () => {
  expect(await findings('The singer died by suicide, her family said.')).toMatchObject([
    { rule: 'self-harm', severity: 'note' },
  ]);
  expect(await findings('The man hanged himself in his cell.')).toMatchObject([
    { rule: 'self-harm', severity: 'review' },
  ]);
});

test('a suicide bombing is no self-harm', async () => {
  expect((await findings('A suicide bombing hit the market.')).map(({ rule }) => rule)).not.toContain('self-harm');
});

test('a policy changes severities, disables rules and adds words', async () => {
  const policy = parsePolicy({
    severities: { 'personal-data/ip': 'block' },
    disabled: ['personal-data/card'],
    words: [{ phrase: 'Project Heron', rule: 'advisory' }],
  });
  const text = 'From 8.8.4.4 came project heron and 4111 1111 1111 1111.';
  const { moderation } = await tasteText(testDesk({ policy }), text);
  expect(moderation.decision).toBe('block');
  expect(moderation.findings.map(({ rule }) => rule)).toEqual(['advisory', 'personal-data/ip']);
});

test('an empty policy is the default', () => {
  expect(parsePolicy({})).toEqual(DEFAULT_POLICY);
});

test.each([
  [{ severities: { embargo: 'stop' } }, /severities\.embargo is "stop"/],
  [{ disabled: ['nonsense'] }, /disabled\[0\] is "nonsense"/],
  [{ words: [{ phrase: '!', rule: 'hate' }] }, /words\[0\]\.phrase/],
  [{ contract: {} }, /contract is unknown/],
  [[], /The policy is not an object/],
])('a wrong policy says what is wrong: %j', (value, message) => {
  expect(() => parsePolicy(value)).toThrow(message);
});

test.each([
  ['an agency without contract is reviewed', 'OSLO, Jan 3 (Reuters) - The harbour was closed on Monday.', 'review'],
  ['an agency with contract passes', 'OSLO (AP) - The harbour was closed on Monday.', 'pass'],
  ['an unnamed agency is a note', 'The harbour was closed on Monday.\n\n(With input from agencies)', 'pass'],
])('%s', async (_, text, decision) => {
  const policy = parsePolicy({ contracts: { text: ['AP'], picture: [] } });
  const { moderation } = await tasteText(testDesk({ policy }), `Harbour closed\n\n${text}`);
  expect(moderation.decision).toBe(decision);
});

describe('content flags', () => {
  test.each<[RuleId, string, string]>([
    [
      'sexual',
      'molesting',
      'Coach jailed for abusing players\n\nA court in Lanton jailed a football coach for nine years on Friday for molesting two of his players. The judge said the man had groped the women in the changing room and told them to keep silent. Prosecutors said he had sent them nude pictures.',
    ],
    [
      'graphic',
      'severed',
      'Man hacked to death in market\n\nA man was hacked to death with a machete in the market of Lanton on Friday. Witnesses said his severed arm lay beside the bleeding body, and blood covered the stalls.',
    ],
    [
      'minor',
      '12-year-old schoolgirl',
      'Girl, 12, missing since Monday\n\nPolice are searching for a 12-year-old schoolgirl who was last seen on Monday. Her parents fear that the child was abducted on her way to school.',
    ],
  ])('%s is noted, by its weightiest words', async (rule, word, text) => {
    const found = await findings(text);
    expect(found).toEqual([expect.objectContaining({ rule, severity: 'note' })]);
    expect(found[0]!.evidence).toContainEqual(expect.objectContaining({ quote: word }));
  });

  test.each([
    'Council to talk of equality plan\n\nThe council will debate a plan on gender equality in its offices on Friday. Its authors want more women in leading posts, equal pay and courses against sexism. Same-sex couples would get the same leave as others.',
    'School plans new hall\n\nThe school on Mill Lane will get a new hall, its head teacher said. Children and parents raised half of the money.',
    'Blood donors wanted\n\nThe hospital in Lanton asks for blood. Donors need half an hour, and tea is served.',
  ])('none in: %s', async (text) => {
    expect(await findings(text)).toEqual([]);
  });
});
