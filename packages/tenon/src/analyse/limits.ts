import type { LimitsDeclaration } from '../shapes/declaration.ts';
import type { LimitsPlan } from '../shapes/plan.ts';
import type { Priority } from '../shapes/priority.ts';
import type { Report } from './mistakes.ts';

const defaultLimits: LimitsPlan = { bodyBytes: 1_048_576, jsonDepth: 64, timeoutMs: 30_000 };

/** The limits of a route, from the layers that say them, outermost first; `undefined` says nothing. A limit that is no number would be no limit. */
export function limitsOf(layers: readonly LimitsDeclaration[], at: string, report: Report): LimitsPlan {
  if (layers.every((layer) => Object.keys(layer).length === 0)) return defaultLimits;
  const limits: Record<keyof LimitsPlan, number> = { ...defaultLimits };
  for (const [name, value] of layers.flatMap((layer) => Object.entries(layer) as [keyof LimitsPlan, number | undefined][])) {
    if (value === undefined || !Object.hasOwn(defaultLimits, name)) continue;
    limits[name] = value;
    if (Number.isSafeInteger(value) && value >= 0) continue;
    report({ code: 'limits.not-a-number', at, message: `limits.${name} is ${String(value)}`, advice: 'give a whole number from 0' });
  }
  return limits;
}

const priorities: readonly Priority[] = ['low', 'normal', 'high'];

/** What the nearest layer says of how early a route is refused. */
export function priorityOf(layers: readonly LimitsDeclaration[], at: string, report: Report): Priority {
  const said = layers.findLast(({ priority }) => priority !== undefined)?.priority ?? 'normal';
  if (priorities.includes(said)) return said;
  report({ code: 'limits.priority', at, message: `limits.priority is ${String(said)}`, advice: `give one of ${priorities.join(', ')}` });
  return 'normal';
}
