import { parsePrintedDate } from '../../core/article/printed-dates';

it.each([
  ['Updated 22:56, 12-Jan-2022', '2022-01-12T22:56:00'],
  ['Nov. 19, 2019 5:50 PM', '2019-11-19T17:50:00'],
  ['Wednesday 20 November 2019 11:42, UK', '2019-11-20T11:42:00'],
  ['12:05 AM EST, March 3, 2021', '2021-03-03T00:05:00-05:00'],
  ['2022-01-12 22:56 GMT', '2022-01-12T22:56:00Z'],
  ['21.04.2024, 20:24 Uhr', '2024-04-21T20:24:00'],
  ['12 de enero de 2022', '2022-01-12'],
  ['13/04/2020', '2020-04-13'],
  ['03/04/2020', undefined],
  ['31 February 2020', undefined],
  ['no date at all', undefined],
])('%j is %s', (text, expected) => {
  expect(parsePrintedDate(text)).toBe(expected);
});

it('takes the newsroom’s zone where the page names none, with its summer time', () => {
  expect(parsePrintedDate('1 July 2023 09:00', 'Europe/Paris')).toBe('2023-07-01T09:00:00+02:00');
  expect(parsePrintedDate('1 January 2023 09:00', 'Europe/Paris')).toBe('2023-01-01T09:00:00+01:00');
  expect(parsePrintedDate('1 January 2023 09:00 GMT', 'Europe/Paris')).toBe('2023-01-01T09:00:00Z');
});
