import type { NoticePart, NoticeSignal } from '../cues';

/** Signals that words can compose. */
export type ComposedSignal = NoticeSignal &
  ('embargo' | 'withhold' | 'kill' | 'correction' | 'advisory' | 'test' | 'not-for-publication');

/** How a notice opens, and what must follow on the same line, in any order. */
export interface Composition {
  signal: ComposedSignal;
  opens: NoticePart;
  with: readonly NoticePart[];
  /** One of these must stand there too: what only a desk would say. */
  oneOf?: readonly NoticePart[];
  /** How far apart its parts may lie, in code units; `WIDEST_GAP` when it says nothing. */
  gap?: number;
  /** Whether a sentence within the line may open it as well. */
  inSentence?: true;
  /** Whether it may open anywhere on the line. */
  anywhere?: true;
  /** Whether it counts only in a note or in brackets that open a line. */
  inNote?: true;
  /** What must stand behind its parts: a colon, dash or line end, and with `title` no small letter then ("NOTICIA ANULADA:"). */
  labelled?: 'label' | 'title';
}

/** Parts of one notice lie no further apart, in code units. */
export const WIDEST_GAP = 60;
/** "We have withdrawn the story", not "We have withdrawn the ban. …": the agency names its copy at once. */
const OWN_GAP = 25;
/** "Corrects spelling of", "corrects day": what is corrected follows at once. */
const DETAIL_GAP = 30;
/** "Noticia anulada:", "Withdrawn story:": one word beside the other. */
const LABEL_GAP = 3;
/** "Note to editors:", "Message for all desks:". */
const ADDRESS_GAP = 8;
/** "Do not use until further notice", but not "Do not use tap water until further notice". */
const BAN_GAP = 6;

/** What is not to be used, where the ban names it. */
const OF_COPY = ['item', 'copy', 'desk', 'ask', 'fault', 'own', 'drop'] as const satisfies NoticePart[];

/** What makes "remove the story" a desk's request: a headline has "Scrap the story of lone genius" without any of it. */
const OF_A_DESK = [
  'copy',
  'systems',
  'haste',
  'fault',
  'desk',
  'ask',
  'own',
  'dropped',
] as const satisfies NoticePart[];

/** What makes "the story is withdrawn" one of the desk's own copy, and not of an anthology or an auction. */
const OF_ITS_OWN = ['copy', 'systems', 'haste', 'fault', 'desk', 'ask'] as const satisfies NoticePart[];

/** What makes "withdrawn: the story" a notice. */
const OF_A_NOTICE = ['copy', 'fault', 'ban', 'drop', 'systems', 'haste', 'desk'] as const satisfies NoticePart[];

