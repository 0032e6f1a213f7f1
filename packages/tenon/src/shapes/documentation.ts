import type { Json } from './json.ts';

/** Vendor extensions: they go into the document as they are. Source: OpenAPI 3.1 section 4.9. */
export interface Extensions {
  readonly [extension: `x-${string}`]: Json | undefined;
}

/** Where more is to be read. */
export interface ExternalDocs {
  readonly url: string;
  readonly description?: string;
}

/** What an API is. Source: OpenAPI 3.1 section 4.8.2. */
export interface Info extends Extensions {
  readonly title: string;
  readonly version: string;
  readonly summary?: string;
  /** CommonMark. */
  readonly description?: string;
  readonly termsOfService?: string;
  readonly contact?: { readonly name?: string; readonly url?: string; readonly email?: string };
  /** `identifier` is one of SPDX: `MIT`. */
  readonly license?: { readonly name: string; readonly identifier?: string; readonly url?: string };
}

/** Where an API is served. Source: OpenAPI 3.1 section 4.8.5. */
export interface Server extends Extensions {
  readonly url: string;
  /** OpenAPI 3.2; other versions leave it out. */
  readonly name?: string;
  readonly description?: string;
  /** What `{name}` in the URL stands for. */
  readonly variables?: { readonly [name: string]: { readonly default: string; readonly enum?: readonly string[]; readonly description?: string } };
}

/** A group of operations. */
export interface Tag extends Extensions {
  readonly name: string;
  readonly description?: string;
  /** A short title. OpenAPI 3.2; before it `x-displayName`. */
  readonly summary?: string;
  /** The name of the tag around it. OpenAPI 3.2; before it `x-tagGroups`. */
  readonly parent?: string;
  /** What the tag is for: `nav`, `badge`, `audience`. OpenAPI 3.2 only. */
  readonly kind?: string;
  readonly externalDocs?: ExternalDocs;
}

/** An operation on its way out. Its responses say so in headers. */
export interface Deprecation {
  /** Since when: an ISO date. Sent as `Deprecation` (RFC 9745). */
  readonly since?: string;
  /** From when on it may be gone: an ISO date. Sent as `Sunset` (RFC 8594). */
  readonly sunset?: string;
  /** The URL of what takes its place. Sent as `Link: …; rel="successor-version"` (RFC 5829). */
  readonly successor?: string;
  /** The URL of a page about the change. Sent as `Link: …; rel="deprecation"` (RFC 9745 section 3). */
  readonly documentation?: string;
}

/** How values of a response become inputs of another operation. Source: OpenAPI 3.1 section 4.8.20. */
export interface Link {
  readonly operationId: string;
  /** By parameter: a runtime expression, or a constant. @example { id: '$response.body#/id' } */
  readonly parameters?: { readonly [name: string]: Json };
  readonly requestBody?: Json;
  readonly description?: string;
}

/** One of several documents of an app. */
export interface DocumentSelection {
  /** Routes for at least one of these are in it beside those for everyone. Default: none. */
  readonly audiences?: readonly string[];
  /** Operations with at least one of these tags. */
  readonly tags?: readonly string[];
  /** Operations at or below this path: `/v2`. */
  readonly prefix?: string;
}
