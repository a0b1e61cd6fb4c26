import { TopicReport } from '../../../bin/evaluate/topic-report';

describe('the report of topics', () => {
  const report = new TopicReport();
  const sure = (code: string) => ({ code, confidence: 1 });
  report.add({
    id: 'a',
    level1: [sure('15000000'), sure('08000000')],
    level2: [sure('20000822')],
    kind: 'news',
    gold: { level1: ['15000000'], level2: ['20000822'], kind: 'news' },
  });
  report.add({
    id: 'b',
    level1: [sure('08000000')],
    level2: [],
    kind: 'news',
    gold: { level1: ['01000000'], kind: 'review' },
  });

  it('adds up both levels, the best topic, calibration and kinds', () => {
    const summary = report.summary().join('\n');

    expect(summary).toContain('articles 2');
    expect(summary).toMatch(/level 1 micro\s+P 0\.333 {2}R 0\.500 {2}F1 0\.400/);
    expect(summary).toMatch(/best topic among the gold ones\s+0\.500/);
    expect(summary).toMatch(/level 1 expected calibration error\s+0\.667/);
    expect(summary).toMatch(/level 2 micro\s+P 1\.000/);
    expect(summary).toMatch(/kind accuracy\s+0\.500/);
  });

  it('counts topics that do not occur out of the macro average', () => {
    expect(report.summary().join('\n')).toMatch(/level 1 macro\s+F1 0\.500/);
  });

  it('names what is taken for what', () => {
    expect(report.details((code) => ({ '01000000': 'arts', '08000000': 'human interest' })[code] ?? code)).toContain(
      '  1 × arts missed, human interest found',
    );
  });
});
