import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { readNdjsonFile } from '../adapters/node/ndjson';
import { parseTsv } from '../core/text/data-source';

/** A labelled article, as a line of the NDJSON corpus holds it (docs/topics.md, "The corpus"). */
export const corpusLine = z.object({
  id: z.string(),
  /** The headline; empty or absent when the text begins with it or there is none. */
  title: z.string().optional(),
  text: z.string(),
  /** Media Topics of the first level, `medtop:` or bare codes; the main one first. */
  level1: z.array(z.string()).optional(),
  level2: z.array(z.string()).optional(),
  /** Instead of level1: codes of which those of the first level are read, as in sets with a section only. */
  iptc: z.array(z.string()).optional(),
  /** A `Kind`, or one of the letters of `KIND_OF_LETTER`. */
  kind: z.string().optional(),
  /** Which collection it comes from; counted in the model's provenance. */
  set: z.string().optional(),
  /**
   * How much the line counts in training (1 when absent). Lines below 1, such as articles picked because the model was
   * unsure of them, neither set thresholds nor are judged, since they are no fair sample.
   */
  weight: z.number().optional(),
});
export type CorpusLine = z.infer<typeof corpusLine>;

/** The labels of an article in one form, whichever form its line had. */
export interface LabelledArticle {
  id: string;
  /** As the desk would get it: headline, blank line, text. */
  content: string;
  level1: string[];
  /** Absent when nobody labelled that level. */
  level2?: string[];
  kind?: string;
  set: string;
  weight: number;
}

const KIND_OF_LETTER: Record<string, string> = {
  N: 'news',
  A: 'analysis',
  O: 'opinion',
  F: 'feature',
  I: 'interview',
  B: 'obituary',
  V: 'review',
  P: 'release',
  L: 'listing',
};

/** Puts one line into the common form. Codes lose their `medtop:`; a bare level-1 code ends in six zeros. */
export function labelledArticle(line: CorpusLine): LabelledArticle {
  const codes = (list: string[] | undefined) => (list ?? []).map((code) => code.replace(/^medtop:/, ''));
  const mixed = codes(line.iptc);
  return {
    id: line.id,
    content: line.title ? `${line.title}\n\n${line.text}` : line.text,
    level1: line.level1 ? codes(line.level1) : mixed.filter((code) => code.endsWith('000000')),
    level2: line.level2 && codes(line.level2),
    kind: line.kind === undefined ? undefined : (KIND_OF_LETTER[line.kind] ?? line.kind),
    set: line.set ?? 'unnamed',
    weight: line.weight ?? 1,
  };
}

/** Reads labelled articles from NDJSON files, in order. @throws ConfigurationError at a line in another form. */
export async function readCorpus(paths: readonly string[]): Promise<LabelledArticle[]> {
  const articles: LabelledArticle[] = [];
  for (const path of paths) {
    for await (const line of readNdjsonFile(path, corpusLine)) articles.push(labelledArticle(line));
  }
  return articles;
}

/**
 * Gives articles the labels that a table holds for their ids (columns id, level1, kind and weight; several codes are parted by
 * spaces), so that labels can be shared without texts.
 * @returns the articles named in the table, labelled, and the others as they were
 */
export function joinLabels(
  articles: readonly LabelledArticle[],
  path: string,
): { labelled: LabelledArticle[]; others: LabelledArticle[] } {
  const rows = new Map(parseTsv(readFileSync(path, 'utf8'), path).map((row) => [row.id!, row]));
  const labelled: LabelledArticle[] = [];
  const others: LabelledArticle[] = [];
  for (const article of articles) {
    const row = rows.get(article.id);
    if (!row) {
      others.push(article);
      continue;
    }
    const { id, set, content } = article;
    const { level1, kind, weight } = row;
    const line = { id, text: '', level1: level1!.split(' '), kind: kind || undefined, weight: Number(weight || 1) };
    labelled.push({ ...labelledArticle(line), set, content });
  }
  return { labelled, others };
}
