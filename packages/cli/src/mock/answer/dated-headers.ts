import { memberOf, type JsonObject } from '../../document/json.ts';

/** How far an operation is on its way out, as the document says it: ISO dates and a URL. */
export interface Deprecated {
  readonly since: string | null;
  readonly sunset: string | null;
  readonly successor: string | null;
}

/** What tells readers of a document and, in other words, callers. */
export function deprecatedOf(operation: JsonObject | undefined): Deprecated {
  const textOf = (member: string): string | null => {
    const value = memberOf(operation, member);
    return typeof value === 'string' ? value : null;
  };
  return { since: textOf('x-deprecated-since'), sunset: textOf('x-sunset'), successor: textOf('x-successor') };
}

/** Days that do not depend on when the mock is asked: one that was, one that comes. */
const [past, future] = ['2024-01-01', '2030-01-01'];

/**
 * Values of headers that are dates, or say what comes after an operation, by their names in lower case.
 * Source: RFC 9110 sections 5.6.7 and 8.8.2, RFC 9111 section 5.3, RFC 9745 section 2, RFC 8594 section 3, RFC 5829 section 3.4.
 */
export function datedHeaders({ since, sunset, successor }: Deprecated): Readonly<Record<string, string | undefined>> {
  return {
    'last-modified': new Date(past).toUTCString(),
    expires: new Date(future).toUTCString(),
    deprecation: `@${Math.floor(dateOf(since, past).getTime() / 1000)}`,
    sunset: dateOf(sunset, future).toUTCString(),
    link: successor === null ? undefined : `<${successor}>; rel="successor-version"`,
  };
}

function dateOf(text: string | null, usual: string): Date {
  const date = new Date(text ?? usual);
  return Number.isNaN(date.getTime()) ? new Date(usual) : date;
}
