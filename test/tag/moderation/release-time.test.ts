import { join } from 'node:path';
import * as fc from 'fast-check';
import { freshTables } from '../../../adapters/node/tables';
import { openClock } from '../../../core/tag/moderation/clock/clock-words';
import { embargoEnd, readReleaseTime } from '../../../core/tag/moderation/clock/release-time';

const words = openClock(freshTables(join(__dirname, '../../..')).tables);
/** A Wednesday. */
const anchor = '2022-01-12T10:00:00Z';

test.each([
  [' 0001 GMT Thursday 13 January 2022', '2022-01-13T00:01:00Z'],
  [' 12noon on Friday', '2022-01-14T12:00:00'],
  [' 12 noon GMT on Friday', '2022-01-14T12:00:00Z'],
  [' 2022-01-13T00:01Z', '2022-01-13T00:01:00Z'],
  [': 2022-01-13 00:01 +0100', '2022-01-13T00:01:00+01:00'],
  [' 13 January 2022 at 00:01 CET', '2022-01-13T00:01:00+01:00'],
  [' 6 a.m. ET Monday', '2022-01-17T06:00:00-05:00'],
  [' 9 A.M. EDT MONDAY, JULY 18', '2022-07-18T09:00:00-04:00'],
  [' 10.30pm London time on 4 July 2022', '2022-07-04T22:30:00+01:00'],
  [' midnight on 14 January GMT', '2022-01-14T00:00:00Z'],
  [' 24:00 GMT 14 January', '2022-01-15T00:00:00Z'],
  [' 0001 AEDT Friday (1301 GMT Thursday)', '2022-01-14T00:01:00+11:00'],
  [' 10:00 GMT tomorrow', '2022-01-13T10:00:00Z'],
  [' 2200 GMT', '2022-01-12T22:00:00Z'],
  [' 0900 GMT', '2022-01-13T09:00:00Z'],
  [': 13.01.2022, 10.00 Uhr MEZ', '2022-01-13T10:00:00+01:00'],
  [' Freitag, 12 Uhr', '2022-01-14T12:00:00'],
  [' 13 JANVIER 2022 À 00H01 GMT', '2022-01-13T00:01:00Z'],
  [' vendredi à 12h00', '2022-01-14T12:00:00'],
  [' las 10:00 GMT del 13 de enero de 2022', '2022-01-13T10:00:00Z'],
  [' mañana a mediodía', '2022-01-13T12:00:00'],
  [' às 10h00 de 13 de janeiro de 2022', '2022-01-13T10:00:00'],
  [' alle 10:00 del 13 gennaio 2022', '2022-01-13T10:00:00'],
  [' vrijdag 14 januari 2022 10.00 uur', '2022-01-14T10:00:00'],
  [' 10:00 МСК 13 января 2022', '2022-01-13T10:00:00+03:00'],
  [':1月13日10時', '2022-01-13T10:00:00'],
  [' 10 a.m. GMT+2 on 2 January', '2022-01-02T10:00:00+02:00'],
  [' noon GMT, 3 March', '2022-03-03T12:00:00Z'],
  ['1月13日下午3时', '2022-01-13T15:00:00'],
  ['北京时间1月13日8时', '2022-01-13T08:00:00+08:00'],
  ['1月13日午後5時', '2022-01-13T17:00:00'],
  [' الساعة 10:00 بتوقيت غرينتش يوم 13 يناير 2022', '2022-01-13T10:00:00Z'],
  [' الساعة السادسة مساء الجمعة', '2022-01-14T18:00:00'],
  [' ١٣ يناير ٢٠٢٢ الساعة ١٠:٠٠', '2022-01-13T10:00:00'],
  [' 00.01 Uhr, 13. Januar', '2022-01-13T00:01:00'],
  [' 11 a.m. Brussels time on January 13', '2022-01-13T11:00:00+01:00'],
  [' 8 часов утра 13 января', '2022-01-13T08:00:00'],
  [' giovedì 13 gennaio, ore 6', '2022-01-13T06:00:00'],
  [' Donnerstag, 20.01., 10:30 Uhr', '2022-01-20T10:30:00'],
  [' quinta-feira, 20, 00h01', '2022-01-20T00:01:00'],
  [' and may not be used until 10:30 GMT on 21 March', '2022-03-21T10:30:00Z'],
  [' las 18 de hoy', '2022-01-12T18:00:00'],
  [' midnight tonight GMT', '2022-01-13T00:00:00Z'],
  [' 00.01 GMT tonight', '2022-01-13T00:01:00Z'],
  [' 20220114 0001 GMT', '2022-01-14T00:01:00Z'],
])('until%s', (text, until) => {
  expect(readReleaseTime(text, { words, anchor })).toEqual({ named: true, until });
});

