import * as z from 'zod';
import { readNdjsonFile } from '../../adapters/node/ndjson';
import { bodyText } from '../../core/article/article';
import type { LinkFacts } from '../../core/links/facts';
import type { Desk } from '../../core/pipeline';
import type { Evaluation } from './evaluation';
import { paragraphsOf } from './invented-stories';
import type { Treatment } from './reuse-trial';
import { factsOf, linked, treated, TREATMENTS } from './reuse-trial';
import { ratio, score } from './scores';

const EVENTS = 400;
const PARAGRAPHS = 12;
/** Reporters who write of one event, each in his own words: all pairs of them are unrelated. */
const REPORTERS = 12;
const LEAST_PARAGRAPHS = 6;
const SHOWN = 10;

const storyLine = z.object({ id: z.string(), text: z.string() });

interface Story {
  id: string;
  paragraphs: string[];
  /** The same, or another story, in other words. */
  own: string[];
}

export const evaluation: Evaluation = {
  name: 'reuse',
  needsCorpus: false,
  summary: 'agency copy that runs without its credit, on invented stories or articles of yours',
  help: `Without a corpus: ${EVENTS} invented agency stories. Each is stripped of its credit, cut, and rewritten in part; the table says how
often it is still found, and what it then becomes. Then ${REPORTERS} reporters write of each event in words of their own: how many
pairs are linked all the same. With a corpus, each line {"id", "text"}: the same with its articles as agency copy, where
what is rewritten comes from the next article, and how many pairs of different articles are linked. Those are false links
only as far as the corpus holds no story twice; the closest pairs are named.`,
  async run(corpora, desk, print) {
    if (corpora.length === 0) {
      print(`${EVENTS} invented stories`);
      await curve(inventedStories(), desk, print);
      await unrelated(desk, print);
    }
    for (const corpus of corpora) {
      const stories = await storiesOf(corpus, desk);
      print(`${corpus}: ${stories.length} articles of ${LEAST_PARAGRAPHS} paragraphs or more`);
      await curve(stories, desk, print);
      await pairsOf(stories, desk, print);
    }
  },
};

function inventedStories(): Story[] {
  return Array.from({ length: EVENTS }, (_, event) => ({
    id: String(event),
    paragraphs: paragraphsOf(event, PARAGRAPHS),
    own: paragraphsOf(event, PARAGRAPHS, 1),
  }));
}

async function storiesOf(corpus: string, desk: Desk): Promise<Story[]> {
  const articles: Pick<Story, 'id' | 'paragraphs'>[] = [];
  for await (const { id, text } of readNdjsonFile(corpus, storyLine)) {
    const [tasted] = await desk.taste({ bytes: Buffer.from(text), contentType: 'text/plain' });
    const paragraphs = tasted ? bodyText(tasted.article).split('\n\n') : [];
    if (paragraphs.length >= LEAST_PARAGRAPHS) articles.push({ id, paragraphs });
  }
  return articles.map((article, index) => ({ ...article, own: articles[(index + 1) % articles.length]!.paragraphs }));
}

async function curve(stories: readonly Story[], desk: Desk, print: (line: string) => void): Promise<void> {
  print(`${'treatment'.padEnd(38)} found   wire  assisted`);
  for (const treatment of TREATMENTS) {
    const found = { wire: 0, assisted: 0 };
    for (const [index, story] of stories.entries()) {
      const share = await shareFound(story, treatment, index, desk);
      if (share !== undefined) found[share >= 70 ? 'wire' : 'assisted']++;
    }
    const of = (count: number) => score(ratio(count, stories.length));
    print(`${treatment.name.padEnd(38)} ${of(found.wire + found.assisted)}  ${of(found.wire)}  ${of(found.assisted)}`);
  }
}

async function shareFound({ id, paragraphs, own }: Story, treatment: Treatment, seed: number, desk: Desk) {
  const agency = await factsOf(desk, `${id} agency`, paragraphs, true);
  const later = await factsOf(desk, `${id} paper`, treated(paragraphs, own, treatment, seed), false);
  return linked(later, agency).reuse?.share;
}

async function unrelated(desk: Desk, print: (line: string) => void): Promise<void> {
  let pairs = 0;
  let links = 0;
  for (let event = 0; event < EVENTS; event++) {
    const facts: LinkFacts[] = [];
    for (let reporter = 0; reporter < REPORTERS; reporter++) {
      const paragraphs = paragraphsOf(event, PARAGRAPHS, reporter);
      facts.push(await factsOf(desk, `${event} ${reporter}`, paragraphs, reporter === 0));
    }
    facts.forEach((earlier, index) => {
      for (const later of facts.slice(index + 1)) {
        pairs++;
        if (linked({ ...later, receivedAt: '2024-03-01T12:00:00.000Z' }, earlier).sameAs !== undefined) links++;
      }
    });
  }
  print(
    `linked, of ${pairs} pairs of unrelated articles on one event: ${links} (${((100 * links) / pairs).toFixed(3)} %)`,
  );
}

async function pairsOf(stories: readonly Story[], desk: Desk, print: (line: string) => void): Promise<void> {
  const facts: LinkFacts[] = [];
  for (const { id, paragraphs } of stories) facts.push(await factsOf(desk, id, paragraphs, true));
  const close: { name: string; share: number }[] = [];
  facts.forEach((earlier, index) => {
    for (const later of facts.slice(index + 1)) {
      const links = linked({ ...later, receivedAt: '2024-03-01T12:00:00.000Z' }, earlier);
      if (links.sameAs !== undefined) close.push({ name: `${later.id} in ${earlier.id}`, share: links.similarity! });
    }
  });
  const pairs = (facts.length * (facts.length - 1)) / 2;
  print(
    `linked, of ${pairs} pairs of different articles: ${close.length} (${((100 * close.length) / pairs).toFixed(4)} %)`,
  );
  for (const { name, share } of close.sort((a, b) => a.share - b.share).slice(0, SHOWN)) print(`  ${share} %: ${name}`);
}
