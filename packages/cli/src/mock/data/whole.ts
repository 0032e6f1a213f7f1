import { isObject, type JsonObject } from '../../document/json.ts';
import type { Chance } from './chance.ts';
import { listOf, stringsOf } from './keyword-values.ts';
import type { Nesting } from './nesting.ts';
import { fittingBranches } from './sent-members.ts';
import { below, type PlacedSchema, type Schemas } from './schemas.ts';

/** A schema that is an object. */
export interface Part extends PlacedSchema {
  readonly schema: JsonObject;
}

/** All that must hold at one place, after a choice was made at every `anyOf`, `oneOf` and `if`. */
export interface Whole {
  /** Free of references and alternatives: all of them hold, and a value is made by their other keywords. */
  readonly parts: readonly Part[];
  readonly required: ReadonlySet<string>;
  /** Names that the choices rule out. */
  readonly absent: ReadonlySet<string>;
  /** Pointers of the references that were followed. */
  readonly followed: readonly string[];
}

/** How choices are made. */
export interface Choosing {
  readonly schemas: Schemas;
  readonly nesting: Nesting;
  readonly chance: Chance;
  /** Whether the value should end soon: what nests least is chosen first. */
  readonly isTight: boolean;
  /** How often it was tried before. */
  readonly attempt: number;
  /** What the caller has sent, where the value is about it: alternatives that fit it are chosen. */
  readonly sent: JsonObject | null;
}

/** Gathers what holds where all of some schemas hold; null when the choices exclude each other at once. */
export function gather(roots: readonly PlacedSchema[], choosing: Choosing): Whole | null {
  const gathering = new Gathering(choosing);
  return roots.every((root) => gathering.add(root, new Set())) ? gathering : null;
}

class Gathering implements Whole {
  readonly parts: Part[] = [];
  readonly required = new Set<string>();
  readonly absent = new Set<string>();
  readonly followed: string[] = [];
  readonly #choosing: Choosing;

  constructor(choosing: Choosing) {
    this.#choosing = choosing;
  }

  /** False when nothing can be valid. `open`: references that are being followed, which would lead in a circle. */
  add(placed: PlacedSchema, open: ReadonlySet<string>): boolean {
    const { schema } = placed;
    if (typeof schema === 'boolean') return schema;
    this.parts.push({ ...placed, schema });
    for (const name of stringsOf(schema['required'])) this.required.add(name);
    const all = this.#chosen(placed, schema);
    return all !== null && this.#rulesOut(schema) && this.#follow(schema, open) && all.every((inner) => this.add(inner, open));
  }

  #follow({ $ref: reference }: JsonObject, open: ReadonlySet<string>): boolean {
    if (typeof reference !== 'string') return true;
    const target = this.#choosing.schemas.resolve(reference);
    if (target === null) throw new Error(`$ref ${JSON.stringify(reference)} leads nowhere`);
    if (open.has(target.pointer)) return false;
    this.followed.push(target.pointer);
    return this.add(target, new Set(open).add(target.pointer));
  }

  /** The schemas in place that are to hold, too; null when an alternative has no branch. */
  #chosen(placed: PlacedSchema, schema: JsonObject): readonly PlacedSchema[] | null {
    const all = listOf(schema['allOf']).map((_, index) => below(placed, 'allOf', index));
    for (const keyword of ['anyOf', 'oneOf']) {
      if (!Array.isArray(schema[keyword])) continue;
      const branch = this.#branch(
        this.#fitting(
          { schema },
          listOf(schema[keyword]).map((_, index) => below(placed, keyword, index)),
        ),
      );
      if (branch === null) return null;
      all.push(branch);
    }
    return [...all, ...this.#condition(placed, schema), ...this.#dependent(placed, schema)];
  }

  #fitting(union: { readonly schema: JsonObject }, branches: readonly PlacedSchema[]): readonly PlacedSchema[] {
    const { sent, schemas } = this.#choosing;
    return sent === null ? branches : fittingBranches(union, branches, { sent, schemas });
  }

  #branch(branches: readonly PlacedSchema[]): PlacedSchema | null {
    const { chance, isTight, attempt, nesting } = this.#choosing;
    if (branches.length === 0) return null;
    if (isTight) {
      const byDepth = branches.map((branch) => ({ branch, depth: nesting.of(branch) })).sort((one, other) => compare(one.depth, other.depth));
      return byDepth[attempt % branches.length]?.branch ?? null;
    }
    const [nulls, others] = [branches.filter(isNull), branches.filter((branch) => !isNull(branch))];
    return chance.pick(others.length === 0 || (nulls.length > 0 && chance.once(nullEvery)) ? nulls : others);
  }

  /** A value that satisfies `if` is tried with `then`, another one with `else`: whether it does is judged afterwards. */
  #condition(placed: PlacedSchema, schema: JsonObject): readonly PlacedSchema[] {
    if (schema['if'] === undefined) return [];
    const wanted = this.#choosing.chance.once(2) ? ['if', 'then'] : ['else'];
    return wanted.filter((keyword) => schema[keyword] !== undefined).map((keyword) => below(placed, keyword));
  }

  #dependent(placed: PlacedSchema, schema: JsonObject): readonly PlacedSchema[] {
    const { dependentSchemas } = schema;
    if (!isObject(dependentSchemas)) return [];
    return Object.keys(dependentSchemas).flatMap((name) => {
      if (this.required.has(name) || this.#choosing.chance.once(2)) return [below(placed, 'dependentSchemas', name)];
      this.absent.add(name);
      return [];
    });
  }

  /** `not` is judged afterwards; its commonest form, a name that must not be there, is obeyed. */
  #rulesOut({ not }: JsonObject): boolean {
    if (not === true || (isObject(not) && Object.keys(not).length === 0)) return false;
    if (!isObject(not) || Object.keys(not).join() !== 'required') return true;
    const names = stringsOf(not['required']);
    if (names.length > 0) this.absent.add(this.#choosing.chance.pick(names));
    return true;
  }
}

/** How rarely null comes where something else may. */
export const nullEvery = 6;

function isNull({ schema }: PlacedSchema): boolean {
  return isObject(schema) && (schema['type'] === 'null' || schema['const'] === null);
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one - other; // Infinity - Infinity is no number
}
