import type { Json, JsonObject } from '../shapes/json.ts';
import type { Plan, ResponsePlan, RoutePlan } from '../shapes/plan.ts';
import type { Issue } from '../shapes/problem.ts';
import type { SchemaNode, SchemaObject, Schemas } from '../shapes/schema.ts';
import { subschemasOf } from '../keywords/subschemas.ts';
import { wireJson } from '../support/wire-json.ts';
import type { Report } from './mistakes.ts';
import { isTelling } from './schema/keyword-forms.ts';

/** What is wrong with a value, by the interpreter that explains requests. */
export type Explain = (node: SchemaNode, value: unknown, schemas: Schemas) => readonly Issue[];

interface RuleSetting {
  /** The schema of a request: examples may leave out what `t.Default` fills. */
  readonly requestView: (node: SchemaNode) => SchemaNode;
  /** Whether there is something to look at in the schema of a body. */
  readonly isNotable: (node: SchemaNode) => boolean;
  readonly schemas: Schemas;
  readonly explain: Explain;
  readonly report: Report;
  readonly warn: (warning: string) => void;
}

/**
 * Rules about whole schemas, once all are known: defaults satisfy their own schema, a default on a required member is pointed
 * out, and no schema refers to itself without a step into the value, which no check of it could end.
 */
export function applySchemaRules(plan: Pick<Plan, 'routes'>, setting: RuleSetting): void {
  const seen = new Set<SchemaNode>();
  for (const [key, node] of setting.schemas.definitions) {
    if (key.includes('?')) continue; // a view of one that is here as well
    if (isEndless(node, setting.schemas))
      setting.report({
        code: 'schema.endless',
        at: `schema ${key}`,
        message: 'it refers to itself without a step into the value',
        advice: 'refer to it from a property or an item',
      });
    else visit(node, `schema ${key}`, seen, setting);
  }
  for (const route of plan.routes) visitRoute(route, seen, setting);
  for (const route of plan.routes) checkResponseExamples(route, setting);
}

function checkResponseExamples({ at, responses, dependencies }: RoutePlan, setting: RuleSetting): void {
  checkExamplesOf(responses, at, setting);
  for (const dependency of dependencies) checkExamplesOf(dependency.responses, at, setting);
}

function checkExamplesOf(responses: readonly ResponsePlan[], at: string, setting: RuleSetting): void {
  for (const { status, content, examples, isProblem } of responses) {
    if (content === null || examples === null) continue;
    for (const [name, example] of Object.entries(examples)) {
      // What a handler leaves out of a problem is filled in before it is sent.
      const sent = isProblem ? { status, ...(wireJson(example) as JsonObject) } : wireJson(example); // a problem is an object
      checkExample(content.schema, sent, { code: 'response.example', at: `${at} response ${status}`, what: `the example '${name}'` }, setting);
    }
  }
}

function visitRoute(route: RoutePlan, seen: Set<SchemaNode>, setting: RuleSetting): void {
  const { at, params, query, headers, cookies, body, responses } = route;
  const { isNotable } = setting;
  for (const plan of [params, query, headers, cookies])
    for (const { name, schema } of plan?.parameters ?? []) if (isTelling(schema)) visit(schema, `${at} ${plan?.in} parameter '${name}'`, seen, setting);
  for (const { schema } of body?.contents ?? []) if (isNotable(schema)) visit(schema, `${at} body`, seen, setting);
  for (const { status, content } of responses) {
    if (content !== null && isNotable(content.schema)) visit(content.schema, `${at} response ${status}`, seen, setting);
  }
}

function visit(node: SchemaNode, at: string, seen: Set<SchemaNode>, setting: RuleSetting): void {
  if (!isTelling(node) || seen.has(node)) return;
  seen.add(node);
  if (node.default !== undefined && node.foreign === undefined) checkDefault(node, at, setting);
  for (const example of node.examples ?? [])
    checkExample(node, example, { code: 'schema.example', at, what: `the example ${JSON.stringify(example)}` }, setting);
  for (const name of idleDefaults(node))
    setting.warn(`${at}: '${name}' is required and has a default, which is never used: mark it with t.Default(…), or make it optional`);
  for (const inner of subschemasOf(node)) visit(inner, at, seen, setting);
}

function checkDefault(node: SchemaObject, at: string, { schemas, explain, report }: RuleSetting): void {
  const [issue] = explain(node, node.default, schemas);
  if (issue === undefined) return;
  const place = issue.pointer === '' ? '' : ` at ${issue.pointer}`;
  report({
    code: 'schema.default',
    at,
    message: `the default ${JSON.stringify(node.default)} does not satisfy its own schema${place}: it ${issue.message}`,
    advice: 'change the default or the schema',
  });
}

/** Examples are what readers copy: they satisfy their schema, though they may leave out what a default fills. */
function checkExample(
  node: SchemaNode,
  example: Json,
  { code, at, what }: { readonly code: string; readonly at: string; readonly what: string },
  { schemas, explain, report, requestView }: RuleSetting,
): void {
  const [issue] = explain(node, example, schemas);
  if (issue === undefined || explain(requestView(node), example, schemas).length === 0) return;
  const place = issue.pointer === '' ? '' : ` at ${issue.pointer}`;
  report({ code, at, message: `${what} does not satisfy its schema${place}: it ${issue.message}`, advice: 'change the example or the schema' });
}

function idleDefaults({ properties, required, defaulted = [] }: SchemaObject): readonly string[] {
  if (properties === undefined || required === undefined) return [];
  return required.filter((name) => {
    const member = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return typeof member === 'object' && member.default !== undefined && !defaulted.includes(name);
  });
}

/** Whether following what holds for the same value comes back to where it began. */
function isEndless(start: SchemaNode, schemas: Schemas): boolean {
  const open = new Set<SchemaNode>();
  const done = new Set<SchemaNode>();
  const follow = (node: SchemaNode | undefined): boolean => {
    if (node === undefined || typeof node === 'boolean' || done.has(node)) return false;
    if (open.has(node)) return true;
    open.add(node);
    const { $ref, allOf = [], anyOf = [], oneOf = [], not, if: condition, then, else: otherwise, dependentSchemas = {} } = node;
    const target = $ref === undefined ? undefined : schemas.definitions.get($ref);
    const isCircle = [target, ...allOf, ...anyOf, ...oneOf, not, condition, then, otherwise, ...Object.values(dependentSchemas)].some(follow);
    open.delete(node);
    done.add(node);
    return isCircle;
  };
  return follow(start);
}
