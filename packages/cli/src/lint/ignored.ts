import { memberOf, type Json, type JsonObject } from '../document/json.ts';
import { listOf } from './schema-facts.ts';
import type { Path } from './rule.ts';

/** The members by which an object asks rules to leave it and all that is inside it alone. */
export const ignoreMembers = ['x-tenon-lint-ignore', 'x-lint-ignore'] as const;

/** Whether something on the way to a place asks to ignore a rule. */
export function isIgnored(document: JsonObject, path: Path, rule: string): boolean {
  let value: Json | undefined = document;
  for (const name of path) {
    if (namesRule(value, rule)) return true;
    value = memberOf(value, String(name));
  }
  return namesRule(value, rule);
}

function namesRule(value: Json | undefined, rule: string): boolean {
  return ignoreMembers.some((member) => {
    const ids = memberOf(value, member);
    return ids === rule || listOf(ids).includes(rule);
  });
}
