import { testDesk, tasteText } from '../desk';
import { bodyText } from '../../core/article/article';

const desk = testDesk();
const articleOf = async (text: string) => (await tasteText(desk, text)).article;

const PASTED_PAGE = `Download
Harbour union says 'real progress' in pay talks but keeps its strike date
Updated 21:14, 03-Mar-2023
CGTN
(L-R) Union secretary Ilse Brandt, mediator Jon Aske and port director Mara Okoye meet at the harbour office in Rotterdam, March 3, 2023. /CFP

(L-R) Union secretary Ilse Brandt, mediator Jon Aske and port director Mara Okoye meet at the harbour office in Rotterdam, March 3, 2023. /CFP

The harbour workers' union has made "real progress" with port operators over pay, but will not lift its strike date, its secretary Ilse Brandt said Friday.

"There is an offer on the table that was not there a week ago," she said after talks at the harbour office in Rotterdam.

Operators asked the union to wait until Monday, when the mediator is to publish his proposal.

(With input from agencies)

Search Trends`;

describe('a pasted page', () => {
  it('gives its article and leaves the furniture', async () => {
    const article = await articleOf(PASTED_PAGE);
    expect(article.details).toMatchObject({
      headline: "Harbour union says 'real progress' in pay talks but keeps its strike date",
      publisher: 'CGTN',
      versionCreated: '2023-03-03T21:14:00',
      language: 'en',
      captions: [{ text: expect.stringMatching(/^\(L-R\).*2023\.$/), credit: 'CFP' }],
    });
    expect(article.details.by).toBeUndefined();
    expect(article.details.located).toBeUndefined();
    expect(bodyText(article)).toMatch(/^The harbour workers.*publish his proposal\.$/s);
  });
});

it.each(['# Notebook', '## Notizblock'])('leaves what stands below “%s” to editors', async (mark) => {
  const article = await articleOf(
    `Harbour open again\n\nROTTERDAM (dpa) - The harbour reopened on Monday after the storm.\n\n${mark}\n\nThe harbour office answers questions until six.`,
  );
  expect(bodyText(article)).toBe('The harbour reopened on Monday after the storm.');
});

describe('the headline of a pasted page', () => {
  const menu = ['Skip to main content', 'Home', 'World', 'Sport', 'Menu', 'Subscribe', 'Log in'];
  const story = [
    'The western quay reopened on Monday after the storm had closed the harbour for most of the week.',
    'Pilots brought in nine ships before noon, and the queue of the harbour is expected to clear by Thursday.',
  ];
  const headline = 'Storm keeps harbour closed, but western quay reopens';

  it.each([
    [
      'with a longer standfirst below',
      [headline, 'Nine ships came in before noon on Monday and the queue of ships may clear by Thursday'],
    ],
    [
      'with the credit of a picture below',
      [headline, 'The western quay of the harbour on Monday after the storm. (Ann Lee/Agency)'],
    ],
    [
      'with a copyright below',
      [headline, 'Copyright Ann Lee/Copyright 2024 The Agency. All rights reserved of the harbour quay'],
    ],
    [
      'that begins the title of the page',
      [`${headline} - The Pilot`, 'Harbour quay storm news', headline, 'Western quay today'],
    ],
    [
      'with a standfirst below that says more of the story',
      [headline, 'Pilots brought in nine ships before noon as the queue began to clear', '5 March 2024'],
    ],
    ['below another title in quotation marks', ['“The harbour, the queue, the ships”', headline, '5 March 2024']],
    ['above a date with its time', [headline, 'Updated at the harbour on 5 March 2024 at 08:21 by the desk of ships']],
    [
      'above a caption with its credit in the line',
      [headline, 'The quay of the harbour after the storm on Monday. Photograph by Ann Lee/Agency'],
    ],
    ['below the path of sections', ['News » Storm » Harbour quay reopens on Monday', headline]],
    ['joined to a kicker', [`The harbour in March:${headline}`]],
    ['far above the story', [headline, '5 March 2024', ...Array.from({ length: 45 }, (_, n) => `Berth ${n + 1} open`)]],
  ])('is found %s', async (_, above) => {
    const { details } = await articleOf([...menu, ...above, ...story].join('\n'));
    expect(details.headline).toBe(headline);
  });

  it('is found in a script that writes words together', async () => {
    const chinese = '西码头周一在暴风雨后重新开放';
    const page = [
      '首页',
      '港口城市交通天气',
      chinese,
      '2024年3月5日',
      '港务局周一表示，西码头在暴风雨后重新开放。船只从中午开始进港，预计周四前可以全部完成装卸，排队的船只将陆续离开。',
      '分享',
    ];
    expect((await articleOf(page.join('\n'))).details.headline).toBe(chinese);
  });
});

