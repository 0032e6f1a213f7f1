import type { DeclaredPath } from './declared-path.ts';
import type { DocumentOperation, DocumentParameter, DocumentPlace } from './document-operation.ts';
import type { Warn } from './references.ts';
import type { Schemas, TenonSchema } from './schemas.ts';

/** The slots of a route, each an object schema. */
export interface DeclaredInputs {
  params?: TenonSchema;
  query?: TenonSchema;
  headers?: TenonSchema;
  cookies?: TenonSchema;
}

const slots: readonly (readonly [place: DocumentPlace, slot: keyof DeclaredInputs])[] = [
  ['path', 'params'],
  ['query', 'query'],
  ['header', 'headers'],
  ['cookie', 'cookies'],
];

/** OpenAPI 3.1 section 4.8.12.1, and cookies, which have a place of their own. */
const reserved = new Set(['accept', 'content-type', 'authorization', 'cookie']);

/** The parameters of an operation as the slots of a route. */
export function inputsOf(
  operation: DocumentOperation,
  path: DeclaredPath,
  { schemas, warn }: { readonly schemas: Schemas; readonly warn: Warn },
): DeclaredInputs {
  const usable = [...operation.parameters.filter((parameter) => isUsable(parameter, path, warn)), ...undeclared(operation, path, warn)];
  const inputs: DeclaredInputs = {};
  for (const [place, slot] of slots) {
    const own = usable.filter((parameter) => parameter.in === place);
    if (own.length > 0) inputs[slot] = slotOf(own, path, schemas);
  }
  return inputs;
}

function isUsable({ name, in: place, pointer }: DocumentParameter, { names }: DeclaredPath, warn: Warn): boolean {
  if (place === 'header' && reserved.has(name.toLowerCase())) {
    warn(`the header ${name} is no parameter (OpenAPI 3.1, section 4.8.12.1): it is left out`, pointer);
    return false;
  }
  if (place === 'path' && !names.has(name)) {
    warn(`the path has no {${name}}: the parameter is left out`, pointer);
    return false;
  }
  return true;
}

function undeclared({ parameters, pointer }: DocumentOperation, { names }: DeclaredPath, warn: Warn): readonly DocumentParameter[] {
  const missing = [...names.keys()].filter((name) => !parameters.some((parameter) => parameter.in === 'path' && parameter.name === name));
  for (const name of missing) warn(`nothing declares {${name}} of the path: it is taken for a text`, pointer);
  return missing.map((name) => ({ ...textInPath, name, pointer }));
}

const textInPath = {
  in: 'path',
  isRequired: true,
  isDeprecated: false,
  description: null,
  style: 'simple',
  explode: false,
  schema: { type: 'string' },
  isRest: false,
} as const;

function slotOf(parameters: readonly DocumentParameter[], path: DeclaredPath, schemas: Schemas): TenonSchema {
  const named = parameters.map(
    (parameter) => [parameter.in === 'path' ? (path.names.get(parameter.name) ?? parameter.name) : parameter.name, parameter] as const,
  );
  return {
    type: 'object',
    properties: Object.fromEntries(named.map(([name, parameter]) => [name, valueOf(parameter, schemas)])),
    required: named.filter(([, { isRequired }]) => isRequired).map(([name]) => name),
  };
}

/** A schema with what Tenon reads beside its keywords. The name of a named one stays: `style` is none of its keywords. */
function valueOf({ schema, pointer, style, explode, description, isDeprecated }: DocumentParameter, schemas: Schemas): TenonSchema {
  const value = schemas.of(schema, pointer);
  const notes = value['$id'] === undefined ? { ...(description !== null && { description }), ...(isDeprecated && { deprecated: true }) } : {};
  return { ...value, ...notes, style, explode };
}
