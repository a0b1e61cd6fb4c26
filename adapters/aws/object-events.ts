import * as z from 'zod/mini';
import { RETAG_MESSAGE } from '../../core/environment';
import type { ObjectEvent } from '../../core/ingest/object-event';
import { parseRetagMessage } from './retag-message';

/**
 * What a message of the intake queues says: S3's own notifications (versions 2.x), the same through an SNS topic,
 * EventBridge's events of S3, S3's test message, and our own backfill messages. docs/object-events.md shows each.
 */

/** A message in no form we know. It is not acknowledged, so that it ends in the dead-letter queue, where a person sees it. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage';
}

const text = z.string().check(z.minLength(1));

const notificationRecord = z.looseObject({
  eventVersion: z.string().check(z.regex(/^2\.\d+$/)),
  eventName: text,
  eventTime: text,
  s3: z.looseObject({
    bucket: z.looseObject({ name: text }),
    object: z.looseObject({
      key: text,
      size: z.optional(z.number()),
      eTag: z.optional(z.string()),
      versionId: z.optional(z.string()),
      sequencer: z.optional(text),
    }),
  }),
});
type NotificationRecord = z.infer<typeof notificationRecord>;

const notification = z.looseObject({ Records: z.array(notificationRecord) });
const testMessage = z.looseObject({ Event: z.literal('s3:TestEvent') });
const topicEnvelope = z.looseObject({ Type: z.literal('Notification'), Message: z.string() });
const bridgeEvent = z.looseObject({
  source: z.literal('aws.s3'),
  'detail-type': text,
  time: text,
  detail: z.looseObject({
    bucket: z.looseObject({ name: text }),
    object: z.looseObject({
      key: text,
      size: z.optional(z.number()),
      etag: z.optional(z.string()),
      'version-id': z.optional(z.string()),
      sequencer: z.optional(text),
    }),
    'deletion-type': z.optional(z.string()),
  }),
});
type BridgeEvent = z.infer<typeof bridgeEvent>;

/**
 * The events in one message, in its order; none for a test message and for events that change no article.
 * @param body of an SQS message
 * @throws UnreadableMessage
 */
export function parseObjectEvents(body: string): ObjectEvent[] {
  const message = parseJson(body);
  const envelope = topicEnvelope.safeParse(message);
  const content = envelope.success ? parseJson(envelope.data.Message) : message;

  if (testMessage.safeParse(content).success) return [];
  const records = notification.safeParse(content);
  if (records.success) return records.data.Records.flatMap(fromNotification);
  const bridge = bridgeEvent.safeParse(content);
  if (bridge.success) return fromBridge(bridge.data);
  const retag = parseRetagMessage(content);
  if (retag) return [retag];
  throw new UnreadableMessage(
    `The message is no S3 notification of version 2, no EventBridge event of S3 and no ${RETAG_MESSAGE}.`,
  );
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new UnreadableMessage('The message is not JSON.', { cause });
  }
}

/** Notifications write keys as HTML forms do: a space is `+`, and what is no plain letter is percent-encoded UTF-8. */
function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch (cause) {
    throw new UnreadableMessage('The key of the object is not URL-encoded.', { cause });
  }
}

function sequencerOf({ sequencer }: { sequencer?: string | undefined }): string {
  if (sequencer === undefined)
    throw new UnreadableMessage('The event has no sequencer, so its place in time is unknown.');
  return sequencer;
}

function fromNotification({ eventName, eventTime, s3 }: NotificationRecord): ObjectEvent[] {
  const { object } = s3;
  const of = { bucket: s3.bucket.name, key: decodeKey(object.key), eventTime };
  const { size, eTag, versionId } = object;
  switch (eventName.split(':')[0]) {
    case 'ObjectCreated':
      return [{ kind: 'created', ...of, sequencer: sequencerOf(object), size, eTag, versionId }];
    case 'ObjectRemoved':
    case 'LifecycleExpiration':
      return removesCurrent(eventName.endsWith(':DeleteMarkerCreated'), versionId)
        ? [{ kind: 'removed', ...of, sequencer: sequencerOf(object) }]
        : [];
    default:
      // Tagging, restoring, storage classes: the article is the same.
      return [];
  }
}

function fromBridge({ 'detail-type': type, time, detail }: BridgeEvent): ObjectEvent[] {
  const { bucket, object } = detail;
  const of = { bucket: bucket.name, key: object.key, eventTime: time };
  const versionId = object['version-id'];
  switch (type) {
    case 'Object Created':
      return [
        { kind: 'created', ...of, sequencer: sequencerOf(object), size: object.size, eTag: object.etag, versionId },
      ];
    case 'Object Deleted':
      return removesCurrent(detail['deletion-type'] === 'Delete Marker Created', versionId)
        ? [{ kind: 'removed', ...of, sequencer: sequencerOf(object) }]
        : [];
    default:
      return [];
  }
}

/** A deletion that names a version takes away that one for good, as a lifecycle rule does with old ones; the article stays. */
function removesCurrent(isDeleteMarker: boolean, versionId: string | undefined): boolean {
  return isDeleteMarker || versionId === undefined || versionId === '';
}
