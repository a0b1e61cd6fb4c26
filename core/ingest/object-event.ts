/** Something that happened to an object, or that is to be done again with it. Keys are decoded. */
export type ObjectEvent = CreatedEvent | RemovedEvent | RetagEvent;

export interface CreatedEvent {
  kind: 'created';
  bucket: string;
  key: string;
  versionId?: string;
  eTag?: string;
  sequencer: string;
  /** Bytes. */
  size?: number;
  /** RFC 3339, UTC. */
  eventTime: string;
}

/** The object is gone: its current version deleted, or expired by a lifecycle rule. */
export interface RemovedEvent {
  kind: 'removed';
  bucket: string;
  key: string;
  sequencer: string;
  /** RFC 3339, UTC. */
  eventTime: string;
}

/** A backfill message: tag this version (again) if it is still the newest, under the desk's present generation. */
export interface RetagEvent {
  kind: 'retag';
  bucket: string;
  key: string;
  versionId?: string;
  eTag?: string;
}
