import { pino, type DestinationStream, type Logger as PinoLogger, type LoggerOptions } from 'pino';
import { currentRequest } from './current-request.ts';
import { plainError } from './plain-error.ts';
import { redacted, redactedText, secretNames } from './redaction.ts';

export type { DestinationStream, LoggerOptions, PinoLogger };

/**
 * A pino logger for `createApp({ logger })` and for everything else that logs: each line that is written while a request is
 * served has its `requestId` and `traceId` (with `requestIds()`), members that are called as secrets are, are redacted, and of
 * errors there is what they are, not what was hung on them. `options` are pino's.
 * @example createApp(routes, { logger: pinoLogger({ level: 'info' }), layers: [requestIds(), requestLog()] })
 */
export function pinoLogger(options: LoggerOptions = {}, destination?: DestinationStream): PinoLogger {
  const { mixin, serializers, formatters } = options;
  return pino(
    {
      ...options,
      serializers: { ...ofSecrets, error: plainError, err: plainError, failure: plainError, ...serializers },
      formatters: { ...formatters, log: (line) => redacted(formatters?.log?.(line) ?? line) },
      mixin: (data, level, logger) => ({ ...idsOf(), ...mixin?.(data, level, logger) }),
    },
    ...(destination === undefined ? [] : [destination]),
  );
}

/** For what a child logger is bound to: pino formats only lines. */
const ofSecrets = Object.fromEntries(secretNames.map((name) => [name, () => redactedText]));

function idsOf(): object {
  const current = currentRequest();
  return current === null ? {} : { requestId: current.id, traceId: current.trace.traceId };
}
