import type { Emit } from './emitter.ts';
import { group } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `if` with `then` and `else`. */
export const emitIf: Emit = (node, place) => {
  if (node.if === undefined || (node.then === undefined && node.else === undefined)) return null;
  const [condition, whenTrue, whenFalse] = [node.if, node.then ?? true, node.else ?? true].map((schema) => group(place.check(schema, place.value)));
  return `(${condition} ? ${whenTrue} : ${whenFalse})`;
};

/** Explains `if` with `then` and `else`. */
export const explainIf: Explain = (node, place) => {
  if (node.if === undefined) return;
  place.explain((place.matches(node.if, place.value) ? node.then : node.else) ?? true);
};
