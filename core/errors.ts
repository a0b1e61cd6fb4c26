/**
 * What can go wrong with a file, as stable codes. docs/errors.md has one section for each, and a test keeps the two
 * equal. Codes are never renamed: dashboards and alarms match on them.
 */
export const REJECTION_CODES = {
  EMPTY: 'The file holds no text.',
  TOO_LARGE: 'The file is larger than the limit of this desk.',
  UNSUPPORTED_FORMAT: 'The format is not one this desk reads.',
  UNDECODABLE: 'The bytes are not text in any encoding this desk knows.',
  MALFORMED: 'The file says it is of a format, but does not follow that format.',
  NO_ARTICLE: 'The file is well formed, but holds no article.',
  TOO_DEEP: 'The file nests deeper than the limit of this desk.',
  TOO_COMPLEX: 'The file has more parts, or expands to more, than the limit of this desk.',
  TOO_MANY_ITEMS: 'The file holds more than 1,000 items.',
  UNSAFE:
    'The file uses a construct this desk refuses to follow, such as an XML entity of its own or an entry name that leaves its folder.',
  ENCRYPTED: 'The file is encrypted.',
  INVALID_REQUEST: 'The line is not a request in the form that `tag --ndjson` reads.',
} as const;

export type RejectionCode = keyof typeof REJECTION_CODES;

/**
 * A permanent failure of one file: trying again cannot help. It becomes a `rejected` record; the object is left alone.
 * `detail` may be shown to people and stored, so it never quotes the file.
 */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly retryable = false;

  constructor(
    readonly code: RejectionCode,
    detail?: string,
    options?: ErrorOptions,
  ) {
    super(detail ? `${REJECTION_CODES[code]} ${detail}` : REJECTION_CODES[code], options);
  }

  /** By name: a parser that is a file of its own in the Lambda's asset has a copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'Rejection';
  }
}

/** A passing failure of something outside (a store, a bucket): the same call may succeed later. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
  readonly retryable = true;
}

/** The set-up is wrong (a stage setting, a policy file, an environment variable): a person has to mend it. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly retryable = false;
}
