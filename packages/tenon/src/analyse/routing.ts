import type { Mistake } from '../shapes/mistake.ts';
import type { Segment } from '../support/path-template.ts';

/** What routing needs to know of a route. */
export interface RoutingEntry {
  /** `GET /books/{id}` */
  readonly at: string;
  /** Tree path: `books.get`. */
  readonly where: string;
  readonly method: string;
  readonly segments: readonly Segment[];
}

interface Shaped extends RoutingEntry {
  /** The template without names. */
  readonly path: string;
}

/**
 * Pairs of routes that one request would match with equal right. Anything else has an order: text before a parameter before
 * `{rest}`, from left to right.
 */
export function routingMistakes(routes: readonly RoutingEntry[]): Mistake[] {
  const firstByShape = new Map<string, Shaped>();
  const mistakes: Mistake[] = [];
  for (const entry of routes) {
    const route: Shaped = { ...entry, path: shapeOf(entry.segments) };
    const shape = `${route.method} ${route.path}`;
    const first = firstByShape.get(shape);
    if (first === undefined) firstByShape.set(shape, route);
    else mistakes.push(namesOf(first) === namesOf(route) ? duplicate(first, route) : ambiguous(first, route));
  }
  return [...mistakes, ...renamedParameters([...firstByShape.values()])];
}

/** OpenAPI 3.1 section 4.8.8: templates that differ in parameter names alone are one path, whatever the method. */
function renamedParameters(routes: readonly Shaped[]): Mistake[] {
  const firstByPath = new Map<string, RoutingEntry>();
  return routes.flatMap((route) => {
    const first = firstByPath.get(route.path) ?? route;
    firstByPath.set(route.path, first);
    if (first === route) return [];
    if (namesOf(first) === namesOf(route)) return [];
    return [
      {
        code: 'path.renamed-parameter',
        at: route.at,
        message: `${first.at} names the same path's parameters differently`,
        advice: 'use the same parameter names in every method of a path: a document has each path once',
      },
    ];
  });
}

/** The template without names. Braces are encoded in literal text, so no text looks like a parameter. */
function shapeOf(segments: readonly Segment[]): string {
  // An app may give '' or '/' for its root: both are what a request calls '/'.
  if (segments.length === 0) return '/';
  return segments.map((segment) => ('text' in segment ? `/${segment.text}` : 'rest' in segment ? '/{*}' : '/{}')).join('');
}

function namesOf(route: RoutingEntry): string {
  return route.segments.map((segment) => ('text' in segment ? '' : 'rest' in segment ? segment.rest : segment.parameter)).join('/');
}

function duplicate(first: RoutingEntry, second: RoutingEntry): Mistake {
  return {
    code: 'path.duplicate-route',
    at: second.at,
    message: `${first.where} and ${second.where} have the same method and path`,
    advice: 'give one of them another path or method, or leave one out',
  };
}

function ambiguous(first: RoutingEntry, second: RoutingEntry): Mistake {
  return {
    code: 'path.ambiguous-route',
    at: second.at,
    message: `${first.where} (${first.at}) and ${second.where} differ in the names of their parameters alone, so the same requests match both`,
    advice: 'give one of them another literal segment or another method, or make them one route',
  };
}
