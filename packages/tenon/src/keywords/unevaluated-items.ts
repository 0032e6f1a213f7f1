import { emitConditions, isActive } from './conditions.ts';
import type { Emit, EmitPlace } from './emitter.ts';
import { group } from './emitter.ts';
import { contributionsTo, evaluatesAllItems } from './evaluation.ts';
import type { Contribution } from './evaluation.ts';
import type { Explain, ExplainPlace } from './explainer.ts';

/** Code for `unevaluatedItems`: one loop over the items, conditions of branches tested once before it. */
export const emitUnevaluatedItems: Emit = (node, place) => {
  const schema = node.unevaluatedItems;
  if (schema === undefined || schema === true) return null;
  const contributions = contributionsTo(node, place.schemas);
  if (contributions.some((one) => one.when.length === 0 && evaluatesAllItems(one))) return null;
  return place.call('unevaluatedItems', node, (inner) => {
    const conditionsOf = emitConditions(contributions, inner);
    inner.writer.block(`for (let index = 0; index < ${inner.value}.length; index++)`, () => {
      inner.writer.line(`const item = ${inner.value}[index];`);
      for (const contribution of contributions) {
        const evaluates = emitEvaluatesItem(contribution, inner);
        if (evaluates.length === 0) continue;
        inner.writer.line(`if (${[...conditionsOf(contribution), `(${evaluates.join(' || ')})`].join(' && ')}) continue;`);
      }
      inner.writer.line(`if (!(${inner.check(schema, 'item')})) return false;`);
    });
  });
};

function emitEvaluatesItem(contribution: Contribution, place: EmitPlace): string[] {
  if (evaluatesAllItems(contribution)) return ['true'];
  const { prefixItems = [], contains } = contribution.node;
  const tests = prefixItems.length === 0 ? [] : [`index < ${prefixItems.length}`];
  return contains === undefined ? tests : [...tests, group(place.check(contains, 'item'))];
}

/** Explains `unevaluatedItems`. */
export const explainUnevaluatedItems: Explain = (node, place) => {
  const schema = node.unevaluatedItems;
  if (schema === undefined || schema === true) return;
  const active = contributionsTo(node, place.schemas).filter((contribution) => isActive(contribution, place));
  for (const [index, item] of (place.value as readonly unknown[]).entries()) {
    // kindsOf: only arrays come here
    if (active.some((contribution) => evaluatesItem(contribution, index, item, place))) continue;
    if (schema === false) place.failAt(index, 'unknown', 'is not a declared item');
    else place.explainMember(index, item, schema);
  }
};

function evaluatesItem(contribution: Contribution, index: number, item: unknown, place: ExplainPlace): boolean {
  if (evaluatesAllItems(contribution)) return true;
  const { prefixItems = [], contains } = contribution.node;
  return index < prefixItems.length || (contains !== undefined && place.matches(contains, item));
}
