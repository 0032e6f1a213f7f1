import { membersByKind } from '../document/grammar.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { namesIn, pointerTo } from '../document/pointer.ts';
import { codecOf, problemOf } from './codecs.ts';
import { isKept, patternFault } from './keyword-values.ts';
import { platform } from './platform.ts';
import type { References } from './references.ts';
import { pascalCase } from './words.ts';

/** How schemas are taken. */
export interface SchemaOptions {
  /** Texts stay texts, whatever they spell. */
  readonly isWire: boolean;
  /** Names of schemas that are taken for anything. */
  readonly opaque: ReadonlySet<string>;
}

/** A schema as Tenon takes it: plain JSON Schema with `$id` for a name, some of Tenon's own inside. */
export interface TenonSchema {
  [keyword: string]: unknown;
  /** The named schemas that were first met here: a reference by name is to a schema that stands somewhere. */
  $defs?: { [name: string]: TenonSchema };
}

interface Named {
  readonly name: string;
  readonly schema: TenonSchema;
}

/** Turns the schemas of a document into schemas of an app. Named ones keep their names. */
export class Schemas {
  readonly #references: References;
  readonly #options: SchemaOptions;
  readonly #named = new Map<string, Named>();
  readonly #names = new Set<string>();

  constructor(references: References, options: SchemaOptions) {
    this.#references = references;
    this.#options = options;
  }

  /** The schema at a place of a document. A schema that is nothing but a reference comes as the same object every time. */
  of(schema: Json, pointer: string): TenonSchema {
    if (isObject(schema) && typeof schema['$ref'] === 'string' && Object.keys(schema).length === 1) {
      const named = this.#lead(schema['$ref'], pointer, null);
      return named === null ? {} : named.schema;
    }
    const root: TenonSchema = {};
    const said = this.#schema(schema, pointer, root);
    return typeof said === 'boolean' ? (said ? {} : { not: {} }) : Object.assign(root, said);
  }

  /** The schema of a form: its members may be files. */
  form(schema: Json, pointer: string): TenonSchema {
    const found = this.#references.follow(schema, pointer);
    const properties = found === null ? undefined : found.value['properties'];
    if (found === null || !isObject(properties)) return this.of(schema, pointer);
    const members = Object.entries(properties).map(([name, member]) => {
      const place = `${found.pointer}/properties${pointerTo([name])}`;
      return [name, fileOf(member) ?? this.of(member, place)] as const;
    });
    return { type: 'object', properties: Object.fromEntries(members), required: namesOf(found.value['required']) };
  }

  #schema(schema: Json, pointer: string, root: TenonSchema): TenonSchema | boolean {
    if (typeof schema === 'boolean') return schema;
    if (!isObject(schema)) {
      this.#warn('a schema is expected here: anything is taken', pointer);
      return {};
    }
    const nullable = this.#options.isWire ? null : nullableCodec(schema);
    if (nullable !== null) return { anyOf: [this.#keywords(nullable, pointer, root), { type: 'null' }] };
    return this.#keywords(schema, pointer, root);
  }

  #keywords(schema: JsonObject, pointer: string, root: TenonSchema): TenonSchema {
    const own = this.#options.isWire ? null : codecOf(schema);
    const said: TenonSchema = { ...own };
    for (const [keyword, value] of Object.entries(schema)) Object.assign(said, this.#keyword(keyword, value, `${pointer}${pointerTo([keyword])}`, root));
    return said;
  }

  #keyword(keyword: string, value: Json, pointer: string, root: TenonSchema): TenonSchema {
    if (keyword === '$ref') return this.#reference(value, pointer, root);
    if (keyword === '$dynamicRef') this.#warn('$dynamicRef is followed by no client: anything is taken', pointer);
    const form = Object.hasOwn(membersByKind.Schema, keyword) ? membersByKind.Schema[keyword] : undefined;
    if (form !== undefined && JSON.stringify(form).includes('"Schema"')) return this.#inside(keyword, value, pointer, root);
    const fault = keyword === 'pattern' && typeof value === 'string' ? patternFault(value) : null;
    if (fault !== null) this.#warn(`${fault}: it is left out`, pointer);
    const kept = isKept(keyword, value);
    if (kept === false) this.#warn(`${keyword} cannot be ${JSON.stringify(value)}: it is left out`, pointer);
    return kept === true && fault === null ? { [keyword]: value } : {};
  }

