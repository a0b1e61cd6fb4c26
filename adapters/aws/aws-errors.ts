import { TransientError } from '../../core/errors';

/** What the SDK's errors have in common, as far as we look. Never their message: it may quote what we sent. */
interface SdkError extends Error {
  $metadata?: { httpStatusCode?: number; attempts?: number };
  $retryable?: object;
}

/** Names of errors after which the same call may succeed later; 5xx and the SDK's own `$retryable` come on top. */
const TRANSIENT_NAMES = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'LimitExceededException',
  'TransactionConflictException',
  'TransactionInProgressException',
  'InternalServerError',
  'SlowDown',
  'RequestTimeout',
  'TimeoutError',
  'AbortError',
  'KMSThrottlingException',
]);

/** Node's codes for a connection that broke. */
const BROKEN_CONNECTION = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENOTFOUND']);

export function isSdkError(error: unknown): error is SdkError {
  return error instanceof Error && ('$metadata' in error || '$fault' in error);
}

/** How often the SDK sent the call that failed: more than once means that an answer may have been lost. */
export function attemptsOf(error: unknown): number {
  return (error as SdkError).$metadata?.attempts ?? 1;
}

export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, $metadata, $retryable } = error as SdkError;
  const status = $metadata?.httpStatusCode ?? 0;
  const { code } = error as { code?: unknown };
  return (
    TRANSIENT_NAMES.has(name) ||
    $retryable !== undefined ||
    status >= 500 ||
    (typeof code === 'string' && BROKEN_CONNECTION.has(code))
  );
}

/** Carries out a call; a passing failure becomes a TransientError, any other goes on as it is. */
export async function calling<T>(what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    if (isTransient(cause)) throw new TransientError(`${what} failed for now: ${(cause as Error).name}.`, { cause });
    throw cause;
  }
}
