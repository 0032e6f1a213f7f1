export { createClient, createPathClient } from './client.ts';
export { ResponseError } from './response-error.ts';
export type { Args, Call, CallOptions, Client, ClientHeaders, ClientOptions, Outcome, PathClient } from '../declare/infer.ts';
// What printed client types are written in.
export type { App, Headed, Problem, Route } from '../declare/infer.ts';
export type { CodecTree, Manifest, ManifestRoute } from '../shapes/manifest.ts';
