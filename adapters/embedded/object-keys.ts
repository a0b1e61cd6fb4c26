import { basename, sep } from 'node:path';

/** The longest key S3 allows, in bytes of UTF-8; a deeper path in the folder is left alone. */
export const MAX_KEY_BYTES = 1024;

/** What downloads and editors call a file they have not finished, and what desktops leave lying about. */
const UNFINISHED_ENDINGS = ['~', '.tmp', '.temp', '.part', '.partial', '.crdownload', '.download', '.swp', '.swx'];
const DESKTOP_FILES = new Set(['thumbs.db', 'desktop.ini', 'icon\r']);
/** Lock and autosave files: `~$story.docx` of Word, `#story.txt#` of Emacs. */
const UNFINISHED_BEGINNINGS = ['.', '~$', '#'];

/** The object key of a path relative to the folder: subfolders become `a/b.txt` on every system. */
export function keyOfPath(relativePath: string): string {
  return sep === '/' ? relativePath : relativePath.split(sep).join('/');
}

/** True for dot files and unfinished or desktop files, and for everything in a dot folder. */
export function isIgnoredKey(key: string): boolean {
  const ignoredPart = key.split('/').some((part) => UNFINISHED_BEGINNINGS.some((start) => part.startsWith(start)));
  if (ignoredPart) return true;
  const name = basename(key).toLowerCase();
  return DESKTOP_FILES.has(name) || UNFINISHED_ENDINGS.some((ending) => name.endsWith(ending));
}

/** True for a key that S3 could not hold, or that the file system could not decode as UTF-8. */
export function isUnusableKey(key: string): boolean {
  return key.includes('\uFFFD') || Buffer.byteLength(key) > MAX_KEY_BYTES;
}
