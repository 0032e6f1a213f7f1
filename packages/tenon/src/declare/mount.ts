import type { KindDeclaration, MountDeclaration, RouteDeclaration } from '../shapes/declaration.ts';
import { declaration } from '../support/markers.ts';
import { narrowedSecurity } from '../support/narrowed-security.ts';
import type { FactoryKind, Fitting, ForeignMount, Mounted, RouteTree } from './infer.ts';

/**
 * Joins what was made elsewhere to an app, below the prefix, guards and failures of a kind of route.
 * Takes a tree of routes made by `routes<Needs>()`, or a foreign `fetch` handler, which gets the path below the prefix and is
 * in no document.
 * @example createApp({ admin: mount(staff.scope({ prefix: '/admin' }), adminRoutes) })
 */
export function mount(kind: FactoryKind<unknown, unknown, string>, fetch: (request: Request) => Response | Promise<Response>): ForeignMount;
export function mount<Context, Fails, Prefix extends string, Sends, Tree extends RouteTree>(
  kind: FactoryKind<Context, Fails, Prefix, Sends>,
  routes: Tree & Fitting<Tree, Context>,
): Mounted<Tree, Prefix, Fails, Sends>;
export function mount(kind: object, guest: object): unknown {
  const of = (kind as { readonly [declaration]: KindDeclaration })[declaration]; // every FactoryKind is made by kind.ts
  if (typeof guest === 'function') {
    const declared: MountDeclaration = { kind: 'mount', of, fetch: guest as MountDeclaration['fetch'] }; // the only function that the overloads admit
    return Object.freeze({ [declaration]: Object.freeze(declared) });
  }
  return mounted(of, guest);
}

function mounted(outer: KindDeclaration, tree: object): unknown {
  const entries = Object.entries(tree).map(([name, value]: [string, unknown]) => [name, joined(outer, value)] as const);
  return Object.freeze(Object.fromEntries(entries.filter(([, value]) => value !== null)));
}

function joined(outer: KindDeclaration, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return null;
  const declared = (value as { readonly [declaration]?: { readonly kind: string } })[declaration];
  if (declared === undefined) return isTree(value) ? mounted(outer, value) : null;
  if (declared.kind === 'mount') {
    const guest = declared as MountDeclaration; // said by its kind
    return Object.freeze({ [declaration]: Object.freeze({ ...guest, of: below(outer, guest.of) }) });
  }
  if (declared.kind !== 'route') return null;
  const route = declared as RouteDeclaration; // said by its kind
  const of = below(outer, route.of);
  return Object.freeze({ method: route.method, path: of.prefix + route.path, [declaration]: Object.freeze({ ...route, of }) });
}

function isTree(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function below(outer: KindDeclaration, inner: KindDeclaration): KindDeclaration {
  const security = narrowedSecurity(outer.security, inner.security);
  const unknown = inner.unknown ?? outer.unknown;
  const cors = inner.cors ?? outer.cors;
  const csrf = inner.csrf ?? outer.csrf;
  const audiences = inner.audiences ?? outer.audiences;
  return {
    kind: 'kind',
    api: outer.api,
    prefix: outer.prefix + inner.prefix,
    tags: [...outer.tags, ...inner.tags],
    ...(security === undefined ? {} : { security }),
    ...(unknown === undefined ? {} : { unknown }),
    ...(cors === undefined ? {} : { cors }),
    ...(csrf === undefined ? {} : { csrf }),
    ...(audiences === undefined ? {} : { audiences }),
    limits: { ...outer.limits, ...inner.limits },
    dependencies: [...outer.dependencies, ...inner.dependencies],
    responses: [...outer.responses, ...inner.responses],
    errors: [...inner.errors, ...outer.errors],
    arounds: [...outer.arounds, ...inner.arounds],
  };
}
