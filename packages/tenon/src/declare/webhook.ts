import type { WebhookDeclaration } from '../shapes/declaration.ts';
import { declaration } from '../support/markers.ts';
import { audiencesOf } from './documentation.ts';
import type { Received, Responses, Schema, Unset, Webhook, WebhookDef } from './infer.ts';

/**
 * Declares a request that the app sends to its users' servers: for `webhooks` of createApi, or `callbacks` of a route. The document
 * says what they receive; sending it is the app's business.
 * @example webhook({ body: OrderShipped, responses: { 204: null } })
 */
export function webhook<Body extends Schema = Unset>(def: WebhookDef<Body, Responses>): Webhook<Received<Body>> {
  const { audience, ...rest } = def;
  const declared: WebhookDeclaration = {
    ...(rest as Omit<WebhookDeclaration, 'kind' | 'method' | 'tags' | 'deprecated' | 'audiences'>), // undefined members are absent ones to whoever reads them
    kind: 'webhook',
    method: def.method ?? 'POST',
    tags: def.tags ?? [],
    deprecated: def.deprecated ?? false,
    audiences: audiencesOf(audience) ?? [],
  };
  return Object.freeze({ [declaration]: Object.freeze(declared) }) as unknown as Webhook<Received<Body>>; // `~webhook` exists as a type only
}

/** What a webhook value declares. */
export function webhookOf(value: object): WebhookDeclaration {
  return (value as { readonly [declaration]: WebhookDeclaration })[declaration]; // made by webhook()
}
