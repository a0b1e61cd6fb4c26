import type { Signal } from '../../article/article';

/** What a phrase of the moderation lexicon stands for: a rule it raises, or the context that raises or lowers one. */
export const CUES = [
  'hate',
  'profanity',
  'sexual',
  'graphic',
  'self-harm',
  'minor',
  'theme',
  'unconfirmed',
  'sponsored',
  'press-release',
  'satire',
  'machine-generated',
  'usage-terms',
  'exception',
  'attribution',
  'negation',
  'group',
  'contempt',
  'address-to',
  'self',
  'innocent',
  'contact',
  'phone',
  'ssn',
  'national-id',
  'residence',
  'street',
] as const;
export type Cue = (typeof CUES)[number];

/**
 * What a phrase of the editorial lexicon says. A lead-in makes what follows it count as the beginning of a line; ignore asks
 * to pass over the item, which makes a test of it where it says so; none is a longer phrase of ordinary news that begins like a notice.
 */
export const NOTICE_SIGNALS = [
  'embargo',
  'kill',
  'withhold',
  'correction',
  'clarification',
  'refile',
  'update',
  'advisory',
  'not-for-publication',
  'test',
  'lead-in',
  'ignore',
  'none',
] as const satisfies readonly (Signal | NoticeHelper)[];
export type NoticeSignal = (typeof NOTICE_SIGNALS)[number];
/** What only helps to read other phrases. */
export type NoticeHelper = 'lead-in' | 'ignore' | 'none';

/** Whether a phrase says something by itself. */
export function isSignal(signal: NoticeSignal): signal is Exclude<NoticeSignal, NoticeHelper> {
  return signal !== 'lead-in' && signal !== 'ignore' && signal !== 'none';
}

/** Where in the item a notice phrase counts (data/moderation/notices.tsv). */
export const NOTICE_PLACES = ['line', 'head', 'anywhere', 'first', 'note', 'tag'] as const;
/** What must follow a notice phrase. */
export const NOTICE_FOLLOWERS = [
  'any',
  'time',
  'label',
  'number',
  'end',
  'clock',
  'timed',
  'notice',
  'dated',
  'title',
] as const;

const PLACE_BITS = 3;
const FOLLOWER_BITS = 4;

export interface NoticePhrase {
  signal: NoticeSignal;
  place: (typeof NOTICE_PLACES)[number];
  after: (typeof NOTICE_FOLLOWERS)[number];
}

/** A notice phrase as the value of its lexicon entry: signal, place and follower, side by side. */
export function packNotice({ signal, place, after }: NoticePhrase): number {
  return (
    (NOTICE_SIGNALS.indexOf(signal) << (PLACE_BITS + FOLLOWER_BITS)) |
    (NOTICE_PLACES.indexOf(place) << FOLLOWER_BITS) |
    NOTICE_FOLLOWERS.indexOf(after)
  );
}

/** What `packNotice` packed. */
export function unpackNotice(value: number): NoticePhrase {
  return {
    signal: NOTICE_SIGNALS[value >>> (PLACE_BITS + FOLLOWER_BITS)]!,
    place: NOTICE_PLACES[(value >>> FOLLOWER_BITS) & ((1 << PLACE_BITS) - 1)]!,
    after: NOTICE_FOLLOWERS[value & ((1 << FOLLOWER_BITS) - 1)]!,
  };
}

/** Classes of words that make a notice only together (data/moderation/notice-parts.tsv). */
export const NOTICE_PARTS = [
  'ask',
  'own',
  'item',
  'drop',
  'dropped',
  'recall',
  'hold',
  'held',
  'amend',
  'place',
  'reword',
  'erred',
  'bar',
  'till',
  'from',
  'ban',
  'desk',
  'urge',
  'wait',
  'clearance',
  'event',
  'occasion',
  'copy',
  'systems',
  'haste',
  'fault',
  'edit',
  'detail',
  'supersede',
  'prior',
  'press',
  'invite',
  'material',
  'supplied',
  'trial',
  'heading',
  'memo',
  'private',
  'corrigendum',
  'what',
  'when',
  'where',
] as const;
export type NoticePart = (typeof NOTICE_PARTS)[number];

/** Above every packed notice phrase. */
const PART_BASE = 1 << 16;

/** A part of a notice as the value of its lexicon entry. */
export function packPart(part: NoticePart): number {
  return PART_BASE + NOTICE_PARTS.indexOf(part);
}

/** What `packPart` packed; undefined for a phrase that is a notice by itself. */
export function unpackPart(value: number): NoticePart | undefined {
  return value >= PART_BASE ? NOTICE_PARTS[value - PART_BASE] : undefined;
}
