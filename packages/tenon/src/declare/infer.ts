/**
 * The public types, which have no run time behind them; the folder infer/ holds every conditional type.
 * What they cost the compiler is a budget in CI: docs/reference/type-cost.md.
 */
export type { UnknownPolicy } from '../shapes/parameter.ts';
export type { Priority } from '../shapes/priority.ts';
export type { Deprecation, DocumentSelection, Extensions, ExternalDocs, Info, Link, Server, Tag } from '../shapes/documentation.ts';
export type { OAuthFlows } from '../shapes/declaration.ts';
export type { Manifest } from '../shapes/manifest.ts';
export type { ProblemInit, ProblemIssue } from '../shapes/problem.ts';
export type { Problem, ProblemSchema } from './problem-schema.ts';
export type { Defaulted, Model, Schema, SchemaBuilder, TBigInt, TBytes, TDate, TFile } from './infer/schema.ts';
export type { Decoded, Plain, Received, Sent, Unset, Wire } from './infer/views.ts';
export type { FromJson, Unsupported } from './infer/json-schema.ts';
export type { CookieOptions, ExtraHeaders, Headed, Replied, Reply, ResponseOptions, Responses, ResponseSpec, Result } from './infer/response.ts';
export type { BytesBody, Represented } from './infer/content.ts';
export type { EventStream, EventStreamOptions, JsonLines } from './infer/stream.ts';
export type { Items, ServerEvent, Streamed } from './infer/streamed.ts';
export type { Checked, Dependencies, Dependency, DependencyDef, DependencyFactory, DependencyRequest, ErrorMapping } from './infer/dependency.ts';
export type { Plugin, PluginDef, Provided, Security, SecurityChoice } from './infer/dependency.ts';
export type { Method } from './infer/method.ts';
export type { Handler, Limits, ParamsFor, PathKeys, Req, Route, RouteDef, RouteDocs, RouteParts } from './infer/route.ts';
export type { Answer, Around, AroundCall, FactoryKind, RouteFactory, ScopeOptions, UnsecuredFactory } from './infer/factory.ts';
export type { RouteNeedsSecurityOfItsOwnOrFromApiScopeOrDependency } from './infer/factory.ts';
export type { Fitting, ForeignMount, Mounted, PackageFactory } from './infer/factory.ts';
export type { Api, ApiOptions, App, AppOptions, DocsOptions, DocumentOptions, NamedDocumentOptions } from './infer/app.ts';
export type { ProxyOptions, RouteTree, SheddingOptions } from './infer/app.ts';
export type { Args, Call, CallOptions, Client, ClientHeaders, ClientOptions, Failure, Interceptor, Outcome, PathClient, Success } from './infer/client.ts';
export type { Callbacks, Webhook, WebhookDef } from './infer/webhook.ts';
