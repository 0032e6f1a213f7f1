import type { ParametersPlan } from '../../shapes/parameter.ts';
import type { Plan, ResponsePlan, RoutePlan } from '../../shapes/plan.ts';
import { keyText, TypeText } from './type-text.ts';

/**
 * The types of an app's client as one flat module: no schema library, no server source, checked in constant time.
 * Shape: `export interface Routes { readonly books: { readonly get: Route<…> } }`, and `App` for `createClient<App>(…)`.
 */
export function emitClientTypes(plan: Plan): string {
  const types = new TypeText(plan.schemas);
  const root: Branch = new Map();
  for (const route of plan.routes) if (route.work.kind === 'handler') place(root, route.name.split('.'), routeText(route, types));
  const routes = `export interface Routes ${branchText(root, 0)}`;
  const app = '/** For `createClient<App>(manifest, { baseUrl })`. */\nexport interface App {\n  readonly routes: Routes;\n}';
  return `${['// Written by `tenon client`: run it again after the api has changed.', "import type { Headed, Problem as ProblemDetails, Route } from 'tenon/client';", '', ...types.declarations, '', routes, '', app].join('\n')}\n`;
}

type Branch = Map<string, Branch | string>;

function place(branch: Branch, [name = '', ...rest]: readonly string[], text: string): void {
  if (rest.length === 0) {
    branch.set(name, text);
    return;
  }
  const known = branch.get(name);
  const next: Branch = known instanceof Map ? known : new Map();
  branch.set(name, next);
  place(next, rest, text);
}

function branchText(branch: Branch, depth: number): string {
  const indent = '  '.repeat(depth + 1);
  const members = [...branch].map(([name, value]) => `${indent}readonly ${keyText(name)}: ${typeof value === 'string' ? value : branchText(value, depth + 1)};`);
  return `{\n${members.join('\n')}\n${'  '.repeat(depth)}}`;
}

function routeText(route: RoutePlan, types: TypeText): string {
  const body = route.body === null ? [] : [`body${route.body.isRequired ? '' : '?'}: ${types.of(route.body.contents[0]?.schema ?? true, 'sent')}`];
  const slots = [slotText('params', route.params, types), slotText('query', route.query, types), slotText('headers', route.headers, types), slotText('cookies', route.cookies, types), ...body].filter((slot) => slot !== null);
  const responses = mergedResponses(route).map(([status, plans]) => `${status}: ${[...new Set(plans.map((plan) => responseText(plan, types)))].join(' | ')}`);
  return `Route<${JSON.stringify(route.method)}, ${JSON.stringify(route.path)}, { ${slots.join('; ')} }, { ${responses.join('; ')} }, {}>`;
}

function slotText(slot: string, plan: ParametersPlan | null, types: TypeText): string | null {
  const parameters = plan?.parameters.filter(({ isCredential }) => isCredential !== true) ?? [];
  if (parameters.length === 0) return null;
  const members = parameters.map(({ name, required, schema }) => `${keyText(name)}${required ? '' : '?'}: ${types.of(schema, 'sent')}`);
  return `${slot}: { ${members.join('; ')} }`;
}

/** What the handler, its scopes and its dependencies may answer, ascending by status. */
function mergedResponses(route: RoutePlan): readonly (readonly [number, readonly ResponsePlan[]])[] {
  const byStatus = new Map<number, ResponsePlan[]>();
  for (const plan of [...route.responses, ...route.dependencies.flatMap(({ responses }) => responses)]) byStatus.set(plan.status, [...(byStatus.get(plan.status) ?? []), plan]);
  return [...byStatus].sort(([a], [b]) => a - b);
}

function responseText({ content, headers }: ResponsePlan, types: TypeText): string {
  const body = content === null ? 'undefined' : isPlainProblem(content.schema) ? 'ProblemDetails' : types.of(content.schema, 'received');
  if (headers.length === 0) return body;
  return `Headed<${body}, { ${headers.map(({ name, isRequired, schema }) => `${keyText(name)}${isRequired ? '' : '?'}: ${types.of(schema, 'received')}`).join('; ')} }>`;
}

function isPlainProblem(schema: NonNullable<ResponsePlan['content']>['schema']): boolean {
  return typeof schema === 'object' && schema.$ref === 'Problem';
}
