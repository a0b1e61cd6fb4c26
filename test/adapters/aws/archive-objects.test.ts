import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArchiveObjects } from '../../../adapters/aws/archive-objects';

const s3 = mockClient(S3Client);
const objects = new ArchiveObjects(new S3Client({ region: 'eu-west-1' }), 'desk');
const folder = mkdtempSync(join(tmpdir(), 'archive-'));
const path = join(folder, 'a.txt');
writeFileSync(path, 'Quay closed');
beforeEach(() => s3.reset());
afterAll(() => rmSync(folder, { recursive: true }));

test('a file is sent when the bucket has none of its size, and only then', async () => {
  const sent: string[] = [];
  s3.on(PutObjectCommand).callsFake(async ({ Body }: { Body: AsyncIterable<Buffer> }) => {
    let text = '';
    for await (const chunk of Body) text += chunk.toString();
    sent.push(text);
    return {};
  });
  s3.on(HeadObjectCommand).rejects(Object.assign(new Error('none'), { $metadata: { httpStatusCode: 404 } }));
  expect(await objects.put('in/a.txt', path, 11)).toBe(true);
  s3.on(HeadObjectCommand).resolves({ ContentLength: 7 });
  expect(await objects.put('in/a.txt', path, 11)).toBe(true);
  s3.on(HeadObjectCommand).resolves({ ContentLength: 11 });
  expect(await objects.put('in/a.txt', path, 11)).toBe(false);
  expect(sent).toEqual(['Quay closed', 'Quay closed']);
});

test('a bucket that may not be asked is a failure', async () => {
  s3.on(HeadObjectCommand).rejects(Object.assign(new Error('no'), { $metadata: { httpStatusCode: 403 } }));
  await expect(objects.put('in/a.txt', path, 11)).rejects.toThrow();
});
