import { dependency } from '../declare/dependency.ts';
import type { Dependencies, Dependency, Headed, Problem as ProblemDetails, Provided } from '../declare/infer.ts';
import { Problem } from '../declare/problem-schema.ts';
import { response } from '../declare/response.ts';
import { t } from '../declare/schema.ts';
import type { Logger } from '../shapes/logger.ts';
import type { Mistake } from '../shapes/mistake.ts';
import { consoleLogger } from '../support/console-logger.ts';
import { DeclarationError } from '../support/errors.ts';
import { addressKey, usualPrefixBits } from './address-key.ts';
import { Limiter, type AddHeaders, type LimitState } from './limiter.ts';
import { memoryStore } from './memory-store.ts';
import type { LimitPolicy, LimitStore, MemoryStore } from './store.ts';

/** What a key is made from. */
export interface LimitedCall {
  /** Who calls, as the default key has it: IPv4, or the prefix of IPv6. */
  readonly caller: string;
  /** The address itself; `null` where the runtime does not say. */
  readonly address: string | null;
  readonly request: Request;
}

/** The literal of a rate limit. `Needs` are the dependencies that its functions read. */
export type RateLimitOptions<Needs extends Dependencies> = LimitPolicy & {
  readonly needs?: Needs;
  /** Who shares a count; `null` is not counted. Default: the caller's address. */
  readonly key?: (call: LimitedCall, context: Provided<Needs>) => string | null;
  /** How much of the limit a request takes. Default: 1. */
  readonly cost?: number | ((call: LimitedCall, context: Provided<Needs>) => number);
  /** How much of an IPv6 address counts. Default: 64. */
  readonly ipv6PrefixBits?: number;
  /** Who is told of a store that fails. Default: the console. */
  readonly logger?: Logger;
} & (
    | { readonly store?: MemoryStore }
    | {
        readonly store: LimitStore;
        /** What becomes of requests while the store does not answer: `refuse` is a 503. */
        readonly whenStoreFails: 'allow' | 'refuse';
      }
  );

/** A rate limit, to bind to a kind of route. */
export type RateLimit<Needs> = Dependency<LimitState | null, Needs, { 429: Headed<ProblemDetails, { 'retry-after': number }> }, {}, {}, false>;

// draft-ietf-httpapi-ratelimit-headers-11: both are lists of RFC 9651, whose items are named as the policy is.
const responseHeaders = t.Object({
  'ratelimit-policy': t.String({ description: 'What is allowed: `"name";q=quota;w=seconds`, one item for each limit' }),
  ratelimit: t.String({ description: 'What is left: `"name";r=remaining;t=seconds`, one item for each limit' }),
});
const tooMany = response({
  body: Problem,
  headers: t.Object({ 'retry-after': t.Integer({ minimum: 0, description: 'Seconds to wait before the next try' }) }),
});

/**
 * A limit on how often somebody may call: a dependency, bound by `with`, so that the 429 and its headers are in the document, the
 * types and the client. Whoever binds one value shares one count; limits of scopes and routes add up.
 * Throws: DeclarationError.
 * @example api.route.with({ perCaller: rateLimit({ name: 'search', limit: 30, windowSeconds: 60 }) })
 */
export function rateLimit<const Needs extends Dependencies = {}>(options: RateLimitOptions<Needs>): RateLimit<Provided<Needs>> {
  const { name, limit, windowSeconds, needs = {}, store = memoryStore() } = options;
  const { key, cost = 1, ipv6PrefixBits = usualPrefixBits, logger = consoleLogger } = options as unknown as Functions; // what `Needs` provides is theirs to know
  const mistakes = mistakesOf(options, ipv6PrefixBits);
  if (mistakes.length > 0) throw new DeclarationError(mistakes);
  if (store.kind === 'memory' && isOneOfSeveral())
    logger.warn({ limit: name }, `rate limit '${name}' counts in each worker for itself: give it a store that they share`);
  const whenStoreFails = 'whenStoreFails' in options ? options.whenStoreFails : 'allow';
  const limiter = new Limiter({ name, limit, windowSeconds }, { store, whenStoreFails, logger });
  const provide = async (request: Asked, context: object): Promise<LimitState | null> => {
    const call = callOf(request, ipv6PrefixBits);
    const counted = key === undefined ? call.caller : key(call, context);
    return counted === null ? null : limiter.take(counted, typeof cost === 'number' ? cost : cost(call, context), request);
  };
  return dependency()({ needs, responses: { 429: tooMany }, responseHeaders, provide }) as unknown as RateLimit<Provided<Needs>>; // its 429 is thrown, and `needs` are as they were given
}

/** The functions of a literal once nobody looks at what they need. */
interface Functions {
  readonly key?: (call: LimitedCall, context: object) => string | null;
  readonly cost?: number | ((call: LimitedCall, context: object) => number);
  readonly ipv6PrefixBits?: number;
  readonly logger?: Logger;
}

interface Asked {
  readonly caller: { readonly address: string | null };
  readonly request: Request;
  readonly addHeaders: AddHeaders;
}

function callOf(asked: Asked, prefixBits: number): LimitedCall {
  const { address } = asked.caller;
  return {
    caller: addressKey(address, prefixBits),
    address,
    get request() {
      return asked.request; // made when it is asked for
    },
  };
}

/** Whether this process is a worker of node:cluster, which tells its workers their number so. */
function isOneOfSeveral(): boolean {
  return typeof process !== 'undefined' && process.env['NODE_UNIQUE_ID'] !== undefined;
}

/** Time-outs of JavaScript have 31 bits of milliseconds. */
const longestWindowSeconds = 2_147_483;

function mistakesOf({ name, limit, windowSeconds }: LimitPolicy, prefixBits: number): readonly Mistake[] {
  const at = `rateLimit ${JSON.stringify(name)}`;
  const mistake = (isFine: boolean, message: string, advice: string): Mistake[] => (isFine ? [] : [{ code: 'limits.policy', at, message, advice }]);
  return [
    ...mistake(/^[A-Za-z0-9._-]{1,64}$/.test(name), 'the name cannot stand in a header', 'use letters, digits, `.`, `_` and `-`'),
    ...mistake(isWhole(limit, 1, Number.MAX_SAFE_INTEGER), `limit is ${limit}`, 'give a whole number from 1'),
    ...mistake(isWhole(windowSeconds, 1, longestWindowSeconds), `windowSeconds is ${windowSeconds}`, `give a whole number from 1 to ${longestWindowSeconds}`),
    ...mistake(isWhole(prefixBits, 1, 128), `ipv6PrefixBits is ${prefixBits}`, 'give a whole number from 1 to 128'),
  ];
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
