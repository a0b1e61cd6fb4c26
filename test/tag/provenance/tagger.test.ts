import { tasteText, testDesk } from '../../desk';

const desk = testDesk();
const BODY =
  'The harbour was closed on Monday after a storm tore two cranes off the western quay and sank a tug, officials there said.';
const MORE = 'Nobody was hurt, but the ferries will not run before Friday, and the fish market stays shut as well.';

async function provenanceOf(text: string) {
  const { provenance, article } = await tasteText(desk, text);
  for (const each of [...provenance.evidence, ...provenance.agencies.flatMap(({ evidence }) => evidence)]) {
    if ('start' in each) expect(article.text.slice(each.start, each.end)).toBe(each.quote);
  }
  return { status: provenance.status, agencies: provenance.agencies.map(({ id, role }) => `${id} ${role}`).sort() };
}

const story = (lead: string, tail = '') => `Storm closes the harbour\n\n${lead}\n\n${MORE}${tail && `\n\n${tail}`}`;

it.each([
  ['a dateline', story(`OSLO, Jan 3 (Reuters) - ${BODY}`), 'wire', ['Reuters text']],
  ['a dateline without a date', story(`Berlin (dpa) - ${BODY}`), 'wire', ['dpa text']],
  ['a dateline of two owners', story(`OSLO (AP) _ ${BODY}`), 'wire', ['AP text']],
  ['a dateline with a colon', story(`Damascus [Syria], June 9 (ANI): ${BODY}`), 'wire', ['ANI text']],
  ['an agency before the story', story(`AFP - ${BODY}`), 'wire', ['AFP text']],
  ['a byline', `Storm closes the harbour\nBy ANN LEE Associated Press\n\n${BODY}\n\n${MORE}`, 'wire', ['AP text']],
  [
    'a copyright notice',
    story(
      BODY,
      'Copyright 2021 The Associated Press. All rights reserved. This material may not be published, broadcast or rewritten.',
    ),
    'wire',
    ['AP text'],
  ],
  [
    'a sign-off that names nobody',
    story(BODY, '(Reporting by Ann Lee; Editing by Jon Aske)'),
    'wire',
    ['Reuters text'],
  ],
  ['a name behind the last sentence', `Storm closes the harbour\n\n${BODY}\n\n${MORE} PTI`, 'wire', ['PTI text']],
  ['input from agencies', story(BODY, '(With input from agencies)'), 'assisted', ['unnamed text']],
  ['additional reporting', story(BODY, 'Additional reporting by Reuters'), 'assisted', ['Reuters text']],
  ['files from two', story(BODY, 'With files from The Associated Press and AFP'), 'assisted', ['AFP text', 'AP text']],
  ['a contribution', story(BODY, 'The Associated Press contributed to this report.'), 'assisted', ['AP text']],
  [
    'agencies in the closing bracket',
    `Storm closes the harbour\n\n${BODY}\n\n${MORE} (AFP, dpa)`,
    'assisted',
    ['AFP text', 'dpa text'],
  ],
  ['German help', story(BODY, 'mit Material von dpa'), 'assisted', ['dpa text']],
  ['Spanish help', story(BODY, 'Con información de agencias'), 'assisted', ['unnamed text']],
  ['a press release', story(`OSLO--(BUSINESS WIRE)--${BODY}`), 'release', ['Business Wire text']],
  [
    'a picture credit',
    story(BODY, 'The quay after the storm. (Ann Lee/AFP via Getty Images)'),
    'photo',
    ['AFP picture', 'Getty picture'],
  ],
  ['a slash', story(BODY, 'The quay after the storm on Monday. /CFP'), 'photo', ['CFP picture']],
  [
    'bare letters that end a caption',
    `Storm closes the harbour\n\nThe quay after the storm on Monday (AP)\n\n${BODY}\n\n${MORE}`,
    'photo',
    ['AP picture'],
  ],
  ['a quote', story(`${BODY} "It was loud," a fisherman told AFP news agency.`), 'cited', []],
  ['a report', story(`${BODY} Kremlin newswire TASS reported another storm.`), 'cited', []],
  ['nothing', story(BODY), 'none', []],
])('%s', async (_, text, status, agencies) => {
  expect(await provenanceOf(text)).toEqual({ status, agencies });
});

it.each([
  ['an exam', `${BODY} Her AP exam was put off.`],
  ['another authority', `${BODY} The PA sent a note from Ramallah.`],
  ['an assistant', `${BODY} He works as a PA in the city.`],
  ['a company', `${BODY} Shares of USANA rose.`],
  ['government agencies', `${BODY} Police and other agencies helped.`],
  ['a poll', `${BODY} A Reuters/Ipsos poll was put off.`],
  ['a foundation', `${BODY} The Thomson Reuters Foundation sent money.`],
])('does not take %s for an agency’s copy', async (_, lead) => {
  expect(['none', 'cited']).toContain((await provenanceOf(story(lead))).status);
});
