import type { SupplierPlace } from '../../../core/article/article';
import { noSupplierFacts } from '../../../core/article/article';
import { testDesk } from '../../desk';

const desk = testDesk();
const text = 'A bridge is closed\n\nA bridge in Perth was closed on Monday after a lorry hit it.';
const regionsWith = (...places: SupplierPlace[]) =>
  desk.tag({
    text,
    format: 'text',
    segments: [
      { role: 'headline', start: 0, end: 18 },
      { role: 'body', start: 20, end: text.length },
    ],
    details: { wordCount: 12, captions: [] },
    supplier: { ...noSupplierFacts(), places },
  }).regions;
const field = { field: 'place[0]', value: 'as supplied' };

describe('what a supplier says of its story', () => {
  it.each<[string, SupplierPlace, string[]]>([
    ['a country', { ...field, scheme: 'iso3166-1', code: 'se' }, ['iso3166-1:SE']],
    [
      'a subdivision, with its country',
      { ...field, scheme: 'iso3166-2', code: 'GB-SCT' },
      ['iso3166-2:GB-SCT', 'iso3166-1:GB'],
    ],
    [
      'a place, with its country',
      { ...field, scheme: 'geonames', code: '3143244' },
      ['geonames:3143244', 'iso3166-1:NO'],
    ],
    ['an area by its Wikidata id', { ...field, scheme: 'wikidata', code: 'Q458' }, ['area:eu']],
    ['an M49 area', { ...field, scheme: 'm49', code: '150' }, ['m49:150']],
    ['a country by name', { scheme: 'name', field: 'place', value: 'Sweden' }, ['iso3166-1:SE']],
    ['a subdivision by name', { ...field, scheme: 'name', name: 'Nova Scotia' }, ['iso3166-2:CA-NS', 'iso3166-1:CA']],
    ['nothing by a code of nobody', { ...field, scheme: 'iso3166-1', code: 'ZZ' }, []],
  ])('is taken: %s', (_, place, expected) => {
    const supplied = regionsWith(place).filter(({ creator }) => creator === 'supplier');
    expect(supplied.map(({ scheme, code }) => `${scheme}:${code}`).sort()).toEqual([...expected].sort());
    for (const { role, evidence } of supplied) {
      expect(role).toBe('focus');
      expect(evidence[0]).toEqual({ field: place.field, value: place.value, rule: 'supplier-place' });
    }
  });

  it('tells towns of one name apart', () => {
    const perth = (regions: ReturnType<typeof regionsWith>) => regions.find(({ name }) => name === 'Perth')?.country;
    expect(perth(regionsWith())).toBe('AU');
    expect(perth(regionsWith({ ...field, scheme: 'iso3166-2', code: 'GB-SCT' }))).toBe('GB');
  });

  it('keeps the words as evidence too', () => {
    const [region] = regionsWith({ ...field, scheme: 'geonames', code: '2063523' }).filter(
      ({ code }) => code === '2063523',
    );
    expect(region).toMatchObject({ creator: 'supplier', name: 'Perth', country: 'AU' });
    expect(region!.evidence).toEqual([
      { ...field, rule: 'supplier-place' },
      { start: 32, end: 37, quote: 'Perth', rule: 'name' },
    ]);
  });

  it('passes on a GeoNames id it does not know, where coordinates come with it', () => {
    const place = { ...field, scheme: 'geonames', code: '999999999', name: 'A hamlet', lat: 1, lon: 2 } as const;
    expect(regionsWith(place).find(({ code }) => code === '999999999')).toMatchObject({
      name: 'A hamlet',
      lat: 1,
      lon: 2,
    });
  });
});
