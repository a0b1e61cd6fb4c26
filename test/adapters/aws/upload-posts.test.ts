import { S3Client } from '@aws-sdk/client-s3';
import { uploadPosts } from '../../../adapters/aws/upload-posts';
import { MAX_BYTES } from '../../../core/article/limits';

const client = new S3Client({
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' },
});

test('a post is held to one key, one media type, the largest size, and minutes', async () => {
  const offer = await uploadPosts(client, 'desk', 'in/uploads/').offer({ name: 'a b.txt', contentType: 'text/plain' });
  expect(offer).toMatchObject({ method: 'POST', url: 'https://desk.s3.eu-west-1.amazonaws.com/' });
  expect(offer.key).toBe(`in/uploads/${offer.id}/a b.txt`);
  const { expiration, conditions } = JSON.parse(Buffer.from(offer.fields!.Policy!, 'base64').toString());
  expect(Date.parse(expiration)).toBeLessThanOrEqual(Date.now() + 300_000);
  expect(conditions).toEqual(
    expect.arrayContaining([
      { bucket: 'desk' },
      { key: offer.key },
      ['content-length-range', 0, MAX_BYTES],
      ['eq', '$Content-Type', 'text/plain'],
    ]),
  );
});

test('no two uploads share a key', async () => {
  const posts = uploadPosts(client, 'desk', 'in/uploads/');
  const offers = await Promise.all([1, 2].map(() => posts.offer({ name: 'a.txt', contentType: 'text/plain' })));
  expect(offers[0]!.key).not.toBe(offers[1]!.key);
});
