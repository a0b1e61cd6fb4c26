import { tasteText, testDesk } from '../../desk';
import { isSpan } from '../../../core/tag/evidence';

const desk = testDesk();

const HARBOUR = `Dock workers walk out over pay at three ports

Hundreds of dock workers began a 48-hour strike on Monday after their trade union rejected a pay offer of four percent.
Picket lines went up before dawn. The union said talks on wages and working conditions had failed and that further industrial
action was likely. The port operator said it would keep two of its berths open with managers.`;

const STORIES: [name: string, text: string, topics: string[]][] = [
  ['a strike', HARBOUR, ['medtop:09000000', 'medtop:20000524']],
  [
    'a football match',
    `Late header sends Rovers into semi-finals

A stoppage-time header gave Rovers a 2-1 win over City in the quarter-final on Saturday. The striker, who came off the bench
after an hour, beat the goalkeeper from six yards. The coach praised his players and the fans. Rovers meet United in the
semi-final of the tournament next month.`,
    ['medtop:15000000'],
  ],
  [
    'a storm',
    `Blizzard warning for the northern counties

Forecasters said heavy snow and gusts of 60 mph would reach the northern counties by Thursday evening. The national weather
service issued a blizzard warning and said temperatures would fall to minus 12 Celsius. A second winter storm is expected on
Sunday, meteorologists said.`,
    ['medtop:17000000'],
  ],
  [
    'a murder trial',
    `Man jailed for life for killing of shopkeeper

A judge sentenced a man to life in prison on Friday after a jury found him guilty of the murder of a shopkeeper. Prosecutors
told the court that he had stabbed his victim during a robbery. His lawyer said he would appeal against the conviction.`,
    ['medtop:02000000'],
  ],
];

describe('topics of English articles', () => {
  it.each(STORIES)('%s', async (_name, text, expected) => {
    const { topics } = await tasteText(desk, text);

    expect(topics.map(({ code }) => code)).toEqual(expect.arrayContaining(expected));
  });

  it('gives every topic its ancestors, and quotes that stand where the offsets say', async () => {
    const { article, topics } = await tasteText(desk, HARBOUR);
    const codes = topics.map(({ code }) => code);

    for (const { parent, evidence, confidence, relevance } of topics) {
      if (parent) expect(codes).toContain(parent);
      expect(Number.isInteger(confidence) && confidence >= 0 && confidence <= 100).toBe(true);
      expect(Number.isInteger(relevance) && relevance >= 0 && relevance <= 100).toBe(true);
      expect(evidence.length).toBeGreaterThan(0);
      expect(evidence.filter(isSpan).length).toBeLessThanOrEqual(5);
      for (const each of evidence.filter(isSpan)) expect(article.text.slice(each.start, each.end)).toBe(each.quote);
    }
  });

  it('gives at least one topic to an article that is sure of none', async () => {
    const { topics } = await tasteText(
      desk,
      'A quiet day\n\nNothing much was said, and the people of the street went home.',
    );

    expect(topics.filter(({ level }) => level === 1).length).toBeGreaterThanOrEqual(1);
  });
});
