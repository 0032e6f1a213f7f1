import { isObject, memberOf, type Json, type JsonObject } from '../../document/json.ts';
import { namesIn, pointerOfReference, valueAt } from '../../document/pointer.ts';
import { keywordShape, refList } from './keywords.ts';
import { merged } from './merge.ts';
import { anything, nothing, type SchemaRef, type Shape } from './shape.ts';
import { saysOnly, unionShape, type Member } from './unions.ts';
import { covers, finished } from './finished.ts';
import { as30 } from './versions.ts';

/** A schema, read: what it says, what it is called, and what it is. */
export interface ReadSchema extends Member {
  /** The same number for the same place of the document, by whatever references it is reached. */
  readonly identity: number;
}

/** Keywords that say nothing about values. */
const silent: readonly string[] = ['description', 'title', 'summary', 'examples', 'example', 'deprecated', '$comment', 'externalDocs', 'xml'];

/** Reads the schemas of one document, each once. References are followed when they are read, so that cycles do no harm. */
export class SchemaReader {
  readonly #document: JsonObject;
  readonly #isWeak: boolean;
  readonly #shapes = new Map<JsonObject | boolean, Shape>();
  readonly #targets = new Map<string, SchemaRef | null>();
  readonly #identities = new Map<JsonObject | boolean, number>();
  readonly #conjunctions = new Map<string, SchemaRef>();

  /** `isWeak`: as the words of 3.0 can say it. */
  constructor(document: JsonObject, isWeak: boolean) {
    this.#document = document;
    this.#isWeak = isWeak;
  }

