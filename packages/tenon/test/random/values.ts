import type { SchemaNode, SchemaObject, Schemas } from '../../src/shapes/schema.ts';
import { memberNames, numbers, texts } from './schema-nodes.ts';

/** Numbers from a seed: the same seed gives the same values. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed ^ 0x9e3779b9) >>> 0;
  }

  /** An integer from 0, below `limit`. */
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item; // callers pass no empty list
  }
}

/** A value that tries to fit a schema, then in half of the cases has one thing changed: near misses are where checks differ. */
export function nearValue(node: SchemaNode, schemas: Schemas, chance: Chance): unknown {
  const value = fitting(node, schemas, chance, 0);
  return chance.below(2) === 0 ? value : changed(value, chance);
}

function fitting(node: SchemaNode, schemas: Schemas, chance: Chance, depth: number): unknown {
  if (typeof node === 'boolean' || depth > 5) return scalar(chance);
  const next = (inner: SchemaNode): unknown => fitting(inner, schemas, chance, depth + 1);
  if (node.const !== undefined) return structuredClone(node.const);
  if (node.enum !== undefined) return structuredClone(chance.pick(node.enum));
  const inPlace = [...(node.allOf ?? []), ...(node.anyOf ?? []), ...(node.oneOf ?? []), node.if, node.then, node.else].filter((part) => part !== undefined);
  if (inPlace.length > 0 && chance.below(3) > 0) return next(chance.pick(inPlace));
  if (node.$ref !== undefined && chance.below(2) === 0) return next(schemas.definitions.get(node.$ref) ?? true);
  const types = node.type === undefined ? likelyTypes(node) : [node.type].flat();
  return ofType(chance.pick(types), node, next, chance);
}

function likelyTypes(node: SchemaObject): string[] {
  const names = Object.keys(node).join();
  if (/propert|required|dependent/i.test(names)) return ['object'];
  if (/items|contains/i.test(names)) return ['array'];
  return ['string', 'number', 'object', 'array', 'null', 'boolean'];
}

function ofType(type: string, node: SchemaObject, next: (inner: SchemaNode) => unknown, chance: Chance): unknown {
  if (type === 'null') return null;
  if (type === 'boolean') return chance.below(2) === 0;
  if (type === 'string') return chance.pick(texts);
  if (type === 'array')
    return Array.from({ length: chance.below(4) }, (_, index) =>
      next(node.prefixItems?.[index] ?? node.items ?? node.contains ?? node.unevaluatedItems ?? true),
    );
  if (type !== 'object') return chance.pick(numbers);
  const wanted = new Set([...(node.required ?? []), ...Object.keys(node.properties ?? {}), chance.pick(memberNames)]);
  const names = [...wanted].filter(() => chance.below(4) > 0);
  return Object.fromEntries(names.map((name) => [name, next(ownMember(node, name))]));
}

function ownMember(node: SchemaObject, name: string): SchemaNode {
  if (node.properties !== undefined && Object.hasOwn(node.properties, name)) return node.properties[name] as SchemaNode; // own
  return node.additionalProperties ?? node.unevaluatedProperties ?? true;
}

function scalar(chance: Chance): unknown {
  return chance.pick<unknown>([null, true, false, ...texts, ...numbers]);
}

function changed(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || chance.below(4) === 0) return scalar(chance);
  if (Array.isArray(value)) return changedArray(value, chance);
  const entries = Object.entries(value);
  if (entries.length === 0 || chance.below(3) === 0) return { ...value, [chance.pick(memberNames)]: scalar(chance) };
  const [name] = chance.pick(entries);
  const rest = entries.filter(([other]) => other !== name);
  return Object.fromEntries(chance.below(2) === 0 ? rest : [...rest, [name, changed(Reflect.get(value, name), chance)]]);
}

function changedArray(value: readonly unknown[], chance: Chance): unknown[] {
  if (value.length === 0 || chance.below(3) === 0) return [...value, value[0] ?? scalar(chance)];
  const index = chance.below(value.length);
  return chance.below(2) === 0 ? value.toSpliced(index, 1) : value.with(index, changed(value[index], chance));
}
