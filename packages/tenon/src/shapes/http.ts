/** Who sent a request: what is known of the connection or, where it is a trusted proxy's, what that says. */
export interface Caller {
  /** In canonical text, IPv4 also where IPv6 carries it: `192.0.2.1`, `2001:db8::1`. `null` where nobody says. */
  readonly address: string | null;
  readonly scheme: 'http' | 'https';
  /** In lower case, with a port where it is not the scheme's own: `api.example.com`. */
  readonly host: string;
}

/**
 * The canonical request: an adapter makes one per request, everything else reads it and nothing else.
 * Every text is raw (percent-encoded) and already free of what the adapter must refuse.
 */
export interface HttpRequest {
  /** Upper case. */
  readonly method: string;
  /** Starts with `/`; no query. */
  readonly path: string;
  /** Without the `?`; `''` when absent. */
  readonly query: string;
  /** Found out when it is asked for. */
  readonly caller: Caller;
  /** `1.1`; absent where the platform does not say. */
  readonly protocolVersion?: string;
  /** By lower-case name; repeated headers are joined by `, `, cookies by `; `. No prototype is relied on: read constant names only. */
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  /** Whether bytes follow the head: a Content-Length above 0, or a Transfer-Encoding. */
  readonly hasBody: boolean;
  /** Aborted when the caller has gone or the time is up. */
  readonly signal: AbortSignal;
  /** Aborts `signal`. */
  abort(reason: Error): void;
  /** Told of whoever waits for its response, and can be given another one. */
  awaited?(waiting: Answerable): void;
  /**
   * The whole body: at once where all of it is here.
   * Throws: HttpError body.too-large (413) as soon as the limit is passed, body.incomplete (400) when the caller goes away.
   */
  readBody(limitBytes: number): Uint8Array | Promise<Uint8Array>;
  /** The same request as a web `Request`, made on first use; its URL has the caller's `scheme` and `host`. */
  toWeb(): Request;
}

/** What waits for a response; the first one counts. */
export interface Answerable {
  answer(response: HttpResponse): void;
}

/** Text to be encoded where it is sent. */
export interface Utf8Body {
  /** Without lone surrogates. */
  readonly text: string;
  /** In bytes. */
  readonly length: number;
}

/** What an adapter writes. */
export interface HttpResponse {
  readonly status: number;
  /** Name, value, name, value…; names in lower case; no content-length, no date. */
  readonly headers: readonly string[];
  /** `string` is latin-1 text whose char codes are the bytes; `null` is no body. */
  readonly body: string | Utf8Body | Uint8Array | ReadableStream<Uint8Array> | null;
  /**
   * Called by the adapter when the response has left, or when it will not: at least once. A platform that speaks `fetch` says of
   * bytes that it has them, and nothing of a stream, which knows itself when it was read.
   */
  readonly ended?: (isComplete: boolean) => void;
  /** Whose memory the bytes of `body` are. They stay as they are, unless whoever has copied them gives them back. */
  readonly lender?: BodyLender;
}

/** What bodies are written into. */
export interface BodyLender {
  /** Nobody reads these bytes any more: their memory is free for the next body. */
  giveBack(bytes: Uint8Array): void;
}
