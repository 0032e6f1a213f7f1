import type { SchemaObject } from '../shapes/schema.ts';
import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `foreign`: a call of its validator. */
export const emitForeign: Emit = (node, place) => (node.foreign === undefined ? null : `${place.delegate(node)}(${place.value})`);

/** Explains `foreign` by the first error of its validator. */
export const explainForeign: Explain = (node, place) => {
  const delegate = node.foreign === undefined ? undefined : place.delegate(foreignKey(node));
  if (delegate === undefined || delegate(place.value)) return;
  const error = delegate.errors?.[0];
  const keyword = error?.keyword ?? 'foreign';
  place.failBelow(error?.instancePath ?? '', codes[keyword] ?? keyword, `does not satisfy ${keyword}`);
};

/** The name under which the validator of a foreign schema is kept: equal schemas share one. */
export function foreignKey(node: SchemaObject): string {
  return JSON.stringify(node.foreign);
}

const codes: { readonly [keyword: string]: string | undefined } = {
  'false schema': 'never',
  additionalProperties: 'unknown',
  unevaluatedProperties: 'unknown',
  unevaluatedItems: 'unknown',
};
