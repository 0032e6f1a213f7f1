import { runNode } from '../support/command.mjs';
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

/** The bytes of the client in a browser's bundle, which are always printed. */
export async function bundleBudget() {
  const { code, output } = await runNode(['scripts/bundle-budget.mjs'], { show: false });
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, report: output };
}

/** What a request allocates, what a route emits, and CPU time beside a hand-written server: every figure is printed. */
export async function benchGuard() {
  const { code, output } = await runNode(['packages/bench/guard.mjs'], { show: false });
  const count = (mark) => output.split('\n').filter((line) => line.startsWith(mark)).length;
  const failed = count('✗');
  return { passed: count('✓'), failed: code === 0 ? 0 : Math.max(failed, 1), report: output };
}
