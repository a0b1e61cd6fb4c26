import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { cacheControlOf, mediaTypeOf } from '../node/page-file-types';
import { calling } from './aws-errors';

/**
 * Puts the built page into its bucket: the files it loads first, then index.html, which names them, so that no visitor is
 * sent to a file that is not there yet. Files of earlier pages stay for those who have one of them open.
 * @param config what `config.json` says
 */
export async function publishPage(client: S3Client, bucket: string, folder: string, config: string): Promise<void> {
  const put = (key: string, body: Uint8Array | string) =>
    calling('Publishing the page', () =>
      client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: mediaTypeOf(key),
          CacheControl: cacheControlOf(key),
        }),
      ),
    );
  const assets = readdirSync(join(folder, 'assets'));
  await Promise.all(assets.map((name) => put(`assets/${name}`, readFileSync(join(folder, 'assets', name)))));
  await put('config.json', config);
  await put('index.html', readFileSync(join(folder, 'index.html')));
}
