import type { KindDeclaration, RouteDeclaration } from '../shapes/declaration.ts';
import type { Deprecation, Extensions } from '../shapes/documentation.ts';
import type { DeprecationPlan, RouteNotes } from '../shapes/plan.ts';
import type { Report } from './mistakes.ts';

/** What routes without documentation have. */
export const noNotes: RouteNotes = Object.freeze({ audiences: [], deprecation: null, externalDocs: null, extensions: {}, callbacks: [] });

/** What a route's literal and its kind say to readers, beside its callbacks. Most say nothing: these share what they have. */
export function notesOf(route: RouteDeclaration, kind: KindDeclaration, callbacks: RouteNotes['callbacks'], { at, report }: NotesSite): RouteNotes {
  const audiences = route.audiences ?? kind.audiences ?? kind.api?.audiences ?? noNotes.audiences;
  const deprecation = typeof route.deprecated === 'object' ? deprecationOf(route.deprecated, at, report) : null;
  const externalDocs = route.externalDocs ?? null;
  const extensions = extensionsOf(route);
  const isSilent = audiences.length === 0 && deprecation === null && externalDocs === null && extensions === none && callbacks.length === 0;
  return isSilent ? noNotes : { audiences, deprecation, externalDocs, extensions, callbacks };
}

interface NotesSite {
  readonly at: string;
  readonly report: Report;
}

/** The members of a literal that go into the document as they are. */
export function extensionsOf(literal: Extensions): Extensions {
  const names = Object.keys(literal).filter((name) => name.startsWith('x-'));
  return names.length === 0
    ? none
    : Object.fromEntries(names.map((name) => [name, literal[name as `x-${string}`]] as const).filter(([, value]) => value !== undefined));
}

const none: Extensions = {};

/**
 * How far a route is on its way out, with the headers that say so.
 * Source: RFC 9745 section 2 (Deprecation, a date of RFC 9651), RFC 8594 section 3 (Sunset), RFC 8288 (Link).
 */
function deprecationOf({ since, sunset, successor, documentation }: Deprecation, at: string, report: Report): DeprecationPlan {
  const [sinceDate, sunsetDate] = [dateOf('since', since, at, report), dateOf('sunset', sunset, at, report)];
  if (sinceDate !== null && sunsetDate !== null && sunsetDate < sinceDate) {
    report({
      code: 'route.deprecation',
      at,
      message: 'it is gone before it is deprecated',
      advice: 'give a sunset that is not before since (RFC 8594 section 3)',
    });
  }
  const links = [...linkOf('successor', successor, 'successor-version', at, report), ...linkOf('documentation', documentation, 'deprecation', at, report)];
  return {
    since: since ?? null,
    sunset: sunset ?? null,
    successor: successor ?? null,
    headers: [
      ...(sinceDate === null ? [] : ['deprecation', `@${Math.floor(sinceDate.getTime() / 1000)}`]),
      ...(sunsetDate === null ? [] : ['sunset', sunsetDate.toUTCString()]),
      ...(links.length === 0 ? [] : ['link', links.join(', ')]),
    ],
  };
}

function dateOf(member: string, text: string | undefined, at: string, report: Report): Date | null {
  if (text === undefined) return null;
  const date = new Date(text);
  if (dateForm.test(text) && !Number.isNaN(date.getTime()) && isOfCalendar(text.slice(0, 10))) return date;
  report({
    code: 'route.deprecation',
    at,
    message: `deprecated.${member} is ${JSON.stringify(text)}, which is no date`,
    advice: "write it in ISO 8601: '2027-01-31', or '2027-01-31T12:00:00Z'",
  });
  return null;
}

/** With a zone where there is a time: what a date means must not depend on where the app runs. */
const dateForm = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** Engines take the 31st of February for the 3rd of March. */
function isOfCalendar(day: string): boolean {
  return new Date(day).toISOString().startsWith(day);
}

/** The text enters a header: nothing that could end the URI passes. */
function linkOf(member: string, url: string | undefined, relation: string, at: string, report: Report): readonly string[] {
  if (url === undefined) return [];
  if (/^[\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]+$/.test(url)) return [`<${url}>; rel="${relation}"`];
  report({
    code: 'route.deprecation',
    at,
    message: `deprecated.${member} is ${JSON.stringify(url)}, which is no URL`,
    advice: 'write a URL or a path without parameters, percent-encoded: /v2/books',
  });
  return [];
}
