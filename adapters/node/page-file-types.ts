import { extname } from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
/** Files with a hash in their name never change; the others are asked for again. */
const HASHED = /-[A-Z0-9]{8}\.(?:js|css)$/;

export function mediaTypeOf(path: string): string {
  return TYPES[extname(path)] ?? 'application/octet-stream';
}

export function cacheControlOf(path: string): string {
  return HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
