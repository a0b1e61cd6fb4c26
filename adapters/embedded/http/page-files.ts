import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { cacheControlOf, mediaTypeOf } from '../../node/page-file-types';

interface PageFile {
  plain: Buffer<ArrayBuffer>;
  zipped: Buffer<ArrayBuffer>;
  headers: Record<string, string>;
}

function loadFile(path: string): PageFile {
  const plain = readFileSync(path);
  return {
    plain,
    zipped: gzipSync(plain),
    headers: {
      'Content-Type': mediaTypeOf(path),
      'Cache-Control': cacheControlOf(path),
      Vary: 'Accept-Encoding',
    },
  };
}

/** Serves the built page from memory: exactly the files there are, so that no path can lead anywhere else. */
export function pageFiles(folder: string): Hono {
  const files = new Map<string, PageFile>([['/', loadFile(join(folder, 'index.html'))]]);
  for (const name of readdirSync(join(folder, 'assets'))) {
    files.set(`/assets/${name}`, loadFile(join(folder, 'assets', name)));
  }
  return new Hono().get('*', (context, next) => {
    const file = files.get(context.req.path);
    if (!file) return next();
    const zips = context.req.header('accept-encoding')?.includes('gzip') ?? false;
    return context.body(zips ? file.zipped : file.plain, 200, {
      ...file.headers,
      ...(zips && { 'Content-Encoding': 'gzip' }),
    });
  });
}
