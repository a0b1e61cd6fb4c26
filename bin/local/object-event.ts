import { EMBEDDED_BUCKET } from '../../adapters/embedded/folder-bucket';
import type { ObjectVersion } from '../../adapters/embedded/version-store';
import type { ObjectEvent } from '../../core/ingest/object-event';

/** A change of the folder as S3 would tell it. */
export function objectEvent({ key, versionId, eTag, sequencer, size, at, removed }: ObjectVersion): ObjectEvent {
  const shared = { bucket: EMBEDDED_BUCKET, key, sequencer, eventTime: at };
  return removed ? { kind: 'removed', ...shared } : { kind: 'created', ...shared, versionId, eTag, size };
}
