import type { SchemaNode } from '../../shapes/schema.ts';
import { hasCounterName } from './marks.ts';
import type { Place } from './place.ts';
import type { RawSchema } from './raw-schema.ts';
import { COMPONENT_NAME } from './references.ts';
import { NO_BASE } from './schema-document.ts';
import { stemOf } from './stems.ts';
import type { Draft } from './draft.ts';
import type { Target, TargetName } from './target.ts';

/** The schemas that become definitions: those with a name and those that a reference leads to. */
export class Targets {
  readonly all: Target[] = [];
  /** The first target of each name that a user gave; others of that name must have its structure. */
  readonly given = new Map<string, Target>();
  readonly #byNode = new WeakMap<object, Target>();

  /** What a node that is a reference leads to. */
  of(node: object): Target | undefined {
    return this.#byNode.get(node);
  }

  /** Makes a target of a schema. */
  create(schema: RawSchema, place: Place, body: SchemaNode | undefined): Target {
    const name = nameOf(schema, place);
    const key = 'given' in name ? name.given : `${place.site.hint}${name.stem}.${this.all.length}`;
    const target: Target = { name, key, place, body, references: [] };
    this.all.push(target);
    if ('given' in name && !this.given.has(key)) this.given.set(key, target);
    return target;
  }

  /** Makes a node a reference to a target. */
  refer(target: Target, draft: Draft): Draft {
    draft.$ref = target.key;
    target.references.push(draft);
    this.#byNode.set(draft, target);
    return draft;
  }
}

/** Whether a schema has a name or a URI of its own; `#…` is an anchor in older drafts. */
export function isNamed(schema: RawSchema): boolean {
  return typeof schema['$id'] === 'string' && !schema['$id'].startsWith('#');
}

/** In a dynamic scope one `$id` can be several definitions: none of them has the name for itself. */
function nameOf(schema: RawSchema, { pointer, scope, base }: Place): TargetName {
  if (hasCounterName(schema)) return { stem: '' };
  // The root of a document that is known by its URI is called after it.
  if (!isNamed(schema)) return { stem: stemOf(pointer === '' && base !== NO_BASE ? base : undefined, pointer) };
  const id = String(schema['$id']);
  return COMPONENT_NAME.test(id) && scope === null ? { given: id } : { stem: stemOf(id, pointer) };
}
