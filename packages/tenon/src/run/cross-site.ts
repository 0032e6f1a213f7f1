import type { CsrfPlan } from '../shapes/browsers.ts';
import type { HttpRequest } from '../shapes/http.ts';
import { HttpError } from '../support/errors.ts';
import { canonicalHost } from '../support/host.ts';
import { isNamed, originOf } from './origin-of.ts';

/**
 * Refuses a request that a page of another origin made the browser send with the cookies of this one.
 * Browsers say which page it was by Sec-Fetch-Site, and by Origin those of before 2023; who says neither is no browser, and nobody else's cookies
 * are in it. docs/decisions has the reasons.
 * Throws: HttpError 403.
 */
export function refuseCrossSite(request: HttpRequest, plan: CsrfPlan): void {
  const { cookie, 'sec-fetch-site': site } = request.headers;
  if (cookie === undefined) return;
  const origin = originOf(request);
  if (origin !== undefined && isNamed(plan, origin)) return;
  if (
    site === undefined ? origin === undefined || isOwn(origin, request) : site === 'same-origin' || site === 'none' || (site === 'same-site' && plan.sameSite)
  )
    return;
  throw new HttpError(403, 'security.cross-site', 'A page of another origin asks for this in the name of a cookie');
}

/** Hosts are compared, not schemes: behind a proxy that is not trusted, https arrives as http. */
function isOwn(origin: string, { caller }: HttpRequest): boolean {
  const parts = /^(https?):\/\/([^/]+)$/.exec(origin);
  return parts !== null && canonicalHost(parts[2] as string, parts[1] as 'http' | 'https') === caller.host; // the form has both
}