/** In order: what asks to wait is no kill, though it says "do not use" as well. */
export const COMPOSITIONS: readonly Composition[] = [
  { signal: 'not-for-publication', opens: 'private', with: ['ban'], gap: WIDEST_GAP },
  { signal: 'test', opens: 'trial', with: ['drop'] },
  { signal: 'test', opens: 'trial', with: ['ban'] },
  { signal: 'withhold', opens: 'ask', with: ['hold', 'item'], inSentence: true },
  { signal: 'withhold', opens: 'ask', with: ['hold', 'ban'], inSentence: true },
  { signal: 'withhold', opens: 'ask', with: ['hold', 'wait'], inSentence: true },
  { signal: 'withhold', opens: 'ask', with: ['wait'], oneOf: ['drop', 'ban'], inSentence: true },
  { signal: 'withhold', opens: 'ask', with: ['wait', 'item'], inSentence: true },
  { signal: 'withhold', opens: 'own', with: ['held', 'item'], gap: OWN_GAP },
  { signal: 'withhold', opens: 'own', with: ['held', 'wait'] },
  { signal: 'withhold', opens: 'item', with: ['wait'], oneOf: ['held', 'hold', 'drop', 'ban'] },
  { signal: 'withhold', opens: 'ban', with: ['wait'], gap: BAN_GAP, inSentence: true },
  { signal: 'withhold', opens: 'ban', with: ['wait'], oneOf: OF_COPY, inSentence: true },
  { signal: 'withhold', opens: 'drop', with: ['wait', 'item'], inSentence: true },
  { signal: 'withhold', opens: 'drop', with: ['wait'], inNote: true },
  { signal: 'withhold', opens: 'wait', with: ['item'], inNote: true },
  { signal: 'withhold', opens: 'item', with: ['wait'], inNote: true },
  { signal: 'withhold', opens: 'item', with: ['held'], inNote: true },
  { signal: 'withhold', opens: 'hold', with: ['wait'], inNote: true },
  { signal: 'withhold', opens: 'hold', with: ['item'], oneOf: ['copy', 'desk', 'ask', 'ban', 'wait'] },
  { signal: 'withhold', opens: 'hold', with: ['ban', 'wait'] },
  { signal: 'withhold', opens: 'held', with: ['ban', 'wait'] },
  { signal: 'withhold', opens: 'heading', with: ['held'] },
  { signal: 'correction', opens: 'item', with: ['supersede', 'prior'] },
  { signal: 'correction', opens: 'supersede', with: ['prior'] },
  { signal: 'correction', opens: 'ask', with: ['supersede', 'prior'], inSentence: true },
  { signal: 'kill', opens: 'ask', with: ['drop'], oneOf: ['item', 'copy', 'systems', 'haste'], inSentence: true },
  { signal: 'kill', opens: 'drop', with: ['item'], oneOf: OF_A_DESK, inSentence: true },
  { signal: 'kill', opens: 'drop', with: ['systems'], oneOf: OF_A_DESK, inSentence: true },
  { signal: 'kill', opens: 'own', with: ['dropped', 'item'], gap: OWN_GAP },
  { signal: 'kill', opens: 'own', with: ['item', 'drop'], oneOf: ['ask', 'fault'] },
  { signal: 'kill', opens: 'recall', with: ['item'], anywhere: true },
  { signal: 'kill', opens: 'item', with: ['dropped'], gap: LABEL_GAP, labelled: 'title' },
  { signal: 'kill', opens: 'dropped', with: ['item'], gap: LABEL_GAP, labelled: 'title' },
  { signal: 'withhold', opens: 'item', with: ['held'], gap: LABEL_GAP, labelled: 'title' },
  { signal: 'correction', opens: 'item', with: ['amend'], gap: LABEL_GAP, labelled: 'title' },
  { signal: 'withhold', opens: 'desk', with: ['hold', 'copy'] },
  { signal: 'kill', opens: 'ask', with: ['dropped', 'copy'] },
  { signal: 'kill', opens: 'item', with: ['drop', 'urge'], inSentence: true },
  { signal: 'kill', opens: 'heading', with: ['dropped', 'item'] },
  { signal: 'kill', opens: 'item', with: ['dropped', 'drop'] },
  { signal: 'kill', opens: 'item', with: ['dropped'], inNote: true, gap: OWN_GAP },
  { signal: 'kill', opens: 'dropped', with: ['item'], inNote: true, gap: OWN_GAP },
  { signal: 'kill', opens: 'drop', with: ['item'], inNote: true, gap: OWN_GAP },
  { signal: 'kill', opens: 'item', with: ['dropped'], oneOf: OF_ITS_OWN },
  { signal: 'kill', opens: 'item', with: ['drop'], oneOf: OF_ITS_OWN },
  { signal: 'kill', opens: 'copy', with: ['drop', 'item'] },
  { signal: 'kill', opens: 'dropped', with: ['item'], oneOf: OF_A_NOTICE },
  {
    signal: 'correction',
    opens: 'corrigendum',
    with: [],
    oneOf: ['item', 'place', 'reword', 'erred'],
    gap: DETAIL_GAP,
  },
  { signal: 'correction', opens: 'amend', with: ['place'] },
  { signal: 'correction', opens: 'amend', with: ['detail'], gap: DETAIL_GAP },
  { signal: 'correction', opens: 'edit', with: ['place', 'detail'] },
  { signal: 'correction', opens: 'edit', with: ['place'], inNote: true },
  { signal: 'correction', opens: 'item', with: ['erred'] },
  {
    signal: 'advisory',
    opens: 'heading',
    with: [],
    oneOf: ['desk', 'item', 'material', 'copy', 'supplied', 'invite', 'ban'],
  },
  { signal: 'advisory', opens: 'memo', with: ['desk'], gap: ADDRESS_GAP, labelled: 'label' },
  { signal: 'advisory', opens: 'desk', with: ['material', 'supplied'] },
  { signal: 'advisory', opens: 'ask', with: ['material', 'supplied'] },
  { signal: 'advisory', opens: 'own', with: ['material', 'supplied'] },
  { signal: 'advisory', opens: 'material', with: ['supplied'], oneOf: ['desk', 'press'] },
];

/** What parts on one line can make together: whom makes a request, a wait is one until something, and slugs are copy. */
const MAKES: readonly (readonly [from: NoticePart, made: NoticePart])[] = [
  ['desk', 'ask'],
  ['till', 'wait'],
  ['till', 'occasion'],
  ['ban', 'copy'],
  ['drop', 'copy'],
  ['dropped', 'copy'],
  ['hold', 'copy'],
  ['held', 'copy'],
];

/** Notices of two parts that no composition lists: terms of an embargo, reworded places and invitations (composed.ts). */
const OTHER_PAIRS: readonly (readonly [readonly NoticePart[], readonly NoticePart[]])[] = [
  [
    ['bar', 'hold'],
    ['till', 'from', 'occasion'],
  ],
  [['reword'], ['place']],
  [['invite'], ['press']],
];

/** Whether parts of these kinds can make a notice at all, wherever they stand. Most lines have none that can. */
export function canCompose(parts: Iterable<NoticePart>): boolean {
  const had = new Set(parts);
  for (const [from, made] of MAKES) if (had.has(from)) had.add(made);
  const has = (part: NoticePart) => had.has(part);
  return (
    OTHER_PAIRS.some(([some, others]) => some.some(has) && others.some(has)) ||
    COMPOSITIONS.some(
      ({ opens, with: needed, oneOf }) => had.has(opens) && needed.every(has) && (!oneOf || oneOf.some(has)),
    )
  );
}
