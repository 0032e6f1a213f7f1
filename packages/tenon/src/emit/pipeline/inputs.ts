import type { ParametersPlan, UnknownPolicy } from '../../shapes/parameter.ts';
import type { IssueLocation } from '../../shapes/problem.ts';
import type { ContentPlan, RoutePlan } from '../../shapes/plan.ts';
import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import { literal } from '../../support/code.ts';
import { checkUnit } from '../checker/checker.ts';
import { parametersUnit } from '../decoder/parameters.ts';
import { isReached } from '../decoder/reach.ts';
import { decodeUnit } from '../decoder/value.ts';
import { formsText } from './forms-text.ts';
import { isAsync, type Pipeline } from './pipeline.ts';
import { acceptsOnlyTame } from './tame-body.ts';

interface Input {
  /** The variable of the wire value, and later of the decoded one. */
  readonly variable: string;
  readonly location: IssueLocation;
  readonly schema: SchemaNode;
  readonly check: string;
  /** An expression that is true when there is nothing to check. */
  readonly isSkipped?: string;
  /** How deep it may nest, where that was not looked at before. */
  readonly depth?: number | null;
}

/** Declares `params`, `query`, `headers` and `cookies`: decoded, checked together, undefined where nothing is declared. */
export function writeInputs(pipeline: Pipeline): void {
  const { writer, route } = pipeline;
  const inputs = [
    writeSlot(pipeline, 'params', route.params, 'rawParams'),
    writeSlot(pipeline, 'query', route.query, 'request.query'),
    writeSlot(pipeline, 'headers', route.headers, 'request.headers'),
    writeSlot(pipeline, 'cookies', route.cookies, 'request.headers.cookie'),
  ].filter((input) => input !== null);
  if (inputs.length === 0) return;
  const isValid = inputs
    .map(({ check, variable, isSkipped }) => (isSkipped === undefined ? `${check}(${variable})` : `(${isSkipped} || ${check}(${variable}))`))
    .join(' && ');
  writer.block(`if (!(${isValid}))`, () => writeRefusal(pipeline, inputs));
  for (const [slot, plan] of [
    ['params', route.params],
    ['query', route.query],
    ['headers', route.headers],
    ['cookies', route.cookies],
  ] as const)
    writeSlotDecode(pipeline, slot, plan);
}

/** All issues belong into one answer: where there is a body to read, it is read and checked as well. */
function writeRefusal(pipeline: Pipeline, inputs: readonly Input[]): void {
  const body = bodyInput(pipeline);
  if (body === null) return void pipeline.writer.line(`return ${invalidCall(pipeline, inputs)};`);
  writeReading(pipeline, 'const', () => pipeline.writer.line(`return ${invalidCall(pipeline, [...inputs, body])};`));
}

function writeSlot(pipeline: Pipeline, slot: string, plan: ParametersPlan | null, source: string): Input | null {
  const { writer, code, schemas } = pipeline;
  if (plan === null) {
    writer.line(`const ${slot} = ${slot === 'params' ? '{}' : 'undefined'};`);
    return null;
  }
  const isEmpty = plan.in === 'query' && plan.parameters.length === 0 && !typesOthers(plan);
  if (isEmpty && plan.unknown !== 'reject') {
    writer.line(`const ${slot} = undefined;`);
    return null;
  }
  const decode = writer.use(parametersUnit(code, schemas, plan));
  // An empty closed query is nearly always absent: nothing is made and checked then.
  writer.line(`let ${slot} = ${isEmpty ? `request.query === "" ? undefined : ` : ''}${decode}(${source});`);
  if (isEmpty)
    return {
      variable: slot,
      location: plan.in,
      schema: plan.schema,
      check: writer.use(checkUnit(code, schemas, plan.schema)),
      isSkipped: `${slot} === undefined`,
    };
  return { variable: slot, location: plan.in, schema: plan.schema, check: writer.use(checkUnit(code, schemas, plan.schema)) };
}

/** Whether undeclared names have a schema of their own. */
function typesOthers({ schema }: ParametersPlan): boolean {
  return typeof schema === 'object' && typeof schema.additionalProperties === 'object';
}

function writeSlotDecode(pipeline: Pipeline, slot: string, plan: ParametersPlan | null): void {
  if (plan !== null && (plan.parameters.length > 0 || typesOthers(plan)))
    writeDecode(pipeline, slot, { schema: plan.schema, unknown: plan.unknown, location: plan.in });
}

