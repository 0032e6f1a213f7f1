import type { ApiDeclaration, PluginDeclaration } from '../shapes/declaration.ts';
import { declaration } from '../support/markers.ts';
import { dependency } from './dependency.ts';
import type { Api, ApiOptions, PackageFactory, Plugin, Provided, SecurityChoice, Unset } from './infer.ts';
import { audiencesOf, extensionsOf } from './documentation.ts';
import { rootKind } from './kind.ts';
import { securityOf } from './security.ts';
import { webhookOf } from './webhook.ts';

/** Declares an api: its document, its plugins, its default security. Its `route` makes routes, its `dependency` dependencies. */
export function createApi<const D extends Readonly<Record<string, Plugin<unknown>>> = {}, S extends SecurityChoice | Unset = Unset>(
  options: ApiOptions<D, S>,
): Api<Provided<D>, S> {
  const plugins = Object.entries(options.plugins ?? {}).map(([name, value]) => [name, pluginOf(value)] as const);
  const declared: ApiDeclaration = {
    kind: 'api',
    info: Object.freeze({ ...options.info }),
    plugins: Object.freeze(Object.fromEntries(plugins)),
    ...(options.security === undefined ? {} : { security: securityOf(options.security as SecurityChoice) }), // Unset exists as a type only
    ...(options.unknown === undefined ? {} : { unknown: options.unknown }),
    limits: options.limits ?? {},
    tags: options.tags ?? [],
    externalDocs: options.externalDocs ?? null,
    extensions: extensionsOf(options),
    webhooks: Object.freeze(Object.fromEntries(Object.entries(options.webhooks ?? {}).map(([name, value]) => [name, webhookOf(value)]))),
    audiences: audiencesOf(options.audience) ?? [],
  };
  const api = { route: rootKind(Object.freeze(declared)), dependency: dependency(), [declaration]: declared };
  return Object.freeze(api) as unknown as Api<Provided<D>, S>; // rootKind's literal types are infer.ts's business
}

function pluginOf(value: object): PluginDeclaration {
  return (value as { readonly [declaration]: PluginDeclaration })[declaration]; // made by plugin()
}

/** Makes routes without an api, for packages: `routes<{ db: Db }>()`. `mount` checks the needs where the routes join an app. */
export function routes<Needs = {}>(): PackageFactory<Needs> {
  return rootKind(null) as unknown as PackageFactory<Needs>; // rootKind's literal types are infer.ts's business
}
