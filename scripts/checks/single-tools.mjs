import { exists, skipped, toolCheck, toolPath } from '../support/tool.mjs';

/** oxlint; a warning is a failure. */
export function linted() {
  return toolCheck([toolPath('oxlint'), '--deny-warnings']);
}

/** oxfmt, without writing. */
export function formatted() {
  return toolCheck([toolPath('oxfmt'), '--check']);
}

/** The directions of imports inside the framework. */
export function importDirections() {
  return toolCheck(['scripts/imports.mjs']);
}

/** The measured cost of types. */
export async function typeBudget() {
  if (!exists('scripts/type-budget.mjs')) return skipped('scripts/type-budget.mjs does not exist');
  return toolCheck(['scripts/type-budget.mjs']);
}
