import type { OriginCheck } from '../shapes/browsers.ts';
import type { HttpRequest } from '../shapes/http.ts';

interface Allowing {
  readonly origins: '*' | readonly string[] | null;
  readonly decide?: OriginCheck;
}

/** The page's origin as the browser says it; `undefined` for other callers. */
export function originOf({ headers: { origin } }: HttpRequest): string | undefined {
  return typeof origin === 'string' ? origin : undefined;
}

/** Whether a rule names an origin. `null` is the origin of sandboxed pages of everyone: no rule names it. */
export function isNamed({ origins, decide }: Allowing, origin: string): boolean {
  if (origin === 'null') return false;
  if (Array.isArray(origins) && origins.includes(origin)) return true;
  return decide?.(origin) === true; // not what is only truthy: a promise is
}
