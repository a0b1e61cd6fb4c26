import { topicDesk } from './desk-of-data';

const TOPICS = 'topics/custom/topics.tsv';
const PHRASES = 'topics/custom/phrases.tsv';
const desk = topicDesk({
  [TOPICS]: 'code\tparent\tname\nlocal:harbour-bridge\t20000235\tthe harbour bridge\nlocal:fair\t\tthe summer fair\n',
  [PHRASES]:
    'topic\tphrase\tweight\tmatch\tlanguage\nlocal:harbour-bridge\tharbour bridge\t3\t\t\nlocal:harbour-bridge\ttoy bridge\tnot\t\t\nlocal:fair\tsummer fair\t3\tcapitalised\t\n',
});
const BRIDGE =
  'Harbour Bridge to close for a month\n\nThe harbour bridge will close in May, and the people of the town were told.';

describe("topics of the newsroom's own", () => {
  it('are given where their phrases stand, with the ancestors', () => {
    const { topics } = desk.tag(BRIDGE);
    const local = topics.find(({ code }) => code === 'local:harbour-bridge');

    expect(local).toMatchObject({ name: 'the harbour bridge', parent: 'medtop:20000235', implied: false });
    expect(local!.evidence[0]).toMatchObject({ quote: 'Harbour Bridge', rule: 'lexicon/local:harbour-bridge' });
    expect(topics.map(({ code }) => code)).toEqual(expect.arrayContaining(['medtop:20000235', 'medtop:04000000']));
  });

  it('are given in any language', () => {
    const { topics } = desk.tag(
      'Harbour Bridge wird gesperrt\n\nDie Harbour Bridge wird im Mai für einen Monat gesperrt, teilte die Stadt mit.',
    );

    expect(topics.map(({ code }) => code)).toContain('local:harbour-bridge');
  });

  it('are ruled out by a negative phrase', () => {
    const { topics } = desk.tag(`${BRIDGE} It is a toy bridge.`);

    expect(topics.map(({ code }) => code)).not.toContain('local:harbour-bridge');
  });

  it('need more than one weak word', () => {
    const { topics } = desk.tag(
      'News of the day\n\nThere was talk of the Summer Fair, and nothing else was said by the town.',
    );

    expect(topics.map(({ code }) => code)).not.toContain('local:fair');
  });

  it('refuse a phrase of a topic there is not', () => {
    expect(() => topicDesk({ [PHRASES]: 'topic\tphrase\tweight\nlocal:nothing\tx\t1\n' })).toThrow(/local:nothing/);
  });
});
