import { emitConditions, isActive } from './conditions.ts';
import type { Emit, EmitPlace } from './emitter.ts';
import { group } from './emitter.ts';
import { contributionsTo, evaluatesAllMembers } from './evaluation.ts';
import type { Contribution } from './evaluation.ts';
import type { Explain } from './explainer.ts';
import { emitIsName, emitMemberLoop } from './member-loop.ts';
import { patternOf } from './pattern.ts';
import { namesOf } from './presence.ts';

/** Code for `unevaluatedProperties`: one loop over the members, conditions of branches tested once before it. */
export const emitUnevaluatedProperties: Emit = (node, place) => {
  const schema = node.unevaluatedProperties;
  if (schema === undefined || schema === true) return null;
  const contributions = contributionsTo(node, place.schemas);
  if (contributions.some((one) => one.when.length === 0 && evaluatesAllMembers(one))) return null;
  return place.call('unevaluatedProperties', node, (inner) => {
    const conditionsOf = emitConditions(contributions, inner);
    emitMemberLoop(inner, (name, item) => {
      for (const contribution of contributions) {
        const evaluates = emitEvaluatesMember(contribution, name, inner);
        if (evaluates === null) continue;
        inner.writer.line(`if (${[...conditionsOf(contribution), group(evaluates)].join(' && ')}) continue;`);
      }
      inner.writer.line(`if (!(${inner.check(schema, item)})) return false;`);
    });
  });
};

function emitEvaluatesMember(contribution: Contribution, name: string, place: EmitPlace): string | null {
  if (evaluatesAllMembers(contribution)) return 'true';
  const { properties = {}, patternProperties = {} } = contribution.node;
  const known = emitIsName(Object.keys(properties), name, place);
  const matched = Object.keys(patternProperties).map((source) => `${place.writer.constant('pattern', patternOf(source))}.test(${name})`);
  const tests = known === null ? matched : [known, ...matched];
  return tests.length === 0 ? null : tests.join(' || ');
}

/** Explains `unevaluatedProperties`. */
export const explainUnevaluatedProperties: Explain = (node, place) => {
  const schema = node.unevaluatedProperties;
  if (schema === undefined || schema === true) return;
  const active = contributionsTo(node, place.schemas).filter((contribution) => isActive(contribution, place));
  const value = place.value as Record<string, unknown>; // kindsOf: only objects come here
  for (const name of namesOf(value)) {
    if (active.some((contribution) => evaluatesMember(contribution, name))) continue;
    if (schema === false) place.failAt(name, 'unknown', 'is not a declared member');
    else place.explainMember(name, value[name], schema);
  }
};

function evaluatesMember(contribution: Contribution, name: string): boolean {
  if (evaluatesAllMembers(contribution)) return true;
  const { properties = {}, patternProperties = {} } = contribution.node;
  return Object.hasOwn(properties, name) || Object.keys(patternProperties).some((source) => patternOf(source).test(name));
}