describe('lists and captions of a pasted page', () => {
  const menu = ['Skip to main content', 'Home', 'World', 'Sport', 'Menu', 'Subscribe', 'Log in'];
  const opening =
    'The ferry company said on Monday that it will call at nine harbours of the coast in the summer. Until now it had called at four, and of these the two in the south will see a boat each hour. The council pays for the new piers, the state for the dredging, and the company for waiting rooms in which it promises heating, lamps and benches for sixty people each.';
  const closing =
    'Tickets for all of the crossings go on sale in the harbour office on the first Friday of March. Who lives on an island pays half of the price, and bicycles travel free of charge in June. The company expects forty thousand passengers, a few more than came last summer. It will also carry the mail of the nine harbours, and on Sundays a priest, a doctor and the newspapers. In winter the ferry lies in the dry dock, where its engine of 1974 is to be replaced by an electric one. The islands had asked for that since the spring, and the council agreed on Monday.';
  const dates = Array.from({ length: 9 }, (_, n) => `June ${n + 2} – Harbour ${n + 1}, North`);
  const teasers = Array.from({ length: 6 }, (_, n) => ['Storm over port', 'Nine ships late', 'Quay open'][n % 3]!);

  it.each<[string, string[], string[]]>([
    ['dates between paragraphs', [opening, ...dates, closing], [opening, ...dates, closing]],
    ['dates at the end', [opening, closing, ...dates], [opening, closing, ...dates]],
    [
      'what a colon announces',
      [`${opening.slice(0, -1)}:`, ...teasers, closing],
      [`${opening.slice(0, -1)}:`, ...teasers, closing],
    ],
    ['not titles of other stories', [opening, ...teasers, closing], [opening, closing]],
    [
      'not counts of a share bar',
      [opening, closing, ...Array.from({ length: 10 }, (_, n) => `${n}`)],
      [opening, closing],
    ],
  ])('%s', async (_, lines, body) => {
    const article = await articleOf([...menu, 'Ferry names its harbours', ...lines].join('\n'));
    expect(bodyText(article).split('\n\n')).toEqual(body);
  });

  it('takes a line above its credit for the caption', async () => {
    const caption = 'The ferry leaves the north quay of the harbour on its first crossing of the year.';
    const article = await articleOf(
      [...menu, 'Ferry names its harbours', opening, caption, 'Photo: Ann Lee / Agency', closing].join('\n'),
    );
    expect(article.details.captions).toEqual([{ text: caption, credit: 'Ann Lee / Agency' }]);
    expect(bodyText(article)).not.toContain(caption);
  });
});

