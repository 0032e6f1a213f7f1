import type { EmitPlace } from './emitter.ts';
import { group } from './emitter.ts';
import type { Condition, Contribution } from './evaluation.ts';
import type { ExplainPlace } from './explainer.ts';
import { emitHas, has } from './presence.ts';

/** Writes each distinct condition once as a variable; gives for every contribution the expression of its conditions. */
export function emitConditions(contributions: readonly Contribution[], place: EmitPlace): (contribution: Contribution) => readonly string[] {
  const known = new Map<string, string>();
  const identifierOf = (condition: Condition): string => {
    const key = JSON.stringify('has' in condition ? [condition.has] : condition.test);
    const found = known.get(key);
    if (found !== undefined) return found;
    const text = 'has' in condition ? emitHas(place.value, condition.has) : place.check(condition.test, place.value);
    const identifier = place.writer.variable('holds');
    place.writer.line(`const ${identifier} = ${text};`);
    known.set(key, identifier);
    return identifier;
  };
  const texts = new Map(
    contributions.map((contribution) => [
      contribution,
      contribution.when.map((condition) => {
        const isNegated = 'holds' in condition && !condition.holds;
        return `${isNegated ? '!' : ''}${group(identifierOf(condition))}`;
      }),
    ]),
  );
  return (contribution) => texts.get(contribution) ?? [];
}

/** Whether a contribution counts for a value. */
export function isActive({ when }: Contribution, place: ExplainPlace): boolean {
  return when.every((condition) =>
    'has' in condition ? has(place.value as object, condition.has) : place.matches(condition.test, place.value) === condition.holds,
  ); // only objects have members
}
