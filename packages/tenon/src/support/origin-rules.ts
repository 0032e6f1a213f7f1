import type { CorsOptions, CorsPlan, CsrfOptions, CsrfPlan } from '../shapes/browsers.ts';

/** What the nearest of some declarations says of CORS, the innermost first; `null` is none. */
export function nearestCors(...declared: readonly ({ readonly cors?: CorsOptions | false } | null)[]): CorsOptions | null {
  return declared.find((each) => each?.cors !== undefined)?.cors || null;
}

/** What a policy says by itself, whatever the route. */
export function policyOf({ origins, credentials = false, maxAgeSeconds = 600 }: CorsOptions): Omit<CorsPlan, 'allowHeaders' | 'exposeHeaders'> {
  const allowed = typeof origins === 'function' ? { origins: null, decide: origins } : { origins };
  return { ...allowed, credentials, maxAgeSeconds };
}

/** Whose pages may change things in the name of a cookie; those that CORS lets call with credentials are among them. */
export function trustOf({ origins = [], sameSite = false }: CsrfOptions, cors: ReturnType<typeof policyOf> | null): CsrfPlan {
  if (cors === null || !cors.credentials || cors.origins === '*') return { origins, sameSite };
  const { decide } = cors;
  return { origins: [...new Set([...origins, ...(cors.origins ?? [])])], ...(decide !== undefined && { decide }), sameSite };
}
