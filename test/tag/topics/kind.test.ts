import { topicDesk } from './desk-of-data';

const desk = topicDesk();
const BODY =
  'The council met on Tuesday. Members of the council said that the plan for the bridge would be looked at again.';

const CUES: [kind: string, text: string][] = [
  ['opinion', `To the Editor: I read of your bridge with dismay. ${BODY}`],
  ['opinion', `Opinion: The bridge we never needed\n\n${BODY}`],
  ['opinion', `Opinion | The bridge we never needed\n\n${BODY}`],
  ['opinion', `Opinion\n\nThe bridge we never needed\n\n${BODY}`],
  ['analysis', `Analysis: What the bridge costs\n\n${BODY}`],
  ['review', `Review\nA bridge too long\n\n${BODY}`],
  ['obituary', `Ann Example, painter of bridges, dies at 91\n\n${BODY}`],
  [
    'obituary',
    'Ann Example, who painted bridges for sixty years, died on Monday at her home. She was 91. Her son said so.',
  ],
  ['advisory', `Note to editors: the story of the bridge will move at noon\n\n${BODY}`],
  ['release', `FOR IMMEDIATE RELEASE\n\nExample Ltd today announced a bridge. ${BODY}`],
];

const NEAR_MISSES: [kind: string, text: string][] = [
  ['opinion', `Opinion is divided on the bridge\n\n${BODY}`],
  ['opinion', `Public opinion turns against the bridge\n\n${BODY}`],
  ['opinion', `Editorial staff leave the bridge review\n\n${BODY}`],
  ['opinion', `Comment is awaited on the bridge\n\n${BODY}`],
  ['review', `Review of the bridge begins\n\n${BODY}`],
  ['interview', `Interview panel looks for a bridge keeper\n\n${BODY}`],
  ['analysis', `Analysis of the water shows lead\n\n${BODY}`],
  [
    'obituary',
    'A man of 40 was hurt when a bridge fell on Monday, police said. He was 40 metres below. Nobody else was near.',
  ],
];

describe('kind', () => {
  it.each(CUES)('%s by its words: %s', (kind, text) => {
    expect(desk.tag(text).kind).toBe(kind);
  });

  it.each(NEAR_MISSES)('is not %s: %s', (kind, text) => {
    expect(desk.tag(text).kind).not.toBe(kind);
  });

  it.each([
    ['Obituary', 'obituary'],
    ['genre:Opinion', 'opinion'],
    ['Press Release', 'release'],
  ])('as the supplier says: %s', (value, kind) => {
    const { kind: found, kindConfidence } = desk.tag(BODY, { genres: [{ field: 'genre', value }] });

    expect([found, kindConfidence]).toEqual([kind, 100]);
  });

  it.each([
    ['Opinion', 'opinion'],
    ['Obituaries', 'obituary'],
    ['Budget', 'news'],
    ['Politics', 'news'],
  ])('by its section where that tells: %s', (section, kind) => {
    expect(desk.tag(`Council looks again at bridge\n\n${BODY}`, {}, { section }).kind).toBe(kind);
  });

  it('is plain news by default', () => {
    expect(desk.tag(`Council looks again at bridge\n\n${BODY}`).kind).toBe('news');
  });
});
