/** Longest name of an entry that is kept, in UTF-16 code units. */
const LONGEST = 1_024;

/**
 * Whether the name of a file inside a file stays within its folder: relative, without `..`, drive, NUL or other control
 * characters. `\` separates folders as `/` does. Names never become paths or keys here; readers downstream may be less careful.
 */
export function isSafeEntryName(name: string): boolean {
  if (name.length > LONGEST || /^[a-z]:|^[/\\]/i.test(name)) return false;
  for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) < 0x20) return false;
  return !name.split(/[/\\]/).includes('..');
}

/** Folders, hidden files, and what macOS and Windows leave in archives: never an article. */
export function isIgnoredEntry(name: string): boolean {
  if (name.endsWith('/') || name.endsWith('\\')) return true;
  const parts = name.split(/[/\\]/);
  return parts[0] === '__MACOSX' || parts.some((part) => part.startsWith('.')) || parts.at(-1) === 'Thumbs.db';
}
