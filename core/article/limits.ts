import { Rejection } from '../errors';

/** Limits that hold for every file, whatever its format (docs/formats.md). */

/** At most this many items in one file (docs/errors.md, TOO_MANY_ITEMS). */
export const MAX_ITEMS = 1000;
/** Largest file read, and largest that a file inside another may unpack to, in bytes. */
export const MAX_BYTES = 10_000_000;
/** Files within files within files: a ZIP of mails with a gzip attached is three. */
export const MAX_NESTING = 4;
/** All inner files together may unpack to so many bytes. */
export const MAX_INNER_BYTES = 30_000_000;
/** All inner files of one drop: each item may be wrapped once, such as in gzip. */
export const MAX_INNER_FILES = MAX_ITEMS * 2;
/** Text of one article, and of all articles of one drop, in UTF-16 code units; a long feature has 100,000. */
export const MAX_TEXT = 1_200_000;
export const MAX_TEXTS = 3_000_000;

/** What an article above MAX_TEXT, or beyond what is left of MAX_TEXTS, is refused with. */
export const tooLong = () => new Rejection('TOO_COMPLEX', 'Its text is too long for an article.');
