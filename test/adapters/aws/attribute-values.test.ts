import fc from 'fast-check';
import { attributesBytes, fromAttributes, toAttributes } from '../../../adapters/aws/attribute-values';
import type { Item, ItemValue } from '../../../core/ports';

const KEY = { pk: 'p', sk: 's' };

it('gives back any JSON it was given', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // Integers beyond 2^53 are refused, and JSON has one zero.
      const small = (_: string, each: unknown) => (typeof each === 'number' ? each % 2 ** 40 : each);
      const json = JSON.parse(JSON.stringify(value, small)) as ItemValue;
      expect(fromAttributes(toAttributes({ ...KEY, value: json }))).toEqual({ ...KEY, value: json });
    }),
  );
});

it('takes undefined for absent, at any depth', () => {
  const item = { ...KEY, absent: undefined, map: { absent: undefined, here: 1 } } as unknown as Item;
  expect(toAttributes(item)).toEqual({ pk: { S: 'p' }, sk: { S: 's' }, map: { M: { here: { N: '1' } } } });
});

it.each([
  ['NaN', NaN, 'value.list[1]'],
  ['infinity', Infinity, 'value.list[1]'],
  ['an unsafe integer', 2 ** 53, 'value.list[1]'],
  ['a Date', new Date(0), 'value.list[1]'],
  ['a Set', new Set(), 'value.list[1]'],
  ['undefined in a list', undefined, 'value.list[1]'],
])('refuses %s, and says where', (_, wrong, where) => {
  const item = { ...KEY, value: { list: [1, wrong] } } as unknown as Item;
  expect(() => toAttributes(item)).toThrow(where);
});

it('counts text in UTF-8: 140,000 characters of Chinese are more than an item may hold', () => {
  expect(attributesBytes(toAttributes({ ...KEY, text: '新'.repeat(140_000) }))).toBe(
    420_000 + 'text'.length + 'pkp'.length + 'sks'.length,
  );
});
