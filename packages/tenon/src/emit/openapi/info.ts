import type { Plan, RoutePlan } from '../../shapes/plan.ts';
import type { Dialect } from './dialect.ts';
import { byText, lines, present, type JsonObject } from './json.ts';

/** The Info Object. Before 3.1 there is no summary: it opens the description. */
export function infoOf({ info }: Plan, { has }: Dialect): JsonObject {
  const [summary, description] = [lines(info.summary), lines(info.description)];
  const both = [summary, description].filter((text) => text !== undefined).join('\n\n');
  return present({
    title: info.title,
    summary: has.webhooks ? summary : undefined,
    description: has.webhooks || both === '' ? description : both,
    version: info.version,
  });
}

/** The servers that the app declares; without any, the place that the document was read from. */
export function serversOf({ servers, docs }: Plan): readonly JsonObject[] {
  if (servers.length === 0) return [{ url: rootFrom(docs?.documentPath ?? '/openapi.json') }];
  return servers.map(({ url, description }) => present({ url, description: lines(description) }));
}

/**
 * The app's root, relative to the document: right behind a proxy that strips a prefix.
 * No slash at the end: clients put a path behind it, and some of them join texts (OpenAPI 3.1 section 4.8.5).
 */
function rootFrom(documentPath: string): string {
  const depth = documentPath.split('/').length - 2;
  return depth <= 0 ? '.' : Array.from({ length: depth }, () => '..').join('/');
}

/** Tags in use: those that the api declares in its order, then the others by name. */
export function tagsOf({ tags }: Plan, routes: readonly RoutePlan[]): readonly JsonObject[] | undefined {
  const used = new Set(routes.flatMap((route) => route.tags));
  const declared = tags.filter(({ name }) => used.delete(name));
  const all = [
    ...declared.map(({ name, description }) => present({ name, description: lines(description) })),
    ...[...used].sort(byText).map((name) => ({ name })),
  ];
  return all.length === 0 ? undefined : all;
}
