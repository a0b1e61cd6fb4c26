import { createReadStream } from 'node:fs';
import type { S3Client } from '@aws-sdk/client-s3';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { calling, isSdkError } from './aws-errors';

/** Puts files of an archive into a bucket, each once. */
export class ArchiveObjects {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {}

  /** @returns false when the bucket has an object of this key and size already, and then nothing is sent */
  async put(key: string, path: string, size: number): Promise<boolean> {
    return calling('Importing a file', async () => {
      if ((await this.sizeOf(key)) === size) return false;
      const Body = createReadStream(path);
      await this.client.send(new PutObjectCommand({ Bucket: this.bucket, Key: key, Body, ContentLength: size }));
      return true;
    });
  }

  private async sizeOf(key: string): Promise<number | undefined> {
    try {
      return (await this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key }))).ContentLength;
    } catch (error) {
      if (isSdkError(error) && error.$metadata?.httpStatusCode === 404) return undefined;
      throw error;
    }
  }
}
