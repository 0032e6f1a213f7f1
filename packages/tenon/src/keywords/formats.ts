import { fullFormats } from 'ajv-formats/dist/formats.js';
import { isUri, isUriReference } from './uri.ts';

/** A format that is asserted. */
export interface Format {
  readonly kind: 'string' | 'number';
  readonly test: (value: unknown) => boolean;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const hostname = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const duration = /^P(?:\d+W|(?=[\dT])(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/;
const byte = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const uriTemplate =
  /^(?:[^\u0000-\u0020"%<>\\^`{|}\u007f]|%[0-9a-f]{2}|\{[+#./;?&=,!@|]?(?:[a-z0-9_]|%[0-9a-f]{2})+(?:\.(?:[a-z0-9_]|%[0-9a-f]{2})+)*(?::[1-9]\d{0,3}|\*)?(?:,(?:[a-z0-9_]|%[0-9a-f]{2})+(?:\.(?:[a-z0-9_]|%[0-9a-f]{2})+)*(?::[1-9]\d{0,3}|\*)?)*\})*$/i;
const time = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const date = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Every format that Tenon asserts, by name; all others are annotations. */
export const formats: ReadonlyMap<string, Format> = new Map([...libraryFormats(), ...ownFormats()]);

/** An asserted format by name. */
export function formatOf(name: string | undefined): Format | undefined {
  return name === undefined ? undefined : formats.get(name);
}

/** Formats where the library is laxer than the RFCs, or slow. */
function ownFormats(): [string, Format][] {
  const byPattern =
    (pattern: RegExp): ((text: string) => boolean) =>
    (text) =>
      pattern.test(text);
  const tests: Record<string, (text: string) => boolean> = {
    'date-time': isDateTime,
    date: isDate,
    time: isTime,
    regex: isRegex,
    // The library's pattern takes quadratic time on `http://::::`.
    url: (text) => /^(?:https?|ftp):\/\/[^/?#]/i.test(text) && isUri(text, isIpv6),
    uri: (text) => isUri(text, isIpv6),
    'uri-reference': (text) => isUriReference(text, isIpv6),
    'uri-template': byPattern(uriTemplate),
    uuid: byPattern(uuid),
    hostname: byPattern(hostname),
    duration: byPattern(duration),
    byte: byPattern(byte),
  };
  return Object.entries(tests).map(([name, test]) => [name, { kind: 'string', test: (value) => typeof value === 'string' && test(value) }]);
}

function libraryFormats(): [string, Format][] {
  return Object.entries(fullFormats).flatMap(([name, format]): [string, Format][] => {
    if (format === true || name.startsWith('iso-')) return [];
    const validate = typeof format === 'object' && 'validate' in format ? format.validate : format;
    const test = (validate instanceof RegExp ? (text: string) => validate.test(text) : validate) as (value: unknown) => boolean; // by `type` below
    const kind = typeof format === 'object' && 'type' in format && format.type === 'number' ? 'number' : 'string';
    return [[name, { kind, test: (value) => typeof value === kind && test(value) }]];
  });
}

/**
 * RFC 3339 section 5.6, but for leap seconds: `Date` has none, so that `new Date(text)` would be invalid; and every text that
 * passes here must decode.
 */
function isDateTime(text: string): boolean {
  const separator = text.charCodeAt(10) | 32;
  return separator === 116 && isDate(text.slice(0, 10)) && text.charCodeAt(17) < 54 && isTime(text.slice(11)) && hasFourDigitYear(text);
}

const firstMs = Date.parse('0000-01-01T00:00:00Z');
const lastMs = Date.parse('9999-12-31T23:59:59.999Z');

/** An offset can move the first and the last year out of what RFC 3339 can say: such a time could not be sent back. */
function hasFourDigitYear(text: string): boolean {
  if (!text.startsWith('0000') && !text.startsWith('9999')) return true;
  const timeMs = Date.parse(text.toUpperCase());
  return timeMs >= firstMs && timeMs <= lastMs;
}

function isDate(text: string): boolean {
  const parts = date.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** RFC 3339 section 5.6: a leap second is the last second of a day in UTC. */
function isTime(text: string): boolean {
  const parts = time.exec(text);
  if (parts === null) return false;
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const [offsetHours, offsetMinutes] = [Number(parts[5] ?? 0), Number(parts[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60 || offsetHours > 23 || offsetMinutes > 59) return false;
  const offset = (offsetHours * 60 + offsetMinutes) * (parts[4] === '-' ? -1 : 1);
  const minuteInUtc = (hour * 60 + minute - offset + 2880) % 1440;
  return second < 60 || minuteInUtc === 1439;
}

function isIpv6(text: string): boolean {
  return (fullFormats.ipv6 as RegExp).test(text); // a regular expression in every release of 3.x
}

function isRegex(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
