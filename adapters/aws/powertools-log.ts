import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '../../core/ports';

/** JSON log lines on standard output. Errors are logged by name and code only: their messages may quote an article. */
export function createLog(serviceName: string): Log {
  const logger = new Logger({ serviceName });
  return {
    info: (message, facts = {}) => logger.info(message, facts),
    warn: (message, facts = {}) => logger.warn(message, facts),
    error: (message, facts = {}) => logger.error(message, facts),
  };
}

/** What a log may say of an error. */
export function errorFacts(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: 'unknown' };
  const { code } = error as { code?: unknown };
  // The first line of a stack is the message.
  const at = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? '';
  return { error: error.name, at: at.trim(), ...(typeof code === 'string' && { code }) };
}
