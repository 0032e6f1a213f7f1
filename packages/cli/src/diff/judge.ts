import type { Difference } from './compare/collector.ts';
import type { Finding } from './finding.ts';
import { ruleOf } from './rules/catalogue.ts';
import { isAtLeast, type ChangeClass } from './rules/rule.ts';

/** A class for the rules of a pattern, in which `*` stands for any text; `none` drops what they find. */
export interface Override {
  readonly pattern: string;
  readonly class: ChangeClass | 'none';
}

/** Gives every difference its class and its sentence; the same one of several operations is one finding. */
export function judged(differences: readonly Difference[], overrides: readonly Override[]): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const difference of differences) {
    const changeClass = classOf(difference, overrides);
    if (changeClass === null) continue;
    const key = keyOf(difference);
    const known = found.get(key);
    const finding = findingOf(difference, changeClass);
    found.set(key, known === undefined ? finding : both(known, finding));
  }
  return [...found.values()];
}

function findingOf(difference: Difference, changeClass: ChangeClass): Finding {
  const { rule, uses, path, oldPointer, newPointer } = difference;
  const operations = [...new Set(uses.flatMap(({ operation }) => operation ?? []))];
  return { rule, class: changeClass, message: messageOf(difference), operations, where: uses[0]?.where ?? '', path, oldPointer, newPointer };
}

function classOf({ rule, uses }: Difference, overrides: readonly Override[]): ChangeClass | null {
  const override = overrides.findLast(({ pattern }) => matches(pattern, rule));
  const own = override?.class ?? ruleOf(rule).class;
  if (own === 'none') return null;
  // Nobody was promised that these stay as they are.
  const isUnstable = uses.length > 0 && uses.every(({ life }) => life?.stability === 'draft' || life?.stability === 'alpha');
  return own === 'breaking' && isUnstable ? 'warning' : own;
}

/** Whether an id fits a pattern. */
export function matches(pattern: string, id: string): boolean {
  const source = pattern.split('*').map((part) => part.replaceAll(/[^\w-]/g, String.raw`\$&`));
  return new RegExp(`^${source.join('.*')}$`).test(id);
}

function messageOf({ rule, values }: Difference): string {
  return ruleOf(rule).says.replaceAll(/\{(name|from|to)\}/g, (_, part: keyof typeof values) => values[part]);
}

/** A schema that several operations use is in one place of the document; its name is in none. */
function keyOf({ rule, values, oldPointer, newPointer }: Difference): string {
  const places = rule.startsWith('api-schema-') ? [] : [oldPointer, newPointer];
  return JSON.stringify([rule, values.name, values.from, values.to, ...places]);
}

function both(left: Finding, right: Finding): Finding {
  const operations = [...new Set([...left.operations, ...right.operations])];
  return { ...left, class: isAtLeast(left.class, right.class) ? left.class : right.class, operations };
}
