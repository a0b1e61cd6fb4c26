import type { Region } from '../../../core/tag/tags';
import { isSpan } from '../../../core/tag/evidence';
import { tasteText, testDesk } from '../../desk';

const desk = testDesk();
const regionsOf = async (text: string): Promise<Region[]> => (await tasteText(desk, text)).regions;
const codes = (regions: readonly Region[], scheme = 'iso3166-1') =>
  regions.filter((region) => region.scheme === scheme).map(({ code }) => code);
/** The country rows of one sentence under a headline that names nothing. */
const countriesIn = async (sentence: string) =>
  codes(await regionsOf(`What happened yesterday\n\n${sentence} That is all that was known on Monday evening.`)).sort();

describe('countries', () => {
  it.each([
    ['by name', 'Talks in Ukraine went on with Poland.', ['PL', 'UA']],
    ['by adjective and nationality', 'A Danish minister met three Turks and a Briton.', ['DK', 'GB', 'TR']],
    ['by seat of government', 'The Kremlin gave no answer.', ['RU']],
    ['by a capital that acts', 'Moscow has asked Washington to wait.', ['RU', 'US']],
    ['by abbreviation', 'U.S. ships and UK planes took part.', ['GB', 'US']],
    ['by a longer name', 'Papua New Guinea and South Sudan signed.', ['PG', 'SS']],
    ['by city', 'Crowds gathered in Nairobi and in Lyon.', ['FR', 'KE']],
    ['by state', 'The storm reached Ohio and Nova Scotia.', ['CA', 'US']],
  ])('%s', async (_, sentence, expected) => {
    expect(await countriesIn(sentence)).toEqual(expected);
  });

  it.each([
    ['abbreviated sides', '(L-R) Ann Lee, Jon Aske and Mara Holm met.'],
    ['a date', 'It began on 12-Jan and ended in March.'],
    ['states that are gone', 'They spoke of former Soviet republics and of the West.'],
    ['people', 'Michael Jordan and Paris Hilton sat by Denzel Washington.'],
    ['papers', 'The Washington Post and the New York Times wrote about it.'],
    ['words in small letters', 'They had roast turkey on china plates, and a nice reading.'],
    ['pronouns', 'Join us for the ups and downs.'],
    ['an amount of money', 'It cost US$5 a head.'],
    ['a street', 'A bus left Malta Road and turned into Denmark Street.'],
    ['an acronym', 'Researchers at the UGA said so.'],
    ['a person whose name is an adjective', 'Thomas Finn arrived. Finn said nothing.'],
  ])('not by %s', async (_, sentence) => {
    expect(await countriesIn(sentence)).toEqual([]);
  });
});

describe('languages', () => {
  it.each([
    [
      'de',
      'Frankreich und Deutschland wollen mehr Geld für Polen, und das ist nicht neu in der Union.',
      ['DE', 'FR', 'PL'],
    ],
    ['es', 'El presidente de Alemania viajó a Suecia para hablar con los ministros de la Unión.', ['DE', 'SE']],
    ['fr', "Le président de l'Espagne est venu à Londres pour les discussions avec la délégation.", ['ES', 'GB']],
    ['pt', 'O presidente da Alemanha não foi à reunião com os ministros dos Países Baixos.', ['DE', 'NL']],
    ['ru', 'Россия и Китай подписали договор в среду.', ['CN', 'RU']],
    ['zh', '俄罗斯和乌克兰的代表举行了会谈。', ['RU', 'UA']],
    ['ar', 'قال وزير من فرنسا إن المحادثات مع ألمانيا مستمرة.', ['DE', 'FR']],
  ])('%s', async (_, text, expected) => {
    expect(codes(await regionsOf(`${text}\n\n${text}`)).sort()).toEqual(expected);
  });

  it.each([
    [
      'de',
      'Auch die Stelle des Landes ist nicht neu. Dabei wird es für die Lage in Frankreich nicht mit dem Geld gehen.',
      ['FR'],
    ],
    [
      'de, behind a preposition',
      'Der Zug ist in Essen und nicht in Frankreich, und das wird sich auch für die anderen nicht ändern.',
      ['DE', 'FR'],
    ],
    [
      'es',
      'Este año no hay más dinero para los trenes de Italia. Centro y norte lo piden, pero no es para ya.',
      ['IT'],
    ],
    [
      'fr',
      'Celle qui est venue de Dallas, La ministre a dit pour le Canada que ce ne sont pas des discussions avec la délégation.',
      ['CA', 'US'],
    ],
    [
      'sv',
      'Både det och att det är redan klart för Finland. Redan i går var det inte så, men det är som det är.',
      ['FI'],
    ],
  ])('ordinary words of %s name no place', async (_, text, expected) => {
    expect(codes(await regionsOf(`${text}\n\n${text}`)).sort()).toEqual(expected);
  });

  it('takes names of other languages in them only', async () => {
    expect(await countriesIn('They live on the Island and they had the Chili of the house.')).toEqual([]);
  });
});

