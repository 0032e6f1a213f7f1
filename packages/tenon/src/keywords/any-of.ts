import { explainNoBranch } from './branches.ts';
import type { Emit } from './emitter.ts';
import { some } from './emitter.ts';
import type { Explain } from './explainer.ts';

/** Code for `anyOf`. */
export const emitAnyOf: Emit = ({ anyOf }, place) => (anyOf === undefined ? null : some(anyOf.map((branch) => place.check(branch, place.value))));

/** Explains `anyOf`. */
export const explainAnyOf: Explain = ({ anyOf }, place) => {
  if (anyOf === undefined || anyOf.some((branch) => place.matches(branch, place.value))) return;
  explainNoBranch('anyOf', anyOf, place);
};
