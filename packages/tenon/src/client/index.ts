export { createClient, createPathClient } from './client.ts';
export { items, type ItemsOptions } from './items.ts';
export { paginate, type PageOptions } from './paginate.ts';
export { RequestError } from './request-error.ts';
export { ResponseError } from './response-error.ts';
export { retry, type RetryOptions } from './retry.ts';
export type { Args, Call, CallOptions, Client, ClientHeaders, ClientOptions, Interceptor, Outcome, PathClient } from '../declare/infer.ts';
// What printed client types are written in.
export type { App, Headed, Problem, Route, ServerEvent, Streamed } from '../declare/infer.ts';
export type { CodecTree, Manifest, ManifestRoute } from '../shapes/manifest.ts';
