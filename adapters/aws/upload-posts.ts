import { randomUUID } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { MAX_BYTES } from '../../core/article/limits';
import type { UploadPort } from '../../core/query/upload-routes';

/** Long enough for a slow line; the address is worth nothing afterwards. */
const VALID_SECONDS = 300;

/**
 * Presigned posts to keys of their own under a prefix. S3 holds the sender to the key, the media type and the size: the
 * policy of the post says them, and is signed.
 * @param prefix of keys, that of a feed and what the function may write under
 */
export function uploadPosts(client: S3Client, bucket: string, prefix: string): UploadPort {
  return {
    bucket,
    async offer({ name, contentType }) {
      const id = randomUUID();
      const key = `${prefix}${id}/${name}`;
      const { url, fields } = await createPresignedPost(client, {
        Bucket: bucket,
        Key: key,
        Fields: { 'Content-Type': contentType },
        Conditions: [
          ['content-length-range', 0, MAX_BYTES],
          ['eq', '$Content-Type', contentType],
        ],
        Expires: VALID_SECONDS,
      });
      return { id, key, method: 'POST', url, fields };
    },
  };
}
