import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import { Rejection, TransientError } from '../../core/errors';
import type { ArticleBucket, ObjectRef, StoredObject } from '../../core/ports';
import { calling, isSdkError } from './aws-errors';

/** Answers of S3 that mean: the version named is not there any more. 405 is a delete marker. */
const GONE = new Set([404, 405, 412]);

const unquoted = (eTag: string | undefined): string | undefined => eTag?.replace(/^"|"$/g, '');

/** Articles in S3, read by version or, in a bucket without versions, only while the ETag is the one named. */
export class S3ArticleBucket implements ArticleBucket {
  constructor(private readonly client: S3Client) {}

  async read(ref: ObjectRef, maxBytes: number): Promise<StoredObject | undefined> {
    return calling('Reading an object', async () => {
      const object = await this.open(ref);
      if (!object) return undefined;
      const bytes = await readAtMost(object.Body as Readable, object.ContentLength, maxBytes);
      return {
        bytes,
        contentType: object.ContentType,
        eTag: unquoted(object.ETag),
        versionId: object.VersionId,
        lastModified: object.LastModified?.toISOString(),
      };
    });
  }

  private async open({ bucket, key, versionId, eTag }: ObjectRef): Promise<GetObjectCommandOutput | undefined> {
    const version = versionId !== undefined ? { VersionId: versionId } : { IfMatch: eTag && `"${unquoted(eTag)}"` };
    try {
      return await this.client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...version }));
    } catch (error) {
      if (isSdkError(error) && GONE.has(error.$metadata?.httpStatusCode ?? 0)) return undefined;
      throw error;
    }
  }
}

/** @throws Rejection TOO_LARGE before the body is read where the length is told, else as soon as it is too long. */
async function readAtMost(body: Readable, length: number | undefined, maxBytes: number): Promise<Uint8Array> {
  if (length !== undefined && length > maxBytes) {
    body.destroy();
    throw new Rejection('TOO_LARGE');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Rejection('TOO_LARGE');
    chunks.push(chunk);
  }
  if (length !== undefined && bytes !== length) throw new TransientError('The object ended before its length.');
  return Buffer.concat(chunks, bytes);
}
