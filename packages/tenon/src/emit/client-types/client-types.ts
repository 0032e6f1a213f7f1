import type { ParametersPlan } from '../../shapes/parameter.ts';
import type { Plan, ResponseContent, ResponsePlan, RoutePlan } from '../../shapes/plan.ts';
import { docText, keyText, TypeText } from './type-text.ts';

/** The first line of every file of a client that has room for it. */
export const writtenBy = '// Written by `tenon client`: run it again after the api has changed.';

const head = [writtenBy, "import type { App as AppOf, Headed, Problem as ProblemDetails, Route } from 'tenon/client';"];
const app = ['/** For `createClient<App>(manifest, { baseUrl })`. */', 'export interface App extends AppOf<Routes> {}'];

/**
 * The types of an app's client as one flat module: no schema library, no server source, checked in constant time. Calls have
 * the types that `createClient<typeof app>` gives them; an object that allows other members says so with an index signature.
 * Shape: `export interface Routes { readonly books: { readonly get: Route<…> } }`, and `App` for `createClient<App>(…)`.
 */
export function emitClientTypes(plan: Plan): string {
  const types = new TypeText(plan.schemas);
  const root: Branch = new Map();
  for (const route of plan.routes) if (route.work.kind === 'handler') place(root, route.name.split('.'), { doc: docOf(route), type: routeText(route, types) });
  const routes = ['/** The routes, by tree path. */', `export interface Routes ${branchText(root, 0)}`];
  return `${[head, types.declarations, routes, app]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

interface Leaf {
  readonly doc: string;
  readonly type: string;
}
type Branch = Map<string, Branch | Leaf>;

function place(branch: Branch, [name = '', ...rest]: readonly string[], leaf: Leaf): void {
  if (rest.length === 0) {
    branch.set(name, leaf);
    return;
  }
  const known = branch.get(name);
  const next: Branch = known instanceof Map ? known : new Map();
  branch.set(name, next);
  place(next, rest, leaf);
}

function branchText(branch: Branch, depth: number): string {
  const indent = '  '.repeat(depth + 1);
  const members = [...branch].map(([name, value]) =>
    value instanceof Map
      ? `${indent}readonly ${keyText(name)}: ${branchText(value, depth + 1)};`
      : `${indent}${value.doc}\n${indent}readonly ${keyText(name)}: ${value.type};`,
  );
  return ['{', ...members, `${'  '.repeat(depth)}}`].join('\n');
}

function docOf({ at, summary, isDeprecated }: RoutePlan): string {
  return docText(`${isDeprecated ? '@deprecated ' : ''}${summary === null ? '' : `${summary}: `}\`${at}\``);
}

function routeText(route: RoutePlan, types: TypeText): string {
  const failures = route.dependencies.flatMap(({ responses }) => responses);
  const { method, path } = route;
  return `Route<${JSON.stringify(method)}, ${JSON.stringify(path)}, ${inputText(route, types)}, ${responsesText(route.responses, types)}, ${responsesText(failures, types)}>`;
}

function inputText({ params, query, headers, cookies, body }: RoutePlan, types: TypeText): string {
  const slots = [slotText('params', params, types), slotText('query', query, types), slotText('headers', headers, types), slotText('cookies', cookies, types)];
  // A client sends the first media type: the one that the manifest states.
  if (body !== null) slots.push(`body${body.isRequired ? '' : '?'}: ${contentText(body.contents[0], types, 'sent')}`);
  return membersText(slots.filter((slot) => slot !== null));
}

function slotText(slot: string, plan: ParametersPlan | null, types: TypeText): string | null {
  const parameters = plan?.parameters.filter(({ isCredential }) => isCredential !== true) ?? [];
  if (parameters.length === 0) return null;
  return `${slot}: ${membersText(parameters.map(({ name, required, schema }) => `${keyText(name)}${required ? '' : '?'}: ${types.of(schema, 'sent')}`))}`;
}

/** Bodies by status, ascending; a status that is answered in several ways is a union. */
function responsesText(responses: readonly ResponsePlan[], types: TypeText): string {
  const byStatus = new Map<number, Set<string>>();
  for (const response of responses) byStatus.set(response.status, (byStatus.get(response.status) ?? new Set()).add(responseText(response, types)));
  const sorted = [...byStatus].sort(([a], [b]) => a - b);
  return membersText(sorted.map(([status, texts]) => `${status}: ${[...texts].join(' | ')}`));
}

function responseText({ content, headers, isProblem }: ResponsePlan, types: TypeText): string {
  const isPlain = isProblem && typeof content?.schema === 'object' && content.schema.$ref === 'Problem';
  const body = content === null ? 'undefined' : isPlain ? 'ProblemDetails' : streamedText(content, contentText(content, types, 'received'));
  if (headers.length === 0) return body;
  return `Headed<${body}, ${membersText(headers.map(({ name, isRequired, schema }) => `${keyText(name)}${isRequired ? '' : '?'}: ${types.of(schema, 'received')}`))}>`;
}

/** What clients speak, or what is on the wire. */
function contentText(content: Pick<ResponseContent, 'representation' | 'schema'> | undefined, types: TypeText, direction: 'sent' | 'received'): string {
  const client = content?.representation?.client ?? 'value';
  return client === 'value' ? types.of(content?.schema ?? true, direction) : client === 'text' ? 'string' : 'Uint8Array';
}

/** Named where it stands: files of apps without streams import nothing for them. */
function streamedText({ stream }: ResponseContent, item: string): string {
  if (stream === undefined) return item;
  return `import('tenon/client').Streamed<${stream.form === 'events' ? `import('tenon/client').ServerEvent<${item}>` : item}>`;
}

function membersText(members: readonly string[]): string {
  return members.length === 0 ? '{}' : `{ ${members.join('; ')} }`;
}
