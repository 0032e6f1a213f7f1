import type { RouteFacts } from './protocol.ts';

/** What a developer may want to know of a new version. Shape: `+ GET /books`, `- GET /book`, `~ GET /books security public → bearer`. */
export function routeChanges(before: readonly RouteFacts[], after: readonly RouteFacts[]): readonly string[] {
  const [old, now] = [byPlace(before), byPlace(after)];
  const removed = [...old.keys()].filter((place) => !now.has(place)).map((place) => `- ${place}`);
  const added = [...now.keys()].filter((place) => !old.has(place)).map((place) => `+ ${place}`);
  const changed = [...now].flatMap(([place, route]) => differences(old.get(place), route).map((text) => `~ ${place} ${text}`));
  return [...removed, ...added, ...changed];
}

function byPlace(routes: readonly RouteFacts[]): ReadonlyMap<string, RouteFacts> {
  return new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
}

function differences(before: RouteFacts | undefined, after: RouteFacts): readonly string[] {
  if (before === undefined) return [];
  const members = ['operationId', 'security'] as const;
  return members.filter((member) => before[member] !== after[member]).map((member) => `${member} ${before[member]} → ${after[member]}`);
}