/** Wire value to what the handler sees. Only a user's transform can fail here: the value has passed its check. */
function writeDecode(
  { writer, code, schemas, runtime }: Pipeline,
  variable: string,
  { schema, unknown, location }: { readonly schema: SchemaNode; readonly unknown: UnknownPolicy; readonly location: IssueLocation },
): void {
  const decode = decodeUnit(code, schemas, schema, unknown);
  if (decode === null) return;
  const line = `${variable} = ${writer.use(decode)}(${variable});`;
  const hasTransform = isReached(schemas, schema, (parts) => parts.some(({ codec }) => typeof codec === 'object'));
  writer.line(
    hasTransform ? `try { ${line} } catch (error) { throw ${writer.constant('undecodable', runtime.undecodable)}(${literal(location)}, error); }` : line,
  );
}

/** A call that gives the response, 422: returned, since what is thrown costs a microsecond more (node 24). */
function invalidCall({ writer, runtime }: Pipeline, inputs: readonly Input[]): string {
  const checked = inputs.map(
    ({ variable, location, schema, check, depth = null }) =>
      `{ location: ${literal(location)}, schema: ${writer.late('schema', schema)}, value: ${variable}, check: ${check}, depth: ${literal(depth)} }`,
  );
  return `${writer.constant('invalid', runtime.invalid)}([${checked.join(', ')}])`;
}

/** Declares `body`: read, parsed, checked, decoded; `rest` writes what follows. */
export function writeBody(pipeline: Pipeline, rest: () => void): void {
  const { writer, route } = pipeline;
  const input = bodyInput(pipeline);
  if (route.body === null || input === null) return rest();
  const { isRequired } = route.body;
  writeReading(pipeline, 'let', () => {
    writer.line(`if (${isRequired ? '' : 'body !== undefined && '}!${input.check}(body)) return ${invalidCall(pipeline, [input])};`);
    const decode = (): void => writeDecode(pipeline, 'body', { schema: input.schema, unknown: route.unknown, location: 'body' });
    if (isRequired) decode();
    else writer.block('if (body !== undefined)', decode);
    rest();
  });
}

function bodyInput({ writer, route, code, schemas }: Pipeline): Input | null {
  const schema = route.body?.contents[0]?.request;
  if (schema === undefined) return null;
  const depth = isTameBody(route, schemas) ? route.limits.jsonDepth : null;
  return { variable: 'body', location: 'body', schema, check: writer.use(checkUnit(code, schemas, schema)), depth };
}

/** Bodies that nothing can be wrong with once they are valid are searched when they are not. */
function isTameBody({ body, limits }: RoutePlan, schemas: Schemas): boolean {
  return acceptsOnlyTame(schemas, body?.contents[0]?.request ?? true, limits.jsonDepth);
}

/** What most bodies are, and what has the short way. */
function isPlainJson(contents: readonly ContentPlan[]): boolean {
  return contents.length === 1 && contents.every(({ mediaType, representation }) => representation === null && mediaType === 'application/json');
}

function representedReading({ writer, runtime }: Pipeline, contents: readonly ContentPlan[], rules: object): string {
  const forms = `{ ${formsText(writer, contents)}, schema: ${writer.late('schema', contents[0]?.schema ?? true)}() }`;
  return `${writer.constant('readBody', runtime.readRepresentedBody)}(request, ${writer.data('bodyRules', rules)}, ${forms}`;
}

/**
 * Writes what reads the body and goes on with it. Where something was waited for before, it is waited for as well; else all
 * that follows is a callback, for each promise between a body and its answer is work for the engine.
 */
function writeReading(pipeline: Pipeline, kind: 'let' | 'const', rest: () => void): void {
  const { writer, route, runtime, schemas } = pipeline;
  const { isRequired, contents } = route.body ?? { isRequired: false, contents: [] };
  const rules = { isRequired, limits: route.limits, unknown: route.unknown, isTame: isTameBody(route, schemas) };
  const read = isPlainJson(contents)
    ? `${writer.constant('readJsonBody', runtime.readJsonBody)}(request, ${writer.data('bodyRules', rules)}`
    : representedReading(pipeline, contents, rules);
  if (isAsync(route)) {
    writer.line(`${kind} body = await ${read}, (value) => value);`);
    return rest();
  }
  writer.line(`return ${read}, (${kind === 'let' ? 'value' : 'body'}) => {`);
  if (kind === 'let') writer.line('let body = value;');
  rest();
  writer.line('});');
}
