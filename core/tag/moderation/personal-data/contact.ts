import { Field } from '../../reading';
import type { Copy } from '../rule';
import type { Issue } from '../rule';
import type { Cue } from '../cues';

/** Tokens before a number or address within which a cue speaks of it. */
const REACH = 8;
/** Fields in which a newsroom prints its own contact points. */
const OWN_FIELDS = new Set<number>([Field.furniture, Field.byline, Field.credit, Field.note]);

/** Whether a phrase of the cue stands shortly before a token, or right behind one. */
export function hasCueNear({ cues }: Copy, cue: Cue, first: number, end = first + 1): boolean {
  return cues
    .of(cue)
    .some(
      (place) => (place.first < first && place.end + REACH >= first) || (place.first >= end && place.first <= end + 1),
    );
}

/** Whether an address or number is a published contact point: a tip line, a reporter, a press office. */
export function isContactPoint(copy: Copy, first: number): boolean {
  const { fields, analysis } = copy.reading;
  const field = fields[first]!;
  return OWN_FIELDS.has(field) || first > analysis.tokenCount - 60 || hasCueNear(copy, 'contact', first);
}

/** A finding of personal data: where it stands, never what it is. */
export function personalDataIssue(
  { reading: { analysis } }: Copy,
  places: readonly { first: number; end: number; lesser?: boolean }[],
  { what, rule, confidence }: { what: string; rule: string; confidence: number },
): Issue[] | 'clean' {
  if (places.length === 0) return 'clean';
  const issueOf = (chosen: typeof places, message: string, lesser: boolean): Issue[] =>
    chosen.length === 0
      ? []
      : [
          {
            confidence,
            message,
            ...(lesser && { lesser }),
            evidence: chosen.map(({ first, end }) => ({
              start: analysis.start[first]!,
              end: analysis.end[end - 1]!,
              rule,
            })),
          },
        ];
  return [
    ...issueOf(
      places.filter(({ lesser }) => !lesser),
      `Holds ${what}.`,
      false,
    ),
    ...issueOf(
      places.filter(({ lesser }) => lesser),
      `Holds ${what} given as a contact.`,
      true,
    ),
  ];
}
