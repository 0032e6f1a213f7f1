import type { HttpRequest } from '../shapes/http.ts';
import type { LimitsPlan } from '../shapes/plan.ts';
import type { UnknownPolicy } from '../shapes/parameter.ts';
import { HttpError } from '../support/errors.ts';
import { isBareUtf8, mediaTypeOf } from '../support/media-type.ts';
import { utf8TextOf } from '../support/utf8.ts';
import { confusesKeys, hasEscapedKey, parseEscapedKeys } from './escaped-keys.ts';
import { InvalidInput, tooDeep } from './invalid-input.ts';

/** What a route says about its JSON body. */
export interface JsonBodyRules {
  readonly isRequired: boolean;
  readonly limits: LimitsPlan;
  readonly unknown: UnknownPolicy;
  /** Whether the check of the value refuses what nests too deep, holds an own `__proto__` or a number that is not finite. */
  readonly isTame: boolean;
}

/**
 * Reads and parses a JSON body for `use`; `undefined` when there is none and none is required.
 * Throws, or rejects with: HttpError 400 (missing, not UTF-8, not JSON, too deep), 413, 415.
 */
export function readJsonBody<Answer>(request: HttpRequest, rules: JsonBodyRules, use: (body: unknown) => Answer | Promise<Answer>): Answer | Promise<Answer> {
  if (!request.hasBody) return use(missingBody(rules));
  const mediaType = request.headers['content-type'];
  if (mediaType !== 'application/json') requireJson(mediaType);
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && String(encoding).toLowerCase() !== 'identity') throw encodedBody;
  const read = request.readBody(rules.limits.bodyBytes);
  return read instanceof Promise ? read.then((bytes) => use(valueOf(bytes, rules))) : use(valueOf(read, rules));
}

function valueOf(bytes: Uint8Array, rules: JsonBodyRules): unknown {
  return bytes.length === 0 ? missingBody(rules) : parseJson(bytes, rules);
}

/** What is sent compressed. */
export const encodedBody = new HttpError(415, 'body.content-encoding', 'Send the body without a content encoding', { 'accept-encoding': 'identity' });

/** A body that is not there. Throws: HttpError body.missing (400) when it is required. */
export function missingBody({ isRequired }: JsonBodyRules): undefined {
  if (isRequired) throw new HttpError(400, 'body.missing', 'This needs a body');
  return undefined;
}

function requireJson(header: unknown): void {
  const said = typeof header === 'string' ? mediaTypeOf(header) : null;
  if (said?.type === 'application/json' && isBareUtf8(said)) return;
  throw new HttpError(415, 'body.media-type', 'Send the body as application/json in UTF-8', { accept: 'application/json' });
}

/** JSON text to a value that is safe to check: bounded in depth, finite numbers or refused, no `-0`, no own `__proto__` that a merge could follow. */
export function parseJson(bytes: Uint8Array, rules: ParsingRules): unknown {
  return parseJsonText(utf8TextOf(bytes), rules);
}

type ParsingRules = Pick<JsonBodyRules, 'limits' | 'unknown' | 'isTame'>;

/** The same of a text: of a part of a form, of a field. */
export function parseJsonText(text: string, { limits, unknown, isTame }: ParsingRules): unknown {
  const isUnclean = mayHoldMinusZero(text) || (!isTame && needsCleaning.test(text));
  const isConfused = confusesKeys && hasEscapedKey(text);
  // What walks a value by recursion must know that it ends.
  if ((!isTame || isUnclean || isConfused) && isDeeper(text, limits.jsonDepth)) throw tooDeep(limits.jsonDepth);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new HttpError(400, 'body.malformed', `The body is not JSON${positionOf(error)}`);
  }
  if (isConfused) value = parseEscapedKeys(text);
  return isUnclean ? cleaned(value, unknown) : value;
}

/** Only the position: V8 quotes the body in its messages, and a problem never echoes input. */
function positionOf(error: unknown): string {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? '' : ` (position ${position})`;
}

/**
 * Whether text opens more than `limit` arrays and objects at once.
 * Cost: the exact walk runs only for text with more openers than the limit.
 */
function isDeeper(text: string, limit: number): boolean {
  if (countUpTo(text, '{', limit) + countUpTo(text, '[', limit) <= limit) return false;
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isInString) {
      if (code === 0x5c) index++;
      else if (code === 0x22) isInString = false;
    } else if (code === 0x22) isInString = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > limit) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}

function countUpTo(text: string, character: string, limit: number): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1 && count <= limit; at = text.indexOf(character, at + 1)) count++;
  return count;
}

/**
 * Whether text may hold a number that is read as -0: `-0`, or a negative one with an exponent of three digits below 0.
 * Cost: a jump from minus to minus; dates and names with hyphens are told from numbers by their neighbours.
 */
function mayHoldMinusZero(text: string): boolean {
  for (let at = text.indexOf('-'); at !== -1; at = text.indexOf('-', at + 1)) {
    const before = at === 0 ? comma : text.charCodeAt(at - 1);
    const isStart = before === comma || before === colon || before === bracket || before <= space;
    if (isStart && text.charCodeAt(at + 1) === zero && !isDigit(text.charCodeAt(at + 2))) return true;
    const isExponent = before === lowerE || before === upperE;
    if (isExponent && [1, 2, 3].every((offset) => isDigit(text.charCodeAt(at + offset)))) return true;
  }
  return false;
}

const [comma, colon, bracket, space, zero, lowerE, upperE] = [0x2c, 0x3a, 0x5b, 0x20, 0x30, 0x65, 0x45] as const;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39; // NaN, past the end, is none
}

/**
 * May hold a number that overflows, or a `__proto__` key, also spelt with escapes; wrong guesses cost one walk.
 * A number overflows with three digits in its exponent, or with 210 before an exponent of two: `e99` adds 99.
 * The look back keeps it linear: without it, digits are counted again from each of them (235 against 6 ms for 1 MB, node 20).
 */
const needsCleaning = /[eE]\+?\d{3}|(?<!\d)\d{200}|__proto__|\\u00/;

/**
 * `-0` becomes 0. An own `__proto__` is an unknown member wherever it stands: refused, or taken out where unknown members
 * may come. A number that overflowed is no number.
 */
export function cleaned(value: unknown, unknown: UnknownPolicy, pointer = ''): unknown {
  if (value === 0) return 0;
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new InvalidInput([{ location: 'body', pointer, code: 'type', message: 'must be a finite number' }]);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => cleaned(item, unknown, `${pointer}/${index}`));
  const record = value as Record<string, unknown>; // a parsed JSON object
  if (Object.hasOwn(record, '__proto__')) {
    if (unknown === 'reject')
      throw new InvalidInput([{ location: 'body', pointer: `${pointer}/__proto__`, code: 'unknown', message: 'is not a declared member' }]);
    Reflect.deleteProperty(record, '__proto__');
  }
  for (const name of Object.keys(record)) record[name] = cleaned(record[name], unknown, `${pointer}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`);
  return record;
}
