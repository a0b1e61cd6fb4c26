import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { ENGINE_REGION } from './dynamo-engine';
import { freePort } from './free-port';

/** An S3 server of others. It keeps no versions: each key has its newest bytes. */
export interface S3Engine {
  endpoint: string;
  put(key: string, content: string | Uint8Array): Promise<void>;
  stop(): Promise<void>;
}

/** The only ones the server knows. */
export const S3_CREDENTIALS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

export async function startS3Engine(bucket: string): Promise<S3Engine> {
  const directory = mkdtempSync(join(tmpdir(), 'copytaster-s3-'));
  const port = await freePort();
  const server = new S3rver({
    address: '127.0.0.1',
    port,
    directory,
    silent: true,
    vhostBuckets: false,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  await server.run();
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new S3Client({
    endpoint,
    region: ENGINE_REGION,
    credentials: S3_CREDENTIALS,
    forcePathStyle: true,
    // With the SDK's default checksums the server stores their framing as part of the object.
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  return {
    endpoint,
    async put(key, content) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: content, ContentType: 'text/plain' }));
    },
    async stop() {
      client.destroy();
      await server.close();
      rmSync(directory, { recursive: true });
    },
  };
}
