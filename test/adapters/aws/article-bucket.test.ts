import { GetObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { Readable } from 'node:stream';
import { S3ArticleBucket } from '../../../adapters/aws/article-bucket';
import { Rejection, TransientError } from '../../../core/errors';

const client = mockClient(S3Client);
const bucket = new S3ArticleBucket(new S3Client({}));
const REF = { bucket: 'b', key: 'in/a b.txt' };
const LIMIT = 10;

const failure = (status: number, name = 'Failure') =>
  new S3ServiceException({ name, $fault: status < 500 ? 'client' : 'server', $metadata: { httpStatusCode: status } });
function answer(content: string, ContentLength?: number) {
  const Body = Readable.from([Buffer.from(content)]);
  client.on(GetObjectCommand).resolves({ Body: Body as never, ContentLength, ETag: '"abc"' });
  return Body;
}

beforeEach(() => client.reset());

it('reads the version that is named', async () => {
  answer('words', 5);
  expect(await bucket.read({ ...REF, versionId: 'v1', eTag: 'abc' }, LIMIT)).toMatchObject({
    bytes: Buffer.from('words'),
    eTag: 'abc',
  });
  expect(client.call(0).args[0].input).toEqual({ Bucket: 'b', Key: 'in/a b.txt', VersionId: 'v1' });
});

it('reads a bucket without versions only while the ETag is the one named', async () => {
  answer('words', 5);
  await bucket.read({ ...REF, eTag: 'abc' }, LIMIT);
  expect(client.call(0).args[0].input).toEqual({ Bucket: 'b', Key: 'in/a b.txt', IfMatch: '"abc"' });
});

it.each([404, 405, 412])('takes %i for superseded', async (status) => {
  client.on(GetObjectCommand).rejects(failure(status));
  expect(await bucket.read(REF, LIMIT)).toBeUndefined();
});

it('refuses an object over the limit before its body is read', async () => {
  const body = answer('x'.repeat(11), 11);
  await expect(bucket.read(REF, LIMIT)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  expect(body.destroyed).toBe(true);
});

it('refuses a body that is longer than it said', async () => {
  answer('x'.repeat(11));
  await expect(bucket.read(REF, LIMIT)).rejects.toBeInstanceOf(Rejection);
});

it('tries again when a body ends early', async () => {
  answer('wor', 5);
  await expect(bucket.read(REF, LIMIT)).rejects.toBeInstanceOf(TransientError);
});

it.each([
  [503, 'SlowDown'],
  [500, 'InternalError'],
])('tries again after %i', async (status, name) => {
  client.on(GetObjectCommand).rejects(failure(status, name));
  await expect(bucket.read(REF, LIMIT)).rejects.toBeInstanceOf(TransientError);
});

it('does not take a missing right for a missing object', async () => {
  client.on(GetObjectCommand).rejects(failure(403, 'AccessDenied'));
  await expect(bucket.read(REF, LIMIT)).rejects.toMatchObject({ name: 'AccessDenied' });
});
