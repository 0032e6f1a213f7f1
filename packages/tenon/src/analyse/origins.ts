import type { CorsOptions, CsrfOptions } from '../shapes/browsers.ts';
import type { Report } from './mistakes.ts';

// RFC 6454 section 6.1; also schemes of apps: `capacitor://localhost`.
const originForm = /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@*,]+$/;
// RFC 9110 section 5.6.2.
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

type Code = 'cors.origin' | 'csrf.origin';

/** Reports what a policy cannot mean, once for each policy. */
export class OriginMistakes {
  readonly #report: Report;
  readonly #seen = new Set<object>();

  constructor(report: Report) {
    this.#report = report;
  }

  cors(cors: CorsOptions | null, at: string): void {
    if (cors === null || this.#seen.has(cors)) return;
    this.#seen.add(cors);
    const { origins, credentials = false, maxAgeSeconds = 0, allowHeaders = [], exposeHeaders = [] } = cors;
    if (credentials && origins === '*') {
      const advice =
        'list the origins that may send cookies, or take `credentials` away: with a star every page of the web could act in the name of its visitor';
      this.#report({ code: 'cors.credentials', at, message: "cors has credentials for the origins '*'", advice });
    }
    if (Array.isArray(origins)) this.#origins('cors.origin', origins, at);
    else if (origins !== '*' && typeof origins !== 'function') this.#origin('cors.origin', origins, at);
    if (!Number.isSafeInteger(maxAgeSeconds) || maxAgeSeconds < 0)
      this.#report({ code: 'cors.max-age', at, message: `cors.maxAgeSeconds is ${String(maxAgeSeconds)}`, advice: 'give a whole number from 0' });
    for (const name of [...allowHeaders, ...exposeHeaders].filter((each) => !token.test(each) || each === '*'))
      this.#report({ code: 'cors.header', at, message: `${JSON.stringify(name)} is not the name of a header`, advice: 'name headers one by one' });
  }

  csrf(csrf: CsrfOptions | null, at: string): void {
    if (csrf === null || this.#seen.has(csrf)) return;
    this.#seen.add(csrf);
    this.#origins('csrf.origin', csrf.origins ?? [], at);
  }

  #origins(code: Code, origins: readonly unknown[], at: string): void {
    for (const origin of origins) if (!isOrigin(origin)) this.#origin(code, origin, at);
  }

  #origin(code: Code, origin: unknown, at: string): void {
    const message = `${JSON.stringify(origin) ?? String(origin)} is not an origin`;
    this.#report({ code, at, message, advice: adviceFor(origin, code) });
  }
}

/** Whether browsers write an origin so. `null` is that of sandboxed pages of everyone. */
function isOrigin(origin: unknown): boolean {
  if (typeof origin !== 'string' || !originForm.test(origin) || !URL.canParse(origin)) return false;
  const { origin: canonical, protocol } = new URL(origin);
  return protocol === 'http:' || protocol === 'https:' ? canonical === origin : origin === origin.toLowerCase();
}

function adviceFor(origin: unknown, code: Code): string {
  if (origin === '*' && code === 'cors.origin') return "write origins: '*' without a list";
  if (origin === 'null') return 'leave it out: pages of everyone can have this origin';
  if (typeof origin === 'string' && origin.includes('*')) return 'list the origins, or decide by a function: (origin) => known.has(origin)';
  if (typeof origin === 'string' && URL.canParse(origin) && /^https?:/.test(origin)) return `write '${new URL(origin).origin}'`;
  return "write scheme, host and port as browsers do: 'https://app.example.com', 'http://localhost:5173'";
}