describe('notices of the site within a pasted page', () => {
  const story = [
    'The harbour reopened on Monday after the storm had closed it for most of the week.',
    'Pilots brought in nine ships before noon, and the queue is expected to clear by Thursday.',
  ];

  it.each([
    ['a bullet before the words', '■ Related stories:'],
    ['a count before the words', '12 Comments'],
    ['a notice in a whole sentence', 'This advertisement has not loaded yet, but your article continues below.'],
    ['a notice in another language', 'Externer Inhalt nicht verfügbar'],
  ])('are no body: %s', async (_, notice) => {
    const menu = ['Home', 'World', 'Sport', 'Menu', 'Subscribe', 'Log in'];
    const page = [...menu, 'Harbour open again after storm', ...story, notice].join('\n');
    expect(bodyText(await articleOf(page))).not.toContain(notice);
    const between = [...menu, 'Harbour open again after storm', story[0], notice, story[1]].join('\n');
    expect(bodyText(await articleOf(between))).not.toContain(notice);
  });
});

describe('plain text', () => {
  it.each([
    [
      'headline, empty line, body',
      'Rain ends drought\n\nFarmers in the valley welcomed three days of rain that filled the reservoirs.',
      'Rain ends drought',
      'Farmers in',
    ],
    [
      'headline, newline, body',
      'Rain ends drought\nFarmers in the valley welcomed three days of rain that filled the reservoirs.',
      'Rain ends drought',
      'Farmers in',
    ],
    [
      'a body alone',
      'Farmers in the valley welcomed three days of rain that filled the reservoirs, and the river port opened again.\n\nMore is due.',
      undefined,
      'Farmers in',
    ],
    [
      'Windows newlines',
      'Rain ends drought\r\n\r\nFarmers in the valley welcomed three days of rain.\r\n',
      'Rain ends drought',
      'Farmers in',
    ],
  ])('%s', async (_, text, headline, opening) => {
    const article = await articleOf(text);
    expect(article.details.headline).toBe(headline);
    expect(bodyText(article).startsWith(opening)).toBe(true);
  });

  it.each([
    ['SHANGHAI, Jan 11 (Reuters) - Shares rose on Monday.', 'Shanghai'],
    ['BUENOS AIRES, Argentina (AP) _ Shares rose on Monday.', 'Buenos Aires'],
    ['Berlin (dpa) - Shares rose on Monday.', 'Berlin'],
    ['(Reuters) - Shares rose on Monday.', undefined],
    ['The price - a record - rose on Monday.', undefined],
  ])('the dateline of %j is in %s', async (opening, located) => {
    const article = await articleOf(
      `Shares rise again\n\n${opening} Banks led the way, as they have done for most of the year.`,
    );
    expect(article.details.located).toBe(located);
  });

  it.each([
    ['By Ann Lee', 'Ann Lee'],
    ['By ANN LEE, Staff Writer', 'ANN LEE, Staff Writer'],
    ['Von Anna Lehmann', 'Anna Lehmann'],
  ])('takes the byline %j off', async (line, by) => {
    const article = await articleOf(
      `Shares rise again\n${line}\n\nShares rose on Monday as banks led the way, as they have done for most of the year.`,
    );
    expect(article.details.by).toBe(by);
    expect(bodyText(article)).not.toContain(line);
  });

  it('is read whole where it opens with a dateline, though its lines are short', async () => {
    const article = await articleOf(
      'WIDGET CO YEAR RESULTS\n\nOSLO, March 3 - Net 1.2 mln vs 0.9 mln\n Sales 7.9 mln vs 9.4 mln\n Year\n Net 2.9 mln\n Sales 25.7 mln\n Div 3 cts\n Pay May 12',
    );
    expect(article.details).toMatchObject({ headline: 'WIDGET CO YEAR RESULTS', located: 'Oslo' });
    expect(bodyText(article)).toContain('Pay May 12');
  });

  it('keeps its segments in order, apart and within the text', async () => {
    const { text, segments } = await articleOf(PASTED_PAGE);
    let position = 0;
    for (const { start, end } of segments) {
      expect(start).toBeGreaterThanOrEqual(position);
      expect(end).toBeGreaterThan(start);
      position = end;
    }
    expect(position).toBeLessThanOrEqual(text.length);
  });
});
