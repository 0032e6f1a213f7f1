import type { MountDeclaration, RawRouteDeclaration } from '../shapes/declaration.ts';

/** Turns a mounted `fetch` handler into a raw one. */
export type Foreign = (fetch: MountDeclaration['fetch']) => RawRouteDeclaration['respond'];

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The raw routes of a mount: its prefix, and everything below where it is a `fetch` handler. */
export function mountRoutes(name: string, { of, fetch, answer }: MountDeclaration, foreign: Foreign): readonly RawRouteDeclaration[] {
  if (answer !== undefined) return [{ name, of, methods: ['GET'], path: '', respond: answer }];
  const respond = foreign(fetch);
  return ['', '/{rest}'].map((path) => ({ name, of, methods, path, respond }));
}
