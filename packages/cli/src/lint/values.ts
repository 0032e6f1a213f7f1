import { Ajv2020, type ErrorObject, type Options } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { isObject, memberOf, type Json, type JsonObject } from '../document/json.ts';
import { modernDocument } from '../document/modern-document.ts';
import { pointerTo, valueAt } from '../document/pointer.ts';
import type { ReadDocument } from '../document/read-document.ts';
import type { Path } from './rule.ts';

/** What is wrong with a value by the schema at a path; null when it is valid, or the schema cannot be compiled: other rules say why. */
export type ValueCheck = (schema: Path, value: Json) => string | null;

type Compiled = (value: Json) => readonly ErrorObject[];

const home = 'document:';

/** Checks values by the schemas of a document, with Ajv. Cost: schemas are compiled when they are first asked for, equal ones once. */
export function valueCheckOf(read: Pick<ReadDocument, 'document' | 'version'>): ValueCheck {
  let engine: Engine | null = null;
  return (schema, value) => {
    engine ??= new Engine(modernDocument(read));
    return worst(engine.mistakes(pointerTo(schema), value));
  };
}

/** Schemas of a document, compiled. */
class Engine {
  readonly #document: JsonObject;
  readonly #ajv: Ajv2020 | null;
  readonly #compiled = new Map<string, Compiled | null>();

  constructor(document: JsonObject) {
    this.#document = document;
    this.#ajv = engineOf(document);
  }

  mistakes(pointer: string, value: Json): readonly ErrorObject[] {
    const key = textOfSchema(valueAt(this.#document, pointer));
    let check = this.#compiled.get(key);
    if (check === undefined) this.#compiled.set(key, (check = this.#ajv === null ? null : compile(this.#ajv, pointer)));
    return check === null ? [] : check(value);
  }
}

/** What a schema asks for: references are of the whole document, so that equal texts ask for the same. */
function textOfSchema(schema: Json | undefined): string {
  if (!isObject(schema)) return String(schema);
  const { description: _, title: __, default: ___, example: ____, examples: _____, ...rest } = schema;
  return JSON.stringify(rest);
}

const options: Options = {
  strict: false,
  allErrors: true,
  verbose: true,
  logger: false,
  validateSchema: false,
  addUsedSchema: false,
  // Most checks run once: on 13 MB, the time goes from 6.0 s to 2.8 s where code is neither optimised nor copied into code.
  inlineRefs: false,
  code: { optimize: false },
};

function engineOf(document: JsonObject): Ajv2020 | null {
  const ajv = new Ajv2020(options);
  ajvFormats.default(ajv);
  try {
    return ajv.addSchema(document, home, undefined, false);
  } catch {
    // Two schemas of one `$id`, or something that is no schema where one must be.
    return null;
  }
}

function compile(ajv: Ajv2020, pointer: string): Compiled | null {
  try {
    const check = ajv.compile({ $ref: `${home}#${pointer.split('/').map(encodeURIComponent).join('/')}` });
    return (value) => (check(value) ? [] : (check.errors ?? []));
  } catch {
    return null;
  }
}

/** The mistake that says most: the deepest one. */
function worst(errors: readonly ErrorObject[]): string | null {
  const serious = errors.filter((error) => !isOneWay(error));
  // What only one direction needs may be why an alternative fails.
  const rest = serious.length < errors.length ? serious.filter(({ keyword }) => !['anyOf', 'oneOf', 'if', 'not'].includes(keyword)) : serious;
  const [first] = [...rest].sort((a, b) => depthOf(b) - depthOf(a));
  if (first === undefined) return null;
  return `${first.instancePath === '' ? 'it' : first.instancePath} ${textOf(first)}`;
}

function textOf({ keyword, params, message = 'is not valid' }: ErrorObject): string {
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties')
    return `must not have the member ${JSON.stringify(params['additionalProperty'] ?? params['unevaluatedProperty'])}`;
  if (keyword === 'enum') return `must be one of ${shortList(params['allowedValues'])}`;
  return message;
}

function shortList(values: unknown): string {
  const all = Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : [];
  return all.length > 6 ? `${all.slice(0, 6).join(', ')}, …` : all.join(', ');
}

function depthOf({ instancePath, keyword }: ErrorObject): number {
  const isGroup = ['anyOf', 'oneOf', 'if', 'not'].includes(keyword);
  return instancePath.split('/').length - (isGroup ? 0.5 : 0);
}

/** A required member that only requests or only responses have may be left out of an example. OpenAPI 3.0.4 section 4.7.24.2. */
function isOneWay({ keyword, params, parentSchema }: ErrorObject): boolean {
  if (keyword !== 'required') return false;
  const property = memberOf(memberOf(parentSchema, 'properties'), String(params['missingProperty']));
  return isObject(property) && (property['readOnly'] === true || property['writeOnly'] === true);
}