test.each([
  [' 2030', false],
  [' further notice', false],
  [' the minister has spoken', false],
  [' Friday', true],
  [' 13 January 2022', true],
  [' 03/04/2022 10:00', true],
  // What may be a date is not passed over: the time alone would be that of today.
  [' 140122 0001 GMT', true],
  [' Friday 20, 10:00 GMT', true],
  [' 31 February 2022 10:00 GMT', true],
])('until%s holds without a time', (text, named) => {
  expect(readReleaseTime(text, { words, anchor })).toEqual({ named });
});

test('a weekday without a date of the item stays open', () => {
  expect(readReleaseTime(' noon Friday', { words })).toEqual({ named: true });
});

test('a zone of the stage places times that name none', () => {
  const context = { words, anchor, timeZone: 'Europe/Berlin' };
  expect(readReleaseTime(' Freitag, 12 Uhr', context).until).toBe('2022-01-14T12:00:00+01:00');
  expect(readReleaseTime(' 10:00 GMT Friday', context).until).toBe('2022-01-14T10:00:00Z');
});

test('a time without offset ends where it comes last', () => {
  expect(embargoEnd('2022-01-14T12:00:00')).toBe(Date.parse('2022-01-15T00:00:00Z'));
  expect(embargoEnd('2022-01-14T12:00:00+01:00')).toBe(Date.parse('2022-01-14T11:00:00Z'));
});

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WAYS: ((at: Date) => string)[] = [
  (at) => at.toISOString(),
  (at) =>
    `${at.toISOString().slice(11, 16)} GMT on ${at.getUTCDate()} ${MONTH_NAMES[at.getUTCMonth()]!} ${at.getUTCFullYear()}`,
  (at) =>
    `${at.toISOString().slice(11, 16).replace(':', '')} GMT, ${MONTH_NAMES[at.getUTCMonth()]!} ${at.getUTCDate()}, ${at.getUTCFullYear()}`,
  (at) =>
    `${((at.getUTCHours() + 11) % 12) + 1}:${at.toISOString().slice(14, 16)} ${at.getUTCHours() < 12 ? 'a.m.' : 'p.m.'} UTC ${MONTH_NAMES[at.getUTCMonth()]!.slice(0, 3)} ${at.getUTCDate()} ${at.getUTCFullYear()}`,
  (at) =>
    `${at.getUTCDate()}.${at.getUTCMonth() + 1}.${at.getUTCFullYear()}, ${at.toISOString().slice(11, 16)} Uhr UTC`,
];

test('every way of writing a moment reads as that moment', () => {
  const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2080-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, fc.constantFrom(...WAYS), (date, way) => {
      const at = new Date(Math.floor(date.getTime() / 60_000) * 60_000);
      const { until } = readReleaseTime(` ${way(at)}`, { words, anchor });
      expect(until && Date.parse(until)).toBe(at.getTime());
    }),
    { numRuns: 300 },
  );
});

test('no text throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readReleaseTime(text, { words, anchor })));
});
