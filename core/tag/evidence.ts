/** Why a tag or a finding is there. Each kind carries the id of the rule or model that decided. */

/** Words of the article. `quote === text.slice(start, end)`; left out where the value may not be stored (personal data, slurs). */
export interface SpanEvidence {
  start: number;
  end: number;
  quote?: string;
  rule: string;
}

/** A field of a structured format. */
export interface FieldEvidence {
  field: string;
  value: string;
  rule: string;
}

/** The tag follows from another tag: an ancestor topic, the country of a place, the area of a country; or from a county (US.OH.089), which is no tag. */
export interface DerivedEvidence {
  derivedFrom: string;
  rule: string;
}

/** The words are those of an earlier article. `share` is the part of this article, 0–100. */
export interface ReuseEvidence {
  sameAs: string;
  share: number;
  rule: string;
}

export type Evidence = SpanEvidence | FieldEvidence | DerivedEvidence | ReuseEvidence;

/** Evidence for the words between two offsets of a text. */
export function span(text: string, start: number, end: number, rule: string): SpanEvidence {
  return { start, end, quote: text.slice(start, end), rule };
}

export function isSpan(evidence: Evidence): evidence is SpanEvidence {
  return 'start' in evidence;
}