  #reference(value: Json, pointer: string, root: TenonSchema): TenonSchema {
    const named = typeof value === 'string' ? this.#lead(value, pointer, root) : null;
    return named === null ? {} : { $ref: named.name };
  }

  /** Schemas below a keyword: one, a list, or by name. */
  #inside(keyword: string, value: Json, pointer: string, root: TenonSchema): TenonSchema {
    // What a reference leads to is taken where it is referred to.
    if (keyword === '$defs' || keyword === 'definitions') return {};
    const each = (part: Json, name: string | number): TenonSchema | boolean => this.#schema(part, `${pointer}${pointerTo([name])}`, root);
    const form = membersByKind.Schema[keyword];
    if (form !== undefined && 'map' in form) {
      const entries = isObject(value) ? Object.entries(value) : [];
      const usable = keyword === 'patternProperties' ? entries.filter(([pattern]) => this.#isUsable(pattern, pointer)) : entries;
      return isObject(value) ? { [keyword]: Object.fromEntries(usable.map(([name, part]) => [name, each(part, name)])) } : this.#noSchema(keyword, pointer);
    }
    // Lists of `items` are of JSON Schema before 2020-12; Tenon knows them.
    if (Array.isArray(value)) return value.length === 0 ? {} : { [keyword]: (value as readonly Json[]).map(each) };
    if (form !== undefined && 'list' in form) return this.#noSchema(keyword, pointer);
    return { [keyword]: this.#schema(value, pointer, root) };
  }

  #isUsable(pattern: string, pointer: string): boolean {
    const fault = patternFault(pattern);
    if (fault !== null) this.#warn(`${fault}: it is left out`, `${pointer}${pointerTo([pattern])}`);
    return fault === null;
  }

  #noSchema(keyword: string, pointer: string): TenonSchema {
    this.#warn(`${keyword} holds no schemas: it is left out`, pointer);
    return {};
  }

  /** The named schema that a reference leads to. `root` is the schema around the reference: it keeps those that are met for the first time. */
  #lead(reference: string, pointer: string, root: TenonSchema | null): Named | null {
    const target = this.#references.target(reference);
    if (target === null) {
      this.#warn(`the reference ${reference} leads nowhere: anything is taken`, pointer);
      return null;
    }
    const known = this.#named.get(target);
    if (known !== undefined) return known;
    const schema = this.#references.at(target) ?? true;
    const own = problemOf(schema) as TenonSchema | null; // a plain object with Tenon's marks
    const named = own === null ? this.#begun(target) : { name: String(own['$id']), schema: own };
    this.#named.set(target, named);
    this.#names.add(named.name);
    if (root !== null) (root.$defs ??= {})[named.name] = named.schema;
    if (own === null && !this.#options.opaque.has(named.name)) this.#fill(named.schema, schema, target);
    return named;
  }

  #begun(target: string): Named {
    const name = this.#nameFor(target);
    return { name, schema: { $id: name } };
  }

  #fill(empty: TenonSchema, schema: Json, pointer: string): void {
    const said = this.#schema(schema, pointer, empty);
    Object.assign(empty, typeof said === 'boolean' ? (said ? {} : { not: {} }) : said);
  }

  /** A component's own name, or for a schema in the middle of something else a name of the way to it. */
  #nameFor(target: string): string {
    const names = namesIn(target);
    const [, kind, own = ''] = names;
    const isComponent = names.length === 3 && kind === 'schemas';
    const way = names.filter((name) => !waysThrough.has(name) && !/^\d+$/.test(name)).map(pascalCase);
    const wanted = (isComponent ? own : way.join('')).replaceAll(/[^A-Za-z0-9._-]/g, '_') || 'Schema';
    let name = wanted;
    for (let count = 2; this.#isTaken(name, isComponent); count++) name = `${wanted}${count}`;
    return name;
  }

  #isTaken(name: string, isComponent: boolean): boolean {
    return this.#names.has(name) || (!isComponent && this.#references.at(`/components/schemas${pointerTo([name])}`) !== undefined);
  }

  #warn(text: string, pointer: string): void {
    this.#references.warn(text, pointer);
  }
}

/** Names on the way to a schema that say nothing about it. */
const waysThrough = new Set(['components', 'schemas', 'paths', 'properties', 'schema', 'content', 'application/json', 'responses', 'requestBody', '$defs']);

/** A codec's schema that also takes null, as one schema with two types. */
function nullableCodec(schema: JsonObject): JsonObject | null {
  const { type } = schema;
  if (!Array.isArray(type) || type.length !== 2 || !type.includes('string') || !type.includes('null')) return null;
  const alone: JsonObject = { ...schema, type: 'string' };
  return codecOf(alone) === null ? null : alone;
}

/** A file of a form, or a list of files: text of no encoding (OpenAPI 3.0.3 section 4.7.14.2; 3.1 section 4.8.14.4). */
function fileOf(schema: Json): TenonSchema | null {
  if (!isObject(schema)) return null;
  const { type, format, items, contentMediaType, contentEncoding } = schema;
  if (type === 'array' && items !== undefined) {
    const file = fileOf(items);
    return file === null ? null : { type, items: file };
  }
  const isFile = format === 'binary' || (typeof contentMediaType === 'string' && contentEncoding === undefined);
  return isFile ? platform('Blob') : null;
}

function namesOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
}
