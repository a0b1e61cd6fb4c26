import { dayBefore } from '../../dashboard/src/time';

it.each([
  ['UTC', 0, '2024-03-31'],
  ['Asia/Tokyo', 0, '2024-04-01'],
  ['America/New_York', 1, '2024-03-30'],
  ['Europe/Berlin', 30, '2024-03-01'],
])('in %s, %d days ago was %s', (timeZone, days, expected) => {
  expect(dayBefore(new Date('2024-03-31T21:30:00Z'), days, timeZone)).toBe(expected);
});
