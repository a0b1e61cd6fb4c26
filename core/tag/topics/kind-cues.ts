import type { DataSource } from '../../text/data-source';
import type { LexiconBuilder } from '../../text/lexicon';
import type { TableFile, TableWriter } from '../../text/table-file';
import { TokenFlag } from '../../text/tokens';
import type { TextAnalysis } from '../../text/analysis';
import type { Reading } from '../reading';
import { Field } from '../reading';
import type { Kind } from '../tags';
import { KINDS } from '../tags';

const CUES = 'topics/kind-cues.tsv';
const NEEDS = ['', 'label', 'number', 'number before', 'death', 'age'] as const;

interface KindCue {
  kind: Kind;
  /** Among the first so many tokens; 0 for anywhere. */
  within: number;
  needs: (typeof NEEDS)[number];
  confidence: number;
}

/** @throws Error when a row names a kind or a need there is not. */
export function compileKindCues(data: DataSource, lexicon: LexiconBuilder, writer: TableWriter): void {
  const cues = data.rows(CUES).map((row, value): KindCue => {
    const kind = KINDS.find((each) => each === row.kind);
    const needs = NEEDS.find((each) => each === row.needs);
    if (kind === undefined || needs === undefined)
      throw new Error(`${CUES}: "${row.phrase}" has no such kind or need.`);
    lexicon.add({ phrase: row.phrase!, lexicon: 'kinds', value });
    return { kind, within: Number(row.within), needs, confidence: Number(row.confidence) };
  });
  writer.addJson('topics.kindCues', cues);
}

/**
 * The single words that are cues only as labels (`Opinion:`, `Analysis |`, `Review` on the first line by itself). That form
 * alone is a mark of the kind: in running text ("Opinion is divided") they say nothing of it, so the model must not learn them.
 */
export function labelWords(data: DataSource): ReadonlySet<string> {
  return new Set(
    data
      .rows(CUES)
      .filter(({ needs, phrase }) => needs === 'label' && !phrase!.includes(' '))
      .map(({ phrase }) => phrase!),
  );
}

export interface KindGuess {
  kind: Kind;
  /** 0–100 */
  confidence: number;
}

/** A headline that asks announces an explanation: right for about 7 in 10 that are not plainly something else. */
const QUESTION: KindGuess = { kind: 'analysis', confidence: 70 };
const YOUNGEST = 30;
const OLDEST = 115;

/** Reads the kind from words that give it away; undefined when there are none. */
export function kindCueReader(tables: TableFile): (reading: Reading) => KindGuess | undefined {
  const cues = tables.json<KindCue[]>('topics.kindCues');
  return ({ analysis }) => {
    const { count, first, end, value } = analysis.matches.kinds;
    let deathSeen = false;
    for (let index = 0; index < count; index++) {
      const cue = cues[value[index]!]!;
      if (cue.within > 0 && first[index]! >= cue.within) continue;
      if (cue.needs === 'death') deathSeen = true;
      else if (meetsNeed(cue.needs, analysis, first[index]!, end[index]!, deathSeen)) return cue;
    }
    return undefined;
  };
}

/** The kind that a headline in the form of a question suggests for what would else be plain news. */
export function questionKind({ article, analysis, fields }: Reading): KindGuess | undefined {
  const headline = article.segments.find(({ role }) => role === 'headline');
  if (!headline || analysis.tokenCount === 0 || fields[analysis.tokenCount - 1] === Field.headline) return undefined;
  return article.text.slice(headline.start, headline.end).trimEnd().endsWith('?') ? QUESTION : undefined;
}

function meetsNeed(
  needs: KindCue['needs'],
  { text, start, end: ends, flags, tokenCount }: TextAnalysis,
  first: number,
  end: number,
  deathSeen: boolean,
): boolean {
  const isNumber = (token: number) => token >= 0 && token < tokenCount && (flags[token]! & TokenFlag.digit) !== 0;
  switch (needs) {
    case 'label': {
      const after = text.slice(ends[end - 1], ends[end - 1]! + 2).replace(' ', '');
      return /^[:|–—]/.test(after) || (/^[\r\n]/.test(after) && !text.slice(0, start[first]).trim());
    }
    case 'number':
      return isNumber(end);
    case 'number before':
      return isNumber(first - 1);
    case 'age': {
      const age = isNumber(end) ? Number(text.slice(start[end], ends[end])) : 0;
      return deathSeen && age >= YOUNGEST && age <= OLDEST;
    }
    default:
      return true;
  }
}
