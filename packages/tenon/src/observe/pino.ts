import { pino, type DestinationStream, type Logger as PinoLogger, type LoggerOptions } from 'pino';
import { currentRequest } from './current-request.ts';
import { plainError } from './plain-error.ts';

export type { DestinationStream, LoggerOptions, PinoLogger };

/** Names whose values are secrets wherever they stand, at the top of a line or one member deeper. */
const secret = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'passphrase',
  'secret',
  'token',
  'accessToken',
  'refreshToken',
  'access_token',
  'refresh_token',
  'apiKey',
  'credentials',
];
const redacted = secret.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `headers["${name}"]`, `*.headers["${name}"]`]);

/**
 * A pino logger for `createApp({ logger })` and for everything else that logs: each line that is written while a request is
 * served has its `requestId` and `traceId` (with `requestIds()`), members that are called as secrets are, are redacted, and of errors there
 * is what they are, not what was hung on them.
 * @example createApp(routes, { logger: pinoLogger({ level: 'info' }), layers: [requestIds(), requestLog()] })
 */
export function pinoLogger(options: LoggerOptions = {}, destination?: DestinationStream): PinoLogger {
  const { mixin, redact, serializers, ...rest } = options;
  const own = Array.isArray(redact) ? { paths: redact } : redact;
  return pino(
    {
      ...rest,
      serializers: { error: plainError, err: plainError, failure: plainError, ...serializers },
      redact: { ...own, paths: [...redacted, ...(own?.paths ?? [])] },
      mixin: (data, level, logger) => ({ ...idsOf(), ...mixin?.(data, level, logger) }),
    },
    ...(destination === undefined ? [] : [destination]),
  );
}

function idsOf(): object {
  const current = currentRequest();
  return current === null ? {} : { requestId: current.id, traceId: current.trace.traceId };
}