  /** Reads a schema, after the references that it consists of. */
  readonly read = (ref: SchemaRef): ReadSchema => {
    const { end, component } = this.#followed(ref);
    const shape = this.#shapeOf(end);
    return { ref: end, shape, component: component ?? shape.component, identity: this.#identityOf(end.raw) };
  };

  /** Whether the document has a schema of this name among its components. */
  hasComponent(name: string): boolean {
    return memberOf(memberOf(this.#document['components'], 'schemas'), name) !== undefined;
  }

  #followed(start: SchemaRef): { readonly end: SchemaRef; readonly component: string | null } {
    let end = start;
    let component = componentAt(start.pointer);
    for (const seen = new Set<string>(); ;) {
      const next = this.#target(wrapped(end.raw));
      if (next === null || seen.has(next.pointer)) return { end, component };
      seen.add(next.pointer);
      component ??= componentAt(next.pointer);
      end = next;
    }
  }

  /** What a `$ref` leads to. */
  #target(reference: Json | undefined): SchemaRef | null {
    if (typeof reference !== 'string') return null;
    const known = this.#targets.get(reference);
    if (known !== undefined) return known;
    const pointer = pointerOfReference(reference);
    const raw = pointer === null ? undefined : valueAt(this.#document, pointer);
    const target = pointer !== null && (isObject(raw) || typeof raw === 'boolean') ? { raw, pointer } : null;
    this.#targets.set(reference, target);
    return target;
  }

  #shapeOf(ref: SchemaRef): Shape {
    const known = this.#shapes.get(ref.raw);
    if (known !== undefined) return known;
    if (typeof ref.raw === 'boolean') return ref.raw ? anything : nothing;
    this.#shapes.set(ref.raw, anything); // a schema that consists of itself says nothing
    const raw = this.#isWeak ? as30(ref.raw) : ref.raw;
    const shape = { ...finished(this.#whole(raw, ref.pointer), raw), isTuple: raw !== ref.raw && 'prefixItems' in ref.raw };
    this.#shapes.set(ref.raw, shape);
    return shape;
  }

  /** The keywords of a schema together with those of what it consists of. */
  #whole(raw: JsonObject, pointer: string): Shape {
    const own = keywordShape({ raw, pointer });
    const target = this.#target(raw['$ref']);
    const external = target === null && typeof raw['$ref'] === 'string' ? [['$ref', raw['$ref']] as const] : [];
    const start: Shape = { ...own, conditions: new Map([...own.conditions, ...external]) };
    const parts = [...(target === null ? [] : [{ raw: { $ref: raw['$ref'] ?? '' }, pointer: `${pointer}/$ref` }]), ...refList(raw, pointer, 'allOf')].map(
      this.read,
    );
    const joined = parts.reduce<Shape>((shape, part) => merged(shape, part.shape, this.#both) ?? { ...shape, others: [...shape.others, part.ref] }, start);
    const named = this.#named(this.#withoutImpliedTypes(joined), start, parts);
    return this.#withUnion(this.#withUnion(named, raw, pointer, 'oneOf'), raw, pointer, 'anyOf');
  }

  /** A schema that adds nothing to a component is that component: 3.0 repeats its type beside `nullable`. */
  #named(shape: Shape, own: Shape, [only, ...others]: readonly ReadSchema[]): Shape {
    const isWrapper = only !== undefined && others.length === 0 && saysOnly(own, ['types']) && shape.types?.join() === only.shape.types?.join();
    return isWrapper ? { ...shape, component: only.component } : shape;
  }

  #withoutImpliedTypes(shape: Shape): Shape {
    const isImplied = shape.alternatives?.members.every((member) => covers(shape.types, this.read(member).shape.types)) === true;
    return isImplied ? { ...shape, types: null } : shape;
  }

  #withUnion(shape: Shape, raw: JsonObject, pointer: string, kind: 'anyOf' | 'oneOf'): Shape {
    const refs = refList(raw, pointer, kind);
    if (refs.length === 0) return shape;
    const union = unionShape(kind, refs, this.read);
    const whole = merged(shape, union, this.#both);
    if (whole === null) return { ...shape, others: [...shape.others, { raw: { [kind]: raw[kind] ?? [] }, pointer: `${pointer}/${kind}` }] };
    return { ...this.#withoutImpliedTypes(whole), component: saysOnly(shape, []) ? union.component : null };
  }

  /** One object for the same two schemas, however often they meet: else recursive conjunctions would not end. */
  readonly #both = (left: SchemaRef, right: SchemaRef): SchemaRef => {
    const parts = [...this.#partsOf(left), ...this.#partsOf(right)];
    const byIdentity = new Map(parts.map((part) => [this.#identityOf(this.#followed(part).end.raw), part]));
    const [only, ...others] = byIdentity.values();
    if (only !== undefined && others.length === 0) return only;
    const key = [...byIdentity.keys()].sort((one, other) => one - other).join();
    const known = this.#conjunctions.get(key);
    if (known !== undefined) return known;
    const made: SchemaRef = { raw: { allOf: [...byIdentity.values()].map(({ raw }) => raw) }, pointer: `${left.pointer}/allOf` };
    this.#conjunctions.set(key, made);
    this.#made.set(made.raw, [...byIdentity.values()]);
    return made;
  };

  readonly #made = new Map<JsonObject | boolean, readonly SchemaRef[]>();

  #partsOf(ref: SchemaRef): readonly SchemaRef[] {
    return this.#made.get(ref.raw) ?? [ref];
  }

  #identityOf(raw: JsonObject | boolean): number {
    if (typeof raw === 'boolean') return raw ? -1 : -2;
    const known = this.#identities.get(raw) ?? this.#identities.size;
    this.#identities.set(raw, known);
    return known;
  }
}

/** The reference that a schema consists of: `{ $ref }`, or `{ allOf: [{ $ref }] }`, with nothing else that counts. */
function wrapped(raw: JsonObject | boolean): Json | undefined {
  if (!isObject(raw)) return undefined;
  const [keyword, ...others] = Object.keys(raw).filter((name) => !isSilent(name));
  if (others.length > 0) return undefined;
  if (keyword === '$ref') return raw['$ref'];
  const { allOf } = raw;
  return keyword === 'allOf' && Array.isArray(allOf) && allOf.length === 1 && isObject(allOf[0]) ? wrapped(allOf[0]) : undefined;
}

function isSilent(keyword: string): boolean {
  return silent.includes(keyword) || (keyword.startsWith('x-') && keyword !== 'x-extensible-enum');
}

function componentAt(pointer: string): string | null {
  const [first, second, name, ...rest] = namesIn(pointer);
  return first === 'components' && second === 'schemas' && rest.length === 0 ? (name ?? null) : null;
}
