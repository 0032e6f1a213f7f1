import { planOf } from '../app.ts';
import type { App } from '../declare/infer.ts';
import type { RoutePlan } from '../shapes/plan.ts';
import type { DependencyDeclaration } from '../shapes/declaration.ts';
import { declaredAs } from '../support/markers.ts';
import { statusTable } from './status-table.ts';
import type { TestApp } from './test-app.ts';

/** Somebody for whom every route is called. */
export interface MatrixCaller {
  /** The dependency that knows them. */
  readonly by: object;
  readonly caller: unknown;
  /** What they may do. Default: everything. */
  readonly scopes?: readonly string[];
}

/** What only some callers may have or do, beyond scopes: an object of theirs, a role that a dependency of the app decides. */
export interface MatrixObject {
  /** Names of callers; everybody else must get 403 or 404. */
  readonly by: readonly string[];
  readonly params?: Readonly<Record<string, string | number>>;
  /** Without the `?`. */
  readonly query?: string;
  readonly body?: unknown;
}

/** Who calls, and what is whose. */
export interface MatrixOptions {
  readonly callers?: Readonly<Record<string, MatrixCaller>>;
  /** By operationId. Other routes get `1` for each parameter of the path, and no body. */
  readonly objects?: Readonly<Record<string, MatrixObject>>;
  /** operationIds that are not called, e.g. of what would send mail. */
  readonly except?: readonly string[];
}

/** One route for one caller. */
export interface MatrixRow {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** `nobody`, or a name of `callers`. */
  readonly caller: string;
  readonly status: number;
  /** What it must be: `401`, `403`, `403 or 404`, or `in`, which is neither 401 nor 403, and no 404 where `params` name what is theirs. */
  readonly expected: '401' | '403' | '403 or 404' | 'in';
  readonly isRight: boolean;
}

/** Every route for every caller. */
export interface SecurityMatrix {
  readonly rows: readonly MatrixRow[];
  /** Those that are not as expected: none, in a test. */
  readonly faults: readonly MatrixRow[];
  /** For people, and for snapshots: a line for each route, a column for each caller. */
  readonly table: string;
}

/**
 * Calls every route without credentials and as every caller, and compares the answers with what the app declares: who is
 * not known gets 401, who may not 403, who asks for what is somebody else's 403 or 404.
 * @example expect((await securityMatrix(shop, { callers, objects })).faults).toEqual([])
 */
export async function securityMatrix<A extends App<unknown>>(
  shop: TestApp<A>,
  { callers = {}, objects = {}, except = [] }: MatrixOptions = {},
): Promise<SecurityMatrix> {
  const routes = planOf(shop.app).routes.filter(({ work, operationId }) => work.kind === 'handler' && !except.includes(operationId));
  const unknown = Object.keys(objects).find((id) => !routes.some(({ operationId }) => operationId === id));
  if (unknown !== undefined) throw new TypeError(`securityMatrix: the app has no operation '${unknown}'`);
  const people = [['nobody', null] as const, ...Object.entries(callers)];
  const rows: MatrixRow[] = [];
  for (const route of routes) for (const [name, who] of people) rows.push(await rowOf(shop, route, { name, who, object: objects[route.operationId] }));
  return { rows, faults: rows.filter(({ isRight }) => !isRight), table: statusTable(rows) };
}

interface Case {
  readonly name: string;
  readonly who: MatrixCaller | null;
  readonly object: MatrixObject | undefined;
}

async function rowOf(shop: TestApp<App<unknown>>, route: RoutePlan, { name, who, object }: Case): Promise<MatrixRow> {
  const { method, path, operationId } = route;
  const { fetch } = who === null ? shop : shop.as(who.by, who.caller as never, who.scopes === undefined ? {} : { scopes: who.scopes }); // `caller` is what `by` provides
  const response = await fetch(targetOf(route, object), initOf(method, object));
  await response.body?.cancel();
  const expected = expectedOf(route, { name, who, object });
  return { operationId, method, path, caller: name, status: response.status, expected, isRight: isAsExpected(response.status, expected, { route, object }) };
}

function targetOf({ segments }: RoutePlan, { params = {}, query }: Partial<MatrixObject> = {}): string {
  const valueOf = (name: string): string => encodeURIComponent(params[name] ?? 1);
  const path = segments.map((segment) => ('text' in segment ? segment.text : valueOf('parameter' in segment ? segment.parameter : segment.rest)));
  return `/${path.join('/')}${query === undefined ? '' : `?${query}`}`;
}

function initOf(method: string, object: MatrixObject | undefined): RequestInit {
  if (object?.body === undefined) return { method };
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(object.body) };
}

function expectedOf({ security: { requirement } }: RoutePlan, { name, who, object }: Case): MatrixRow['expected'] {
  const isOpen = requirement.length === 0 || requirement.some((together) => together.length === 0);
  if (!isOpen) {
    const known = who === null ? [] : schemesOf(who.by);
    const fitting = requirement.filter((together) => together.every(({ scheme }) => known.includes(scheme)));
    if (fitting.length === 0) return '401';
    if (!fitting.some((together) => together.every(({ scopes }) => scopes.every((scope) => who?.scopes?.includes(scope) ?? true)))) return '403';
  }
  return object === undefined || object.by.includes(name) ? 'in' : '403 or 404';
}

function schemesOf(dependency: object): readonly string[] {
  const security = declaredAs<DependencyDeclaration>(dependency, 'dependency')?.security;
  // A request comes with the credentials of the first.
  return security === undefined || security === 'public' ? [] : security.alternatives.slice(0, 1).map(({ name }) => name);
}

function isAsExpected(
  status: number,
  expected: MatrixRow['expected'],
  { route, object }: { readonly route: RoutePlan; readonly object: MatrixObject | undefined },
): boolean {
  if (expected !== 'in') return expected.split(' or ').includes(String(status));
  if (object?.params !== undefined) return ![401, 403, 404].includes(status);
  // What a handler says itself is its own business: that there is nobody to sign out.
  return (status !== 401 && status !== 403) || route.responses.some((response) => response.status === status);
}
