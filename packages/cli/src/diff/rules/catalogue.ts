import { operationRules, requestRules, responseRules, securityRules } from './operation-rules.ts';
import { idsOf, type Rule } from './rule.ts';
import { constraintRules, nameRules, propertyRules, structureRules, valueRules } from './schema-rules.ts';

/** Every rule, in the order of the reference. */
export const rules: readonly Rule[] = [
  ...operationRules,
  ...securityRules,
  ...requestRules,
  ...responseRules,
  ...valueRules,
  ...constraintRules,
  ...structureRules,
  ...propertyRules,
  ...nameRules,
];

const rulesById: ReadonlyMap<string, Rule> = new Map(rules.flatMap((rule) => idsOf(rule.pattern).map((id) => [id, rule] as const)));

/** All ids. */
export const ruleIds: readonly string[] = rules.flatMap(({ pattern }) => idsOf(pattern));

/** The rule of an id. Throws: Error when there is none; ids are written in this folder only. */
export function ruleOf(id: string): Rule {
  const rule = rulesById.get(id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return rule;
}
