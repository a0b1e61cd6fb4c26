import { hash } from 'node:crypto';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 26;

/** 26 lower-case base32 characters (RFC 4648 alphabet, 130 bits) from a SHA-256 of the parts, each length-prefixed. */
function hashId(parts: readonly string[]): string {
  const digest = hash('sha256', parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(''), 'buffer');
  let id = '';
  let bits = 0;
  let held = 0;
  for (const byte of digest) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5 && id.length < LENGTH) {
      bits -= 5;
      id += BASE32[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return id;
}

/**
 * The id of an article: the same for every version of the same object (and item within it), different for any other.
 * `itemId` is the item's guid, entry path or link, else its ordinal; left out for an object that is one article.
 */
export function articleId(bucket: string, key: string, itemId?: string): string {
  return hashId(itemId === undefined ? [bucket, key] : [bucket, key, itemId]);
}
