import type { Emit } from './emitter.ts';
import { all } from './emitter.ts';
import type { Explain } from './explainer.ts';
import { emitHas, has, isInherited, refusesUndefined } from './presence.ts';

/** Code for `required`, but for members whose own schema already refuses what is missing. */
export const emitRequired: Emit = (node, { value, schemas, view }) => {
  const names = (node.required ?? []).filter((name) => {
    const schema = ownProperty(node.properties, name);
    return isInherited(name) || !refusesUndefined(schema, schemas, view);
  });
  return all(names.map((name) => emitHas(value, name)));
};

/** Explains `required`. */
export const explainRequired: Explain = (node, place) => {
  for (const name of node.required ?? []) {
    if (!has(place.value as object, name)) place.failAt(name, 'required', 'is required'); // kindsOf: only objects come here
  }
};

/** A declared member's schema; inherited names are not members. */
export function ownProperty<Value>(properties: { readonly [name: string]: Value } | undefined, name: string): Value | undefined {
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
}
