import type { Extensions } from '../../shapes/documentation.ts';
import type { Method } from './method.ts';
import type { Schema } from './schema.ts';

/** A request that the app sends; `Payload` is what a receiver gets. */
export interface Webhook<Payload> {
  readonly '~webhook': Payload;
}
/** The literal of a webhook. */
export interface WebhookDef<Body, Replies> extends Extensions {
  /** Default: POST. */
  readonly method?: Method;
  /** Default: its name in camelCase. */
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  readonly audience?: string | readonly string[];
  readonly query?: Schema;
  readonly headers?: Schema;
  readonly body?: Body;
  /** What a receiver may answer. */
  readonly responses: Replies;
}
/** Callbacks of a route, by name and by the expression that gives their URL: `{ shipped: { '{$request.body#/callbackUrl}': … } }`. */
export interface Callbacks {
  readonly [name: string]: { readonly [expression: string]: Webhook<unknown> };
}
