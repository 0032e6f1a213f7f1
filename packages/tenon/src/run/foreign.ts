import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import { isFraming } from './reply.ts';

/** A raw handler around a foreign `fetch` handler, which sees the path below its mount. */
export function foreign(fetch: (request: Request) => Response | Promise<Response>): (request: HttpRequest, rest: string) => Promise<HttpResponse> {
  return async (request, rest) => {
    const web = request.toWeb();
    const url = new URL(web.url);
    const below = `${url.origin}/${rest}${url.search}`;
    const response = await fetch(new Request(below, web));
    return { status: response.status, headers: headerList(response.headers), body: response.body };
  };
}

/** Framing is the adapter's: lengths and encodings of the foreign transport say nothing about ours. */
function headerList(headers: Headers): string[] {
  return [...headers].filter(([name]) => !isFraming(name)).flat();
}
