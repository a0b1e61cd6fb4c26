import { join } from 'node:path';
import { dataFolder } from '../../../adapters/node/data-folder';
import { styleFeatures } from '../../../core/tag/topics/style';
import { countFeatures } from '../../../training/vectors';

const data = dataFolder(join(__dirname, '../../..'));
const names = styleFeatures(data);

const COLUMN = 'My bridge\n\nI think we should ask: why this bridge? You would not build it, and neither would I.';
const REPORT = 'Council votes for bridge\n\nThe council met on Monday and voted for 12 bridges, it said.';
const TALK = 'Bridges: what now?\n\n“Nobody asked the river (or its fish),” he said; “it cost $900.” That was all!';
const TEXTS = [COLUMN, REPORT, TALK];

/** The features of style of each text. */
const found = (() => {
  const { offsets, columns } = countFeatures(data, names, TEXTS);
  return TEXTS.map((_, row) => [...columns.slice(offsets[row], offsets[row + 1])].map((column) => names[column]!));
})();

describe('the style of a text', () => {
  it.each([
    [
      0,
      ['#first person>22', '#we>23', '#second person>10', '#question mark>3.6', '#colon>0', '#opening first person>1'],
    ],
    [1, ['#said>20', '#weekday>10', '#opening weekday>0', '#number>50', '#headline length>0']],
    [2, ['#headline question>0', '#headline colon>0', '#bracket>8', '#semicolon>2.4', '#dollar>0', '#quoted>300']],
  ])('of text %i shows in %j', (text, features) => {
    expect(found[text]).toEqual(expect.arrayContaining(features));
  });

  it.each([
    [0, ['#said>0', '#weekday>0', '#headline question>0', '#length>60']],
    [1, ['#first person>0', '#question mark>0', '#quoted>0']],
  ])('of text %i does not show in %j', (text, features) => {
    expect(found[text]!.filter((feature) => features.includes(feature))).toEqual([]);
  });
});
