/** What `tenon` is in a built app: what declares, and nothing of what analyses and emits. The same names as in `../index.ts`. */
export { createApi, routes } from '../declare/api.ts';
export { dependency } from '../declare/dependency.ts';
export { mount } from '../declare/mount.ts';
export { plugin } from '../declare/plugin.ts';
export { mapError, response } from '../declare/response.ts';
export { Problem, problemWith } from '../declare/problem-schema.ts';
export { t } from '../declare/schema.ts';
export { eventStream, jsonLines } from '../declare/stream.ts';
export { anyOf, apiKey, basic, bearer, oauth2, openIdConnect, optional } from '../declare/security.ts';
export { webhook } from '../declare/webhook.ts';
export { createApp, manifestOf, openapi } from './app.ts';
export { createClient, createPathClient, RequestError, ResponseError } from '../client/index.ts';
export { DeclarationError } from '../support/errors.ts';
export { problem } from '../support/problem-error.ts';
