import type { ParametersPlan, UnknownPolicy } from '../../shapes/parameter.ts';
import type { IssueLocation } from '../../shapes/problem.ts';
import type { SchemaNode } from '../../shapes/schema.ts';
import { literal } from '../../support/code.ts';
import { checkUnit } from '../checker/checker.ts';
import { parametersUnit } from '../decoder/parameters.ts';
import { isReached } from '../decoder/reach.ts';
import { decodeUnit } from '../decoder/value.ts';
import type { Pipeline } from './pipeline.ts';

interface Input {
  /** The variable of the wire value, and later of the decoded one. */
  readonly variable: string;
  readonly location: IssueLocation;
  readonly schema: SchemaNode;
  readonly check: string;
  /** An expression that is true when there is nothing to check. */
  readonly isSkipped?: string;
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
  const { writer } = pipeline;
  const body = bodyInput(pipeline);
  if (body === null) {
    writer.line(`return ${invalidCall(pipeline, inputs)};`);
    return;
  }
  writer.line(`const body = ${readBodyCall(pipeline)};`);
  writer.line(`if (body !== undefined) return ${invalidCall(pipeline, [...inputs, body])};`);
  writer.line(`return ${invalidCall(pipeline, inputs)};`);
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
    ({ variable, location, schema, check }) =>
      `{ location: ${literal(location)}, schema: ${writer.late('schema', schema)}, value: ${variable}, check: ${check} }`,
  );
  return `${writer.constant('invalid', runtime.invalid)}([${checked.join(', ')}])`;
}

/** Declares `body`: read, parsed, checked, decoded. */
export function writeBody(pipeline: Pipeline): void {
  const { writer, route } = pipeline;
  const input = bodyInput(pipeline);
  if (route.body === null || input === null) return;
  const isPresent = route.body.isRequired ? '' : 'body !== undefined && ';
  writer.line(`let body = ${readBodyCall(pipeline)};`);
  writer.line(`if (${isPresent}!${input.check}(body)) return ${invalidCall(pipeline, [input])};`);
  const decode = (): void => writeDecode(pipeline, 'body', { schema: input.schema, unknown: route.unknown, location: 'body' });
  if (route.body.isRequired) decode();
  else writer.block('if (body !== undefined)', decode);
}

function bodyInput({ writer, route, code, schemas }: Pipeline): Input | null {
  const schema = route.body?.contents[0]?.request;
  return schema === undefined ? null : { variable: 'body', location: 'body', schema, check: writer.use(checkUnit(code, schemas, schema)) };
}

function readBodyCall({ writer, route, runtime }: Pipeline): string {
  const rules = writer.constant('bodyRules', { isRequired: route.body?.isRequired ?? false, limits: route.limits, unknown: route.unknown });
  return `await ${writer.constant('readJsonBody', runtime.readJsonBody)}(request, ${rules})`;
}
