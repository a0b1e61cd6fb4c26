import type { SupplierSubject } from '../../../core/article/article';
import { topicDesk } from './desk-of-data';

const desk = topicDesk();
const TEXT = 'A quiet day\n\nNothing much was said, and the people of the street went home.';

function subject(over: Partial<SupplierSubject>): SupplierSubject {
  return { scheme: 'unknown', field: 'subject[0]', value: over.code ?? over.name ?? '', ...over };
}

const GIVEN: [what: string, given: Partial<SupplierSubject>, code: string, rule: string][] = [
  ['a Media Topic', { scheme: 'medtop', code: '20000638' }, 'medtop:20000638', 'supplier/medtop'],
  ['one with its prefix', { scheme: 'medtop', code: 'medtop:20000638' }, 'medtop:20000638', 'supplier/medtop'],
  [
    'one as a URI',
    { scheme: 'medtop', code: 'http://cv.iptc.org/newscodes/mediatopic/20000638' },
    'medtop:20000638',
    'supplier/medtop',
  ],
  [
    'a retired Media Topic, as its live ancestor',
    { scheme: 'medtop', code: '20000064' },
    'medtop:20000062',
    'supplier/medtop',
  ],
  ['a Subject Code', { scheme: 'subj', code: '15000000' }, 'medtop:15000000', 'supplier/subj'],
  ['an AP category letter', { scheme: 'ap-category', code: 's' }, 'medtop:15000000', 'supplier/ap-category'],
  ['a Reuters topic code', { scheme: 'reuters', code: 'DIP' }, 'medtop:20000639', 'supplier/reuters'],
  ['a name', { scheme: 'name', name: 'Diplomacy' }, 'medtop:20000639', 'supplier/name'],
  ['a name in German', { scheme: 'name', name: 'Diplomatie' }, 'medtop:20000639', 'supplier/name'],
];

describe('subjects of a supplier', () => {
  it.each(GIVEN)('%s', (_what, given, code, rule) => {
    const { topics } = desk.tag(TEXT, { subjects: [subject(given)] });
    const topic = topics.find((each) => each.code === code);

    expect(topic).toMatchObject({ creator: 'supplier', implied: false, confidence: 100 });
    expect(topic!.evidence).toContainEqual({ field: 'subject[0]', value: expect.any(String), rule });
  });

  it('bring their ancestors, implied', () => {
    const { topics } = desk.tag(TEXT, { subjects: [subject({ scheme: 'medtop', code: '20000639' })] });
    const byCode = new Map(topics.map((topic) => [topic.code, topic]));

    expect(byCode.get('medtop:20000639')).toMatchObject({ level: 3, parent: 'medtop:20000638' });
    expect(byCode.get('medtop:20000638')).toMatchObject({
      implied: true,
      creator: 'supplier',
      evidence: [{ derivedFrom: 'medtop:20000639', rule: 'ancestor' }],
    });
    expect(byCode.has('medtop:11000000')).toBe(true);
  });

  it.each([
    ['a code of nobody', { scheme: 'unknown', code: '20000638' }],
    ['an AP letter that says no topic', { scheme: 'ap-category', code: 'a' }],
    ['a name that is none', { scheme: 'name', name: 'constructor' }],
    ['a Media Topic there never was', { scheme: 'medtop', code: '99999999' }],
  ] as [string, Partial<SupplierSubject>][])('leaves out %s', (_what, given) => {
    const { topics } = desk.tag(TEXT, { subjects: [subject(given)] });

    expect(topics.filter(({ creator }) => creator === 'supplier')).toEqual([]);
  });

  it('keep their own confidence and relevance', () => {
    const { topics } = desk.tag(TEXT, {
      subjects: [subject({ scheme: 'medtop', code: '15000000', confidence: 60, relevance: 40 })],
    });

    expect(topics.find(({ code }) => code === 'medtop:15000000')).toMatchObject({ relevance: 40 });
  });

  const MATCH =
    'Late goal wins the cup\n\nThe striker scored twice as the team won the football final before a full stadium.';
  it.each(['meta.keywords', 'article:tag', 'keyword', 'keywords[2]', 'tags[0]'])(
    'are doubted as keywords in %s: they stand where the text does not contradict them',
    (field) => {
      const subjects = ['Soccer', 'Water'].map((name) => subject({ scheme: 'name', name, field }));
      const given = desk
        .tag(MATCH, { subjects })
        .topics.filter(({ creator, implied }) => creator === 'supplier' && !implied);

      expect(given).toMatchObject([
        { name: 'soccer', confidence: 60, evidence: [{ field, value: 'Soccer', rule: 'supplier/keyword' }] },
      ]);
    },
  );
});
