import type { TargetView } from './request-views.ts';

/** The views that differ from their definitions, by themselves or through a view that they lead to. */
export function differingViews(views: readonly TargetView[], viewOf: (node: object) => TargetView | undefined): ReadonlySet<TargetView> {
  const leadsTo = new Map<TargetView, ReadonlySet<TargetView>>();
  const differing = new Set<TargetView>();
  for (const view of views) {
    const reached = new Set<TargetView>();
    if (differs(view.target.body, view.body, (node) => viewOf(node), reached)) differing.add(view);
    leadsTo.set(view, reached);
  }
  for (let before = -1; before !== differing.size;) {
    before = differing.size;
    for (const [view, reached] of leadsTo) if ([...reached].some((each) => differing.has(each))) differing.add(view);
  }
  return differing;
}

/** Whether a view says something else, references aside: those are collected. */
function differs(original: unknown, view: unknown, viewOf: (node: object) => TargetView | undefined, reached: Set<TargetView>): boolean {
  if (original === view) return false;
  if (typeof original !== 'object' || typeof view !== 'object' || original === null || view === null) return true;
  const reference = viewOf(view);
  if (reference !== undefined) reached.add(reference);
  const names = Object.keys(original);
  const hasOther = names.length !== Object.keys(view).length || names.some((name) => !Object.hasOwn(view, name));
  const changed = names
    .filter((name) => Object.hasOwn(view, name) && !(reference !== undefined && name === '$ref'))
    .map((name) => differs(original[name as never], view[name as never], viewOf, reached)); // every reference is collected, also after a difference
  return hasOther || changed.includes(true);
}
