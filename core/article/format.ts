import type { FileItem } from './article';
import type { ContainerContext, Drop } from './parse';

/** A file whose bytes are not text, or not yet known to be. */
export interface ByteFile extends Drop {
  /** Lower case, without the dot; empty when the name has none. A hint only: what is in the file decides. */
  extension: string;
}

/** A file whose bytes are decoded: the whole text, without a leading byte-order mark. */
export interface TextFile extends ByteFile {
  text: string;
}

/**
 * A format this desk reads. `recognises` looks at the beginning of the file and is cheap: it is asked of every file.
 * `parse` throws a Rejection when the file is not what it seemed; it never throws anything else for what a file holds,
 * and never returns an empty list (it throws NO_ARTICLE). Only a format that holds other files returns refused items.
 */
interface FormatOf<File> {
  /** The record's `article` does not say it, logs and tests do: `ninjs`, `nitf`, `html` … */
  name: string;
  recognises(file: File): boolean;
  parse(file: File, context: ContainerContext): FileItem[] | Promise<FileItem[]>;
}

/** A format known by its bytes (ZIP, gzip, PDF …). */
export type ByteFormat = FormatOf<ByteFile>;
/** A format known by its text. */
export type TextFormat = FormatOf<TextFile>;

/** The extension of a file name, lower case, without the dot. */
export function extensionOf(name = ''): string {
  const file = name.slice(name.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  return dot > 0 ? file.slice(dot + 1).toLowerCase() : '';
}
