import { dataFolder } from '../../adapters/node/data-folder';
import { readNdjsonFile } from '../../adapters/node/ndjson';
import { ConfigurationError } from '../../core/errors';
import type { Desk } from '../../core/pipeline';
import { isSpan } from '../../core/tag/evidence';
import type { Topic } from '../../core/tag/tags';
import { readMediaTopics } from '../../core/tag/topics/vocabulary';
import { corpusLine, labelledArticle } from '../../training/corpus';
import { root } from '../root';
import type { Evaluation } from './evaluation';
import { TopicReport } from './topic-report';

const WORST_SHOWN = 10;

const HELP = `Each line of a corpus is an object:
  id       any string
  title    the headline; leave it out when the text begins with it
  text     the article
  level1   its Media Topics of the first level, such as ["medtop:16000000"] (the prefix may be left out)
  level2   those of the second level; leave it out when they are not labelled
  kind     news, analysis, opinion, feature, interview, obituary, review, release or listing; may be left out
  iptc     instead of level1: codes of which those of the first level count, as in sets with one section an article

Prints micro and macro F1, best-topic accuracy, expected calibration error, scores by topic and kind, which topics are taken
for which, and the surest mistakes with the words that led to them.

The shipped model was trained on articles. On those very articles it scores higher than on new ones: measure on others, or
read the cross-validated figures that \`npm run train\` prints and docs/topics.md quotes.`;

interface Mistake {
  confidence: number;
  line: string;
}

const bare = (code: string) => code.replace(/^medtop:/, '');

/** The machine's topics of a level, those it does not merely imply first, the most relevant first. */
function ofLevel(topics: readonly Topic[], level: number) {
  return topics
    .filter((topic) => topic.level === level && topic.code.startsWith('medtop:'))
    .map(({ code, confidence }) => ({ code: bare(code), confidence: confidence / 100 }));
}

async function scoreCorpus(path: string, desk: Desk, report: TopicReport, mistakes: Mistake[]): Promise<void> {
  for await (const line of readNdjsonFile(path, corpusLine)) {
    if (!line.level1 && !line.iptc) throw new ConfigurationError(`${path}: ${line.id} has neither level1 nor iptc.`);
    const gold = labelledArticle(line);
    const [tasted] = await desk.taste({ bytes: Buffer.from(gold.content), contentType: 'text/plain' });
    if (!tasted) continue;
    const { topics, kind } = tasted;
    report.add({ id: gold.id, level1: ofLevel(topics, 1), level2: ofLevel(topics, 2), kind, gold });
    for (const { code, name, level, confidence, evidence } of topics) {
      if (level !== 1 || gold.level1.includes(bare(code))) continue;
      const words = evidence.filter(isSpan).map(({ quote }) => quote);
      mistakes.push({
        confidence,
        line: `${gold.id}: ${name} ${confidence}, gold ${gold.level1.join(' ')}, for ${words.join(' · ')}`,
      });
    }
  }
}

export const evaluation: Evaluation = {
  name: 'topics',
  summary: 'Media Topics of the first two levels and kinds, against labelled articles.',
  help: HELP,
  async run(corpora, desk, print) {
    const report = new TopicReport();
    const mistakes: Mistake[] = [];
    for (const path of corpora) await scoreCorpus(path, desk, report, mistakes);
    const names = new Map(readMediaTopics(dataFolder(root)).map(({ code, name }) => [code, name]));
    report.summary().forEach(print);
    report.details((code) => names.get(code) ?? code).forEach(print);
    print('Surest mistakes:');
    mistakes.sort((a, b) => b.confidence - a.confidence);
    mistakes.slice(0, WORST_SHOWN).forEach(({ line }) => print(`  ${line}`));
  },
};
