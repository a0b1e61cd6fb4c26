import type { Article, SegmentRole } from '../article/article';
import type { TextAnalysis } from '../text/analysis';

/** Which part of the article a token stands in. `lead` is the first paragraph of the body. */
export const Field = {
  furniture: 0,
  headline: 1,
  lead: 2,
  body: 3,
  caption: 4,
  credit: 5,
  byline: 6,
  dateline: 7,
  note: 8,
} as const;
export type Field = (typeof Field)[keyof typeof Field];

/**
 * All that a tagger reads: the article, the shared analysis of its text, and the field of every token. Made once for an
 * article, and valid until the analyser reads the next one.
 */
export interface Reading {
  article: Article;
  analysis: TextAnalysis;
  /** By token: one of `Field`. Longer than the text has tokens; read up to `analysis.tokenCount`. */
  fields: Uint8Array;
  /** RFC 3339; what relative dates resolve against when the article carries no date of its own. */
  receivedAt?: string;
}

const FIELD_OF_ROLE: Record<SegmentRole, Field> = {
  headline: Field.headline,
  byline: Field.byline,
  dateline: Field.dateline,
  body: Field.body,
  caption: Field.caption,
  credit: Field.credit,
  note: Field.note,
};

let fieldBuffer = new Uint8Array(4096);

/** Joins an article and the analysis of its text. */
export function read(article: Article, analysis: TextAnalysis, receivedAt?: string): Reading {
  const { tokenCount, start } = analysis;
  if (fieldBuffer.length < tokenCount) fieldBuffer = new Uint8Array(tokenCount * 2);
  const fields = fieldBuffer;
  fields.fill(Field.furniture, 0, tokenCount);
  let token = 0;
  let leadSeen = false;
  for (const segment of article.segments) {
    while (token < tokenCount && start[token]! < segment.start) token++;
    const first = token;
    while (token < tokenCount && start[token]! < segment.end) token++;
    let field = FIELD_OF_ROLE[segment.role];
    if (field === Field.body && !leadSeen && token > first) {
      field = Field.lead;
      leadSeen = true;
    }
    fields.fill(field, first, token);
  }
  return { article, analysis, fields, receivedAt };
}
