/** What is asked of the process of a version. */
export type Request =
  | { readonly kind: 'serve' }
  /** Answer what was accepted, stop the plugins; the process stays and can serve again. */
  | { readonly kind: 'stop' };

/** A route as far as a reload reports it. */
export interface RouteFacts {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly security: string;
}

/** A version that is analysed, and has opened nothing yet. */
export interface Ready {
  readonly kind: 'ready';
  readonly routes: readonly RouteFacts[];
  readonly docs: { readonly path: string | null; readonly documentPath: string } | null;
  readonly client: readonly { readonly name: string; readonly text: string }[];
  /** Files of the app that the loader knows of. */
  readonly files: readonly string[];
}

/** What the process of a version tells. */
export type Reply =
  | Ready
  | { readonly kind: 'failed'; readonly message: string; readonly files: readonly string[] }
  | { readonly kind: 'serving'; readonly port: number }
  | { readonly kind: 'stopped'; readonly isClean: boolean };
