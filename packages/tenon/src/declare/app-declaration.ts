import type { AppDeclaration, KindDeclaration, SheddingDeclaration } from '../shapes/declaration.ts';
import { consoleLogger } from '../support/console-logger.ts';
import { declaration } from '../support/markers.ts';
import type { AppOptions, RouteTree } from './infer.ts';

const usualShedding: SheddingDeclaration = { maxInFlight: 5_000, maxEventLoopDelayMs: 1_000 };

/** All that `createApp` was told, with what it was not told filled in. */
export function appDeclaration<Context>(routes: RouteTree, options: AppOptions<Context>): AppDeclaration {
  return {
    routes,
    servers: options.servers ?? [],
    document: { ...options.document, inputVariants: options.document?.inputVariants ?? true },
    documents: Object.fromEntries(Object.entries(options.documents ?? {}).map(([name, { route, ...rest }]) => [name, { ...rest, of: kindOf(route) }])),
    docs: docsOf(options.docs),
    layers: options.layers ?? [],
    proxies: options.proxies === undefined ? null : { header: 'x-forwarded', ...options.proxies },
    ...(options.cors !== undefined && { cors: options.cors }),
    ...(options.csrf !== undefined && { csrf: options.csrf }),
    hosts: options.hosts ?? null,
    securityHeaders: options.securityHeaders === true ? {} : options.securityHeaders || null,
    shedding: options.shedding === false ? null : { ...usualShedding, ...options.shedding },
    logger: options.logger ?? consoleLogger,
    isDevelopment: options.development ?? isDevelopment(),
  };
}

function docsOf<Context>(docs: AppOptions<Context>['docs']): AppDeclaration['docs'] {
  if (docs === false) return null;
  const { path = '/docs', documentPath = '/openapi.json', title = null, route, show = null, ...view } = docs ?? {};
  return { path, documentPath, title, view, show, of: kindOf(route) };
}

function kindOf(route: object | undefined): KindDeclaration | null {
  const kind = route as { readonly [declaration]: KindDeclaration } | undefined; // every FactoryKind is made by kind.ts
  return kind?.[declaration] ?? null;
}

function isDevelopment(): boolean {
  return typeof process !== 'undefined' && process.env['NODE_ENV'] !== 'production';
}
