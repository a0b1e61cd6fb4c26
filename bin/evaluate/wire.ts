import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { readNdjsonFile } from '../../adapters/node/ndjson';
import { isRefused } from '../../core/article/article';
import { Rejection } from '../../core/errors';
import type { TastedArticle } from '../../core/record/build-record';
import type { Evaluation } from './evaluation';
import { ratio, score } from './scores';

/** What is known of a file beforehand. */
const indexLine = z.object({
  file: z.string(),
  /** Codes that stand in the file. */
  mediaTopics: z.array(z.string()).default([]),
  subjectCodes: z.array(z.string()).default([]),
  /** Agencies whose names stand somewhere in the file. */
  agenciesSeen: z.array(z.string()).default([]),
});

const LONGEST_LIST = 60;
/** Formats whose words stand in markup; the text of others may show it. */
const MARKED_UP = new Set(['nitf', 'newsml-1', 'newsml-g2', 'feed', 'xml', 'ninjs', 'json']);
const MARKUP = /<\/?(?:p|br|div|span|[bia]|em|strong)[ >/]|&(?:amp|nbsp|quot|apos);/i;

/** Ids as people write them: BusinessWire for Business Wire. */
const plain = (id: string) => id.toLowerCase().replace(/[^a-z]/g, '');

/** Marks what is found of what should be, and keeps what is not. */
class Count {
  private found = 0;
  private all = 0;
  private readonly missed: string[] = [];

  add(file: string, wanted: readonly string[], has: (each: string) => boolean): void {
    for (const each of wanted) {
      this.all++;
      if (has(each)) this.found++;
      else this.missed.push(`${file}: ${each}`);
    }
  }

  print(name: string, print: (line: string) => void): void {
    print(`${name} ${score(ratio(this.found, this.all))} (${this.found} of ${this.all})`);
    for (const line of this.missed.slice(0, LONGEST_LIST)) print(`  not found in ${line}`);
  }
}

/** What is wrong with an article by its looks alone. */
function faultsOf({ article }: TastedArticle): string[] {
  const { details, segments, text } = article;
  const faults: string[] = [];
  if (!details.headline && !segments.some(({ role }) => role === 'body' || role === 'caption'))
    faults.push('no headline, body or caption');
  if (MARKED_UP.has(article.format) && MARKUP.test(text)) faults.push('markup among the words');
  return faults;
}

export const evaluation: Evaluation = {
  name: 'wire',
  summary: 'whether files of wire services and newsroom systems are read, and what their fields say comes out',
  help: `Give the index of a folder of files: each line is {"file", "mediaTopics"?, "subjectCodes"?, "agenciesSeen"?},
and the files lie beside it. Prints how many files are read, refused (with the reason) and read wrong, the share of Media
Topics and Subject Codes that come out as the supplier's, and the share of agencies named in a file that come out.`,
  async run(corpora, desk, print) {
    for (const corpus of corpora) {
      const refused: string[] = [];
      const wrong: string[] = [];
      const formats = new Map<string, number>();
      const codes = new Count();
      const agencies = new Count();
      let files = 0;
      for await (const { file, mediaTopics, subjectCodes, agenciesSeen } of readNdjsonFile(corpus, indexLine)) {
        files++;
        try {
          const items = await desk.tasteItems({ bytes: readFileSync(join(dirname(corpus), file)), name: file });
          const articles = items.filter((item): item is TastedArticle => !isRefused(item));
          const format = articles[0]?.article.format ?? 'refused';
          formats.set(format, (formats.get(format) ?? 0) + 1);
          for (const fault of new Set(articles.flatMap(faultsOf))) wrong.push(`${file}: ${fault}`);
          const given = new Set(articles.flatMap(({ article }) => article.supplier.subjects.map(({ code }) => code)));
          codes.add(file, [...mediaTopics, ...subjectCodes], (code) => given.has(code));
          const found = new Set(articles.flatMap(({ provenance }) => provenance.agencies.map(({ id }) => plain(id))));
          agencies.add(file, agenciesSeen, (id) => [...found].some((each) => each.startsWith(plain(id))));
        } catch (error) {
          if (!(error instanceof Rejection)) throw error;
          refused.push(`${file}: ${error.code}, ${error.message}`);
        }
      }
      print(
        `${corpus}: ${files} files, ${files - refused.length} read, ${refused.length} refused, ${wrong.length} wrong`,
      );
      print(`formats: ${[...formats].map(([format, count]) => `${format} ${count}`).join(', ')}`);
      codes.print('topic codes of the supplier:', print);
      agencies.print('agencies named in the file:', print);
      for (const line of refused) print(`refused: ${line}`);
      for (const line of wrong) print(`wrong: ${line}`);
    }
  },
};