describe('places', () => {
  it.each([
    ['Paris, Texas', 'US'],
    ['London, Ontario', 'CA'],
    ['Reading, Pa.', 'US'],
    ['Perth, Scotland', 'GB'],
    ['Perth, Australia', 'AU'],
    ['Birmingham, Ala.', 'US'],
  ])('%s is in %s', async (place, country) => {
    const regions = await regionsOf(
      `A bridge is closed\n\nA bridge in ${place}, was closed on Monday after a lorry hit it.`,
    );
    expect(regions.find(({ scheme }) => scheme === 'geonames')?.country).toBe(country);
  });

  it('have coordinates, a country row and evidence', async () => {
    const regions = await regionsOf('Quay reopens in Oslo\n\nThe western quay of Oslo reopened on Monday.');
    const oslo = regions.find(({ scheme }) => scheme === 'geonames');
    expect(oslo).toMatchObject({ code: '3143244', name: 'Oslo', country: 'NO', role: 'focus' });
    expect(oslo!.lat).toBeCloseTo(59.9, 0);
    expect(regions.find(({ code }) => code === 'NO')?.evidence).toContainEqual({
      derivedFrom: 'geonames:3143244',
      rule: 'country-of-place',
    });
  });

  it.each([
    ['a county', 'Newark', 'A bridge in Newark was closed. Licking County will pay, and Newark will not.', 'US.OH'],
    ['other towns', 'Newark', 'Roads in Heath, Granville and Newark were closed.', 'US.OH'],
    ['nothing', 'Newark', 'A bridge in Newark was closed on Monday.', 'US.NJ'],
  ])('are told apart by %s', async (_, name, text, admin) => {
    const regions = await regionsOf(`A bridge is closed\n\n${text}`);
    const place = regions.find((region) => region.scheme === 'geonames' && region.name === name)!;
    // Newark, New Jersey, lies farther east than all of Ohio.
    expect(place.lon! > -76 ? 'US.NJ' : 'US.OH').toBe(admin);
  });

  it('yield the state of a county, which is no region itself', async () => {
    const regions = await regionsOf('Court sits\n\nA court in Gwinnett County sat on Monday.');
    expect(regions.find(({ code }) => code === 'US-GA')?.evidence).toEqual([
      { derivedFrom: 'US.GA.135', rule: 'state-of-county' },
    ]);
  });

  it('follow the newsroom’s home where nothing else tells', async () => {
    const text = 'A bridge is closed\n\nA bridge in Perth was closed on Monday after a lorry hit it.';
    const countryFor = async (homeRegion?: string) => {
      const { regions } = await tasteText(testDesk(homeRegion === undefined ? {} : { homeRegion }), text);
      return regions.find(({ scheme }) => scheme === 'geonames')?.country;
    };
    expect(await countryFor()).toBe('AU');
    expect(await countryFor('GB-SCT')).toBe('GB');
  });
});

describe('focus', () => {
  const text = `Kenya votes for a new parliament

Kenyans voted on Monday for a new parliament, and Kenya's election commission said that turnout was high.

The vote in Nairobi was watched by observers. Kenya last voted five years ago.

An observer from Sweden said that he saw long queues.`;

  it('is what the story is about; the rest is mentioned', async () => {
    const regions = await regionsOf(text);
    const role = (code: string) => regions.find((region) => region.code === code)?.role;
    expect([role('KE'), role('SE')]).toEqual(['focus', 'mention']);
  });

  it('is not every country that a long read names', async () => {
    const history = 'The harbour was widened twice, and each time the town council paid for half of the work. '.repeat(
      40,
    );
    const named = ['Japan', 'Brazil', 'Norway', 'Egypt', 'Chile', 'Italy'].map((name) => `One ship came from ${name}.`);
    const regions = await regionsOf(`${text}\n\n${history}\n\n${named.join(' ')}\n\n${history}`);
    const focus = regions.filter(({ scheme, role }) => scheme === 'iso3166-1' && role === 'focus');
    expect(focus.map(({ code }) => code)).toEqual(['KE']);
  });

  it('is also where force is said to be used', async () => {
    const force = ' If Norway uses force against Sweden, or invades Sweden, the alliance will answer. Denmark agreed.';
    const regions = await regionsOf(
      `Norway and alliance disagree\n\nNorway met the alliance. Norway said that Norway wants peace.${force}`,
    );
    expect(regions.find(({ code }) => code === 'SE')?.role).toBe('focus');
  });

  it('gives the M49 areas of its countries, and none of those mentioned', async () => {
    const areas = codes(await regionsOf(text), 'm49');
    expect(areas).toEqual(expect.arrayContaining(['002', '014']));
    expect(areas).not.toContain('150');
    expect(areas).not.toContain('001');
  });
});

it('names blocs without their members', async () => {
  const regions = await regionsOf(
    'NATO meets\n\nNATO and the European Union held a meeting about the Sahel on Monday.',
  );
  expect(codes(regions, 'area').sort()).toEqual(['eu', 'nato', 'sahel']);
  expect(codes(regions)).toEqual([]);
});

it('quotes the words of the text', async () => {
  const text = 'Talks in Geneva\n\nSwiss and Iranian envoys met in Geneva, near the border with France.';
  for (const { evidence } of await regionsOf(text)) {
    for (const each of evidence.filter(isSpan)) expect(text.slice(each.start, each.end)).toBe(each.quote);
  }
});
