// Longer than other files, since nearly all of it is a table of cases.
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
  ['a dateline shared with an outlet', story(`OSLO, Norway (Harbour News/AP) — ${BODY}`), 'assisted', ['AP text']],
  ['a service of the agency’s', story(`Hamburg (dpa/lno) – ${BODY}`), 'wire', ['dpa text']],
  ['agencies in a line below', story(BODY, 'Agence France Presse, Reuters'), 'assisted', ['AFP text', 'Reuters text']],
  [
    'people of the agency’s below the line it draws',
    `Storm closes the harbour\nBy Ann Lee\n\n${BODY}\n\n${MORE}\n___\nAssociated Press writers Jon Aske in Oslo and Mia Lund in Bergen contributed to this report.`,
    'wire',
    ['AP text'],
  ],
  [
    'another’s copy within the story',
    `Storm closes the harbour\n\n${BODY}\n\n${MORE} ${MORE} ${MORE}\n\nBERGEN, Norway (AP) -- ${BODY}\n\n${MORE}`,
    'assisted',
    ['AP text'],
  ],
  [
    'a picture’s credit on a line within the story',
    story(`${BODY}\n\nThe quay on Monday\n\nAFP\n\n${MORE} ${MORE}`),
    'photo',
    ['AFP picture'],
  ],
  [
    'a picture’s source',
    story(`${BODY}\n\nSource: Anadolu Agency/Getty Images\n\n${MORE}`),
    'photo',
    ['Anadolu picture', 'Getty picture'],
  ],
  [
    'a picture’s name behind the last sentence',
    `Storm closes the harbour\n\n${BODY}\n\n${MORE} (AP Photo)`,
    'photo',
    ['AP picture'],
  ],
  ['a dateline of an abbreviated place', story(`WASHINGTON, D.C. (AP) � ${BODY}`), 'wire', ['AP text']],
  ['a dateline whose dash was lost', story(`Ann Lee, The Associated Press. OSLO (AP) " ${BODY}`), 'wire', ['AP text']],
  [
    'a copyright notice of one line',
    story(BODY, '(Copyright ©2018 by The Associated Press. All Rights Reserved.)'),
    'wire',
    ['AP text'],
  ],
  [
    'a picture’s owner',
    story(`The quay. Copyright Ann Lee/Copyright 2026 The AP. All rights reserved.\n\n${BODY}`),
    'photo',
    ['AP picture'],
  ],
  [
    'a label in running text',
    story(`${BODY} The quay on Monday. Photo: AP The port said nothing.`),
    'photo',
    ['AP picture'],
  ],
  [
    'a credit set apart before its caption',
    story(`${BODY}\n\nReuters   The quay: two cranes were lost\n\n${MORE}`),
    'photo',
    ['Reuters picture'],
  ],
  [
    'a chain of owners',
    story(`${BODY}\n\nThe quay Bild: Ann Lee/TASS/dpa/picture alliance`),
    'photo',
    ['TASS picture', 'dpa picture', 'picture alliance picture'],
  ],
  [
    'a name in lower case',
    story(`The quay after the storm on Monday (Credit: iStock)\n\n${BODY}`),
    'photo',
    ['iStock picture'],
  ],
  [
    'a bracket with its day, before results',
    story(`${BODY} (APA, 6.11.2015) Results: Oslo 1, Bergen 2`),
    'wire',
    ['APA Austria text'],
  ],
  ['a bracket with its day and the staff', story(`${BODY} (APA, red, 25.7.2015)`), 'assisted', ['APA Austria text']],
  ['a source behind an article', story(`${BODY} "It was loud," he told the PA news agency.`), 'cited', []],
  ['letters as a word', story(`${BODY} Two died, according to the Wafa news agency.`), 'cited', []],
  ['a source in brackets', story(`${BODY} The ferries will not run either (as Reuters reported)`), 'cited', []],
  ['a photographer of its own', story(`${BODY} A Reuters photographer saw it.`), 'cited', []],
  ['initials behind a bracket', story(BODY, `${MORE} (PAP) mr/ ej/`), 'wire', ['PAP text']],
  [
    'a slash in a bracket with its day',
    story(`${BODY} (APA/dpa, 27.11.2015) Training of Friday`),
    'assisted',
    ['APA Austria text', 'dpa text'],
  ],
  [
    'a credit glued to its caption',
    story(`The quay was closed after the storm.Reuters\n\n${BODY}`),
    'photo',
    ['Reuters picture'],
  ],
  ['a credit set apart within a line', story(`${BODY}   Reuters   A tug was lost in it`), 'photo', ['Reuters picture']],
  ['a line with a colon', story(`AFP: Two hundred workers are missing\n\n${BODY}`), 'cited', []],
  [
    'a person of an agency that is named in full',
    story(`${BODY} The news agency Wafa said so.`, 'Ann Lee of Wafa contributed reporting.'),
    'assisted',
    ['WAFA text'],
  ],
  [
    'a photographer above a story that others wrote',
    `Storm closes the harbour\nBy ANN LEE\nAssociated Press\nMia Lund, ASSOCIATED PRESS\nOSLO (AP) — ${BODY}\n\n${MORE}`,
    'wire',
    ['AP picture', 'AP text'],
  ],
  [
    'a byline with place and date',
    `Storm closes the harbour\nBy: Press Trust of India | New Delhi | Posted: January 8, 2015 2:05 am\n${BODY}\n\n${MORE}`,
    'wire',
    ['PTI text'],
  ],
  [
    'a dateline behind a sentence',
    `Storm closes the harbour. BERGEN, Mass. (AP) - ${BODY}\n\n${MORE}`,
    'wire',
    ['AP text'],
  ],
  ['a dateline with a dash of another encoding', story(`BERGEN, Ind. (AP) \x97 ${BODY}`), 'wire', ['AP text']],
  ['a place that is called as an agency', story(`SANA, Yemen — ${BODY}`), 'none', []],
  [
    'a source at a line’s end in copy broken by width',
    story(`${BODY}\nThe office of the harbour said in a statement that it gave to\nReuters.\n${MORE}`),
    'cited',
    [],
  ],
  ['a source in an apposition', story(`${BODY} SPA, the kingdom’s news agency, said so.`), 'cited', []],
  [
    'a full name in running text',
    story(`${BODY} The Associated Press and a paper share one office there.`),
    'cited',
    [],
  ],
  [
    'a name alone between two sentences',
    story(`The quay of Oslo on Monday. AP Related article The storm ends\n\n${BODY}`),
    'photo',
    ['AP picture'],
  ],
  [
    'a line of its name, and its help',
    `Storm closes the harbour\n\nAP\n\n${BODY}\n\n${MORE}\n\nThe Associated Press contributed to this report.`,
    'assisted',
    ['AP picture', 'AP text'],
  ],
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
  ['a party', `The Aam Aadmi Party (AAP) said the harbour needs a new wall. ${BODY} The AAP said so twice.`],
  ['an authority', `The Environmental Protection Agency (EPA) sent a team. ${BODY} The EPA said it found oil.`],
  ['a mayor', `${BODY} He was with Mayor Michael R. Bloomberg,`],
  ['a family’s company', `${BODY} The quay belonged to Getty Oil once.`],
  ['a photographer’s name in capitals', `${BODY} (JAM STA ROSA/Harbour Pictures)`],
  ['an interview', `${BODY} He said so in an interview with Reuters.`],
  ['a count', `${BODY} Three in four agreed, according to a count from the Associated Press.`],
  ['a picture company in a sentence', `${BODY} Getty Images, which is looking for partners, is suing a rival.`],
  [
    'the owner of some texts in a page’s footer',
    `${BODY}\n\n${MORE}\n\nCopyright © 2019 Harbour Media Group, Inc.\nAssociated Press articles: Copyright © 2019 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.`,
  ],
  ['a party by its officials', `${BODY} The AAP said so, and AAP councillors agreed.`],
  ['a payment system', `${BODY} The Unified Payments Interface grew. He praised what UPI reported.`],
  ['a slash between names', `${BODY} He wore a shirt with Bloomberg/Lee on it.`],
  ['a line about agencies', `${BODY}\n\nAgencies must use money better\n\n${MORE}`],
  ['a motoring club', `${BODY} The AA said so, and the AA’s president Ann Lee agreed.`],
  ['a town', `${BODY} He came from Sana, he said.`],
  ['a foundation', `${BODY} The Thomson Reuters Foundation sent money.`],
])('does not take %s for an agency’s copy', async (_, lead) => {
  expect(['none', 'cited']).toContain((await provenanceOf(story(lead))).status);
});

it('takes no agency of a page’s menu for the story’s', async () => {
  const menu = ['Sections', 'News Services', 'Washington Post', 'Associated Press', 'AFP - Jiji', 'Editorial'];
  const more = Array.from({ length: 60 }, (_, index) => `Topic ${index}`);
  const page = [...menu, ...more, 'Storm closes the harbour of the capital', '', BODY, '', MORE, '', BODY].join('\n');
  expect((await provenanceOf(page)).status).toBe('none');
});
