/** Which pages of other origins may call, and what they may read. */
export interface CorsOptions {
  /** Exact origins as `https://app.example.com`; `*` is every page, without credentials; or a function that decides. `null` is never one. */
  readonly origins: '*' | readonly string[] | ((origin: string) => boolean);
  /** Whether browsers send cookies along, and let the page read the answer. Default: false. */
  readonly credentials?: boolean;
  /** Request headers beside those that routes declare, their body's type and their schemes. */
  readonly allowHeaders?: readonly string[];
  /** Response headers beside those that routes declare. */
  readonly exposeHeaders?: readonly string[];
  /** How long browsers may remember the answer to a preflight. Default: 600. */
  readonly maxAgeSeconds?: number;
}

/** Whose pages may change things in the name of a cookie, beside those of the app's own origin. */
export interface CsrfOptions {
  /** Exact origins. Those that CORS lets call with credentials are already among them. */
  readonly origins?: readonly string[];
  /** Whether other subdomains of the site may. Default: false. */
  readonly sameSite?: boolean;
}

/** Headers by which browsers handle answers with care; `false` leaves one out. */
export interface SecurityHeaderOptions {
  /** `Content-Security-Policy`, where a response has none. Default: `default-src 'none'; frame-ancestors 'none'`. */
  readonly contentSecurityPolicy?: string | false;
  /** `Referrer-Policy`, where a response has none. Default: `no-referrer`. */
  readonly referrerPolicy?: string | false;
  /** `Cross-Origin-Resource-Policy`: who may embed answers as images and scripts; what CORS lets others read is no part of it. Default: `same-origin`. */
  readonly crossOriginResourcePolicy?: 'same-origin' | 'same-site' | 'cross-origin' | false;
  /** `X-Frame-Options`, for browsers from before `frame-ancestors`. Default: `DENY`. */
  readonly frameOptions?: 'DENY' | 'SAMEORIGIN' | false;
  /** `Strict-Transport-Security`, where a request came over https. Default: `max-age=31536000`. */
  readonly strictTransportSecurity?: string | false;
}

/** Whose calls a function decides about. */
export type OriginCheck = (origin: string) => boolean;

/** CORS of one route, or of an app's answers without a route. */
export interface CorsPlan {
  /** `null` where a function decides. */
  readonly origins: '*' | readonly string[] | null;
  /** The user's function: no part of what is written down. */
  readonly decide?: OriginCheck;
  readonly credentials: boolean;
  /** Header values, `''` for none. */
  readonly allowHeaders: string;
  readonly exposeHeaders: string;
  readonly maxAgeSeconds: number;
}

/** Which pages may call a route that changes something and reads a cookie. */
export interface CsrfPlan {
  readonly origins: readonly string[];
  /** CORS' own function, where it decides about calls with credentials. */
  readonly decide?: OriginCheck;
  readonly sameSite: boolean;
}
