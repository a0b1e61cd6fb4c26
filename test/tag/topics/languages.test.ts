import { topicDesk } from './desk-of-data';

const desk = topicDesk();

const STORIES: [language: string, text: string, topic: string][] = [
  [
    'de',
    'Streik der Lokführer\n\nDie Gewerkschaft ruft ab Montag zum Streik auf. Es geht um höhere Löhne und den Kollektivvertrag für die Beschäftigten.',
    '09000000',
  ],
  [
    'fr',
    'Grève dans les ports\n\nLe syndicat des dockers appelle à la grève lundi. Les travailleurs demandent de meilleurs salaires et des emplois.',
    '09000000',
  ],
  [
    'es',
    'Huelga en los puertos\n\nLos sindicatos llaman a la huelga el lunes. Los trabajadores piden mejores salarios y empleo.',
    '09000000',
  ],
  [
    'pt',
    'Greve nos portos\n\nOs sindicatos convocam greve na segunda-feira. Os trabalhadores pedem melhores salários e emprego.',
    '09000000',
  ],
  [
    'ru',
    'Сборная выиграла матч\n\nТренер доволен: сборная выиграла матч чемпионата, победа досталась трудно, решающий гол забит под конец.',
    '15000000',
  ],
  [
    'ar',
    'المنتخب يفوز في مباراة كرة القدم\n\nقال المدرب إن المنتخب لعب مباراة كبيرة في البطولة وسجل هدف الفوز.',
    '15000000',
  ],
  ['zh', '国家队赢得足球比赛\n\n教练说，球队在世界杯比赛中表现很好，进球很漂亮，下周还有联赛。', '15000000'],
];

describe('topics of other languages', () => {
  it.each(STORIES)('%s', (_language, text, topic) => {
    const { topics, article } = desk.tag(text);

    expect(topics.map(({ code }) => code)).toContain(`medtop:${topic}`);
    for (const { level, confidence, evidence } of topics) {
      expect(level).toBe(1);
      expect(confidence).toBeLessThanOrEqual(75);
      for (const each of evidence) {
        expect(each.rule).toMatch(/^lexicon\//);
        if ('quote' in each) expect(article.text.slice(each.start, each.end)).toBe(each.quote);
      }
    }
  });

  it('never asks the English model about a text that says it is in another language', () => {
    const { topics } = desk.tag(
      'Stock market index\n\nThe shares of the bank rose in the market.',
      {},
      { language: 'nl' },
    );

    expect(topics.flatMap(({ evidence }) => evidence.map(({ rule }) => rule))).not.toContain('model/words');
  });
});
