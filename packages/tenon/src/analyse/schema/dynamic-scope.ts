import type { Spot } from './schema-document.ts';

/**
 * What dynamic anchors mean on one way through resources: the outermost that has the anchor decides.
 * A schema reached on two ways that differ here is two definitions, so that nothing is left to decide at run time.
 * Source: JSON Schema 2020-12 core, sections 7.1 and 8.2.3.2.
 */
export interface DynamicScope {
  /** Equal for scopes in which everything means the same. */
  readonly key: string;
  readonly anchors: ReadonlyMap<string, Spot>;
}

/** The scope of documents without dynamic references. */
export const NO_SCOPE: DynamicScope = { key: '', anchors: new Map() };

/** Makes scopes. */
export class DynamicScopes {
  readonly #numbers = new WeakMap<object, number>();
  #count = 0;

  /** The scope inside a resource: anchors that are known already keep their meaning. */
  enter(scope: DynamicScope, resource: Spot): DynamicScope {
    const own = resource.document.dynamicAnchorsOf(resource.base);
    const fresh = [...own].filter(([name]) => !scope.anchors.has(name));
    if (fresh.length === 0) return scope;
    const anchors = new Map([...scope.anchors, ...fresh]);
    const parts = [...anchors].map(([name, { schema }]) => `${name}=${this.#numberOf(schema)}`);
    return { key: parts.sort().join('&'), anchors };
  }

  #numberOf(schema: unknown): number {
    if (typeof schema !== 'object' || schema === null) return 0;
    const number = this.#numbers.get(schema) ?? ++this.#count;
    this.#numbers.set(schema, number);
    return number;
  }
}

/** What a dynamic reference means: its anchor where the scope first met it, if the reference itself leads to such an anchor. */
export function dynamicTarget(reference: string, found: Spot, scope: DynamicScope): Spot {
  const anchor = reference.slice(reference.indexOf('#') + 1);
  const { schema } = found;
  const isDynamic = reference.includes('#') && typeof schema === 'object' && schema !== null && '$dynamicAnchor' in schema && schema.$dynamicAnchor === anchor;
  return isDynamic ? (scope.anchors.get(anchor) ?? found) : found;
}
