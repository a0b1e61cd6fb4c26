import fc from 'fast-check';
import { parseObjectEvents, UnreadableMessage } from '../../../adapters/aws/object-events';
import { retagMessageBody } from '../../../adapters/aws/retag-message';
import { loadEvent } from '../../events/load-event';

const OF_FERRY = { bucket: 'newsroom-articles', key: 'in/ferry.txt', eventTime: '2024-01-08T18:12:31.482Z' };
const OF_BRIDGE = { bucket: 'newsroom-articles', key: 'in/a b+c 新闻.txt', eventTime: '2024-01-08T18:12:31Z' };
const VERSION = {
  size: 1834,
  eTag: '9b2cf535f27731c974343645a3985328',
  versionId: 'fKq7bYt.2sVJ0pXn5mZ3cWd8rA1uHgE4',
  sequencer: '00659C3A1F7B2D4E60',
};
const CREATED = { kind: 'created', ...OF_FERRY, ...VERSION };
const REMOVED = { kind: 'removed', ...OF_FERRY, sequencer: '00659C3A9907AA01B2' };

it.each([
  ['s3/created', [CREATED]],
  ['s3/created-2.6-with-unknown-fields', [CREATED]],
  ['s3/created-unversioned-bucket', [{ ...CREATED, versionId: undefined }]],
  ['s3/created-encoded-key', [{ ...CREATED, key: 'in/a b(c) +1 café 新闻.txt' }]],
  ['s3/created-empty', [{ ...CREATED, size: 0 }]],
  ['s3/through-a-topic', [CREATED]],
  ['s3/delete-marker', [REMOVED]],
  ['s3/deleted-unversioned-bucket', [REMOVED]],
  ['s3/old-version-deleted', []],
  ['s3/lifecycle-expired', [{ ...REMOVED, sequencer: '00659C3AF107AA01B2' }]],
  ['s3/lifecycle-expired-unversioned-bucket', [{ ...REMOVED, sequencer: '00659C3AF107AA01B2' }]],
  ['s3/tagging-put', []],
  ['s3/test-event', []],
  ['eventbridge/created', [{ kind: 'created', ...OF_BRIDGE, ...VERSION }]],
  ['eventbridge/delete-marker', [{ kind: 'removed', ...OF_BRIDGE, sequencer: '00659C3A9907AA01B2' }]],
  ['eventbridge/old-version-deleted', []],
  ['eventbridge/deleted-unversioned-bucket', [{ kind: 'removed', ...OF_BRIDGE, sequencer: '00659C3A9907AA01B2' }]],
  ['eventbridge/tags-added', []],
  [
    'retag/by-version',
    [{ kind: 'retag', bucket: 'newsroom-articles', key: 'in/a+b 新闻.txt', versionId: VERSION.versionId }],
  ],
  ['retag/by-etag', [{ kind: 'retag', bucket: 'newsroom-articles', key: 'in/ferry.txt', eTag: VERSION.eTag }]],
])('%s', (name, expected) => {
  expect(parseObjectEvents(loadEvent(name))).toEqual(expected);
});

it.each(['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.12'])('reads event version %s', (version) => {
  const body = loadEvent('s3/created').replace('"2.1"', `"${version}"`);
  expect(parseObjectEvents(body)).toEqual([CREATED]);
});

it.each([
  ['a version of events with other meanings', loadEvent('s3/created-version-3')],
  ['a backfill message that names no version', loadEvent('retag/without-version')],
  ['no JSON', 'ferry'],
  ['another JSON', '{"Records": {}}'],
  ['null', 'null'],
  ['a creation without its place in time', loadEvent('s3/created').replace('"sequencer"', '"sequence"')],
  ['a key that is not encoded', loadEvent('s3/created').replace('in/ferry.txt', 'in/100%.txt')],
])('refuses %s', (_, body) => {
  expect(() => parseObjectEvents(body)).toThrow(UnreadableMessage);
});

it('gives all records of a message in their order', () => {
  const { Records } = JSON.parse(loadEvent('s3/created'));
  const [removal] = JSON.parse(loadEvent('s3/delete-marker')).Records;
  expect(parseObjectEvents(JSON.stringify({ Records: [...Records, removal] }))).toEqual([CREATED, REMOVED]);
});

/** As S3 writes a key in a notification: like `application/x-www-form-urlencoded`, which leaves the slash alone. */
const formEncoded = (key: string) => encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');

it('decodes any key to what it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => {
      const body = loadEvent('s3/created').replace('in/ferry.txt', () => formEncoded(key));
      expect(parseObjectEvents(body)).toMatchObject([{ key }]);
    }),
  );
});

it('reads back the backfill messages it writes, whatever the key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => {
      const event = { bucket: 'b', key, versionId: 'v' };
      expect(parseObjectEvents(retagMessageBody(event))).toEqual([{ kind: 'retag', ...event }]);
    }),
  );
});
