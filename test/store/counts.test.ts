import { countsByDay } from '../../core/store/counts';
import { Newsroom } from '../links/newsroom';

it('a value that followed from another and becomes the own one of an article is counted once, as such', async () => {
  const room = new Newsroom();
  await room.drop('a', { headline: 'Floods in Peru', body: ['Rivers rose in Lima after a week of rain.'] });
  await room.drain();
  const counted = async (rollup: boolean) => {
    const counts = await countsByDay(room.table, room.store, {
      facet: 'region',
      days: ['2024-03-01'],
      rollup,
      timeZone: 'UTC',
    });
    return counts.find(({ value }) => value === 'm49:005')?.count;
  };
  expect([await counted(false), await counted(true)]).toEqual([undefined, 1]);
  await room.act('a', { op: 'add-region', target: 'm49:005', value: 'focus' });
  await room.drain();
  expect([await counted(false), await counted(true)]).toEqual([1, 1]);
});
