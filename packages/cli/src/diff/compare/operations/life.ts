import type { Life, Operation } from '../../model/contract.ts';
import type { Change } from '../schema/pair.ts';
import type { Flow } from './contents.ts';

/** Which rule a removal falls under by its deprecation; `null` when there was none with a sunset. */
export function lifeRule(stem: string, { isDeprecated, sunset }: Life, today: string): Change | null {
  if (!isDeprecated || sunset === null) return null;
  // Dates of ISO 8601 sort as texts.
  const isOver = sunset.slice(0, 10) <= today;
  return {
    rule: isOver ? `${stem.replace(/-without-deprecation$/, '')}-with-deprecation` : `${stem.replace(/-without-deprecation$/, '')}-before-sunset`,
    from: sunset,
  };
}

const levels: readonly string[] = ['draft', 'alpha', 'beta', 'stable'];

/** Deprecation, sunset and stability. */
export function life(old: Operation, next: Operation, { collector }: Flow): void {
  const pointers = { old: old.pointer, new: next.pointer };
  const add = (rule: string, from = '', to = ''): void => collector.add({ rule, from, to }, '', pointers);
  const [before, after] = [old.life, next.life];
  if (before.isDeprecated !== after.isDeprecated) add(after.isDeprecated ? 'endpoint-deprecated' : 'endpoint-reactivated');
  if (before.sunset !== null && after.sunset !== null && after.sunset < before.sunset) add('api-sunset-date-changed-earlier', before.sunset, after.sunset);
  const [from, to] = [before.stability ?? 'stable', after.stability ?? 'stable'];
  if (from !== to) add(levels.indexOf(to) < levels.indexOf(from) ? 'api-stability-decreased' : 'api-stability-increased', from, to);
}
