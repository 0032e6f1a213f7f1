import { Agent, interceptors, type Dispatcher } from 'undici';

type RetryOptions = NonNullable<Parameters<typeof interceptors.retry>[0]>;
type CacheOptions = NonNullable<Parameters<typeof interceptors.cache>[0]>;

/** How connections are pooled, and what stands between them and a client; all in undici's own words. */
export interface UndiciFetchOptions {
  /** `connections` per origin, `pipelining`, `keepAliveTimeout`, `connect`, … */
  readonly agent?: Agent.Options;
  /** Something else to send through than an Agent of its own: a ProxyAgent, a MockAgent, an app under test. */
  readonly dispatcher?: Dispatcher;
  /** Sends again, and resumes broken downloads. `true`: as undici does by itself. */
  readonly retry?: boolean | RetryOptions;
  /** Keeps what responses allow to be kept (RFC 9111). `true`: in memory, as a cache that many share. */
  readonly cache?: boolean | CacheOptions;
}

/** A `fetch` with connections of its own. */
export interface UndiciFetch {
  (input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** What it sends through, for whatever takes a dispatcher of undici. */
  readonly dispatcher: Dispatcher;
  /** Waits for running requests and closes the connections; those of a given `dispatcher` too. */
  close(): Promise<void>;
}

/** A `fetch` for clients on Node, `createClient(manifest, { baseUrl, fetch: undiciFetch({ cache: true }) })`. */
export function undiciFetch({ agent, dispatcher = new Agent(agent), retry = false, cache = false }: UndiciFetchOptions = {}): UndiciFetch {
  const through = dispatcher.compose([
    // The last answer is an answer, not an error: the client knows what to do with it.
    ...(retry === false ? [] : [interceptors.retry({ throwOnError: false, ...(retry === true ? {} : retry) })]),
    ...(cache === false ? [] : [interceptors.cache(cache === true ? {} : cache)]),
  ]);
  // Node's own fetch, which takes any dispatcher: undici's would know neither Node's Request nor its FormData.
  const send = (input: string | URL | Request, init?: RequestInit): Promise<Response> => fetch(input, { ...init, dispatcher: through } as RequestInit); // `dispatcher` is Node's
  return Object.assign(send, { dispatcher: through, close: () => dispatcher.close() });
}
