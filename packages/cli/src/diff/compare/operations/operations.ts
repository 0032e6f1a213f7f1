import type { Operation } from '../../model/contract.ts';
import type { Flow } from './contents.ts';
import { life, lifeRule } from './life.ts';
import { body, parameters } from './requests.ts';
import { responses } from './responses.ts';
import { security } from './security.ts';

/** Operations of two documents that are the same ones, and the rest. */
interface Paired {
  readonly pairs: readonly (readonly [old: Operation, new: Operation])[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/** Paths: what was removed, what is new, and what changed. */
export function operations(old: readonly Operation[], next: readonly Operation[], flow: Flow): void {
  const { pairs, removed, added } = paired(old, next);
  const isGone = (path: string): boolean => !old.some((operation) => operation.path === path && !removed.includes(operation));
  const gone = new Map(removed.filter(({ path }) => isGone(path)).map((operation) => [operation.path, operation]));
  for (const [path, operation] of gone) pathRemoved(path, operation, removed, flow);
  for (const operation of removed) if (!gone.has(operation.path)) report(operation, 'api-removed-without-deprecation', flow);
  for (const operation of added) {
    flow.collector.enter(operation.name, null);
    flow.collector.add({ rule: 'endpoint-added' }, '', { old: null, new: operation.pointer });
  }
  for (const [before, after] of pairs) both(before, after, flow);
}

/** One finding for a path of which nothing is left; the operation that lives longest decides. */
function pathRemoved(path: string, operation: Operation, removed: readonly Operation[], flow: Flow): void {
  const all = removed.filter((each) => each.path === path);
  const end = ({ life: { isDeprecated, sunset } }: Operation): string => (isDeprecated ? (sunset ?? '9999') : '9999');
  const last = all.reduce((left, right) => (end(right) > end(left) ? right : left), operation);
  for (const each of all) {
    flow.collector.enter(each.name, each.life);
    const change = lifeRule('api-path-removed-without-deprecation', last.life, flow.today) ?? { rule: 'api-path-removed-without-deprecation' };
    flow.collector.add(change, '', { old: operation.pointer.replace(/\/[^/]*$/, ''), new: null });
  }
}

function report(operation: Operation, rule: string, { collector, today }: Flow): void {
  collector.enter(operation.name, operation.life);
  collector.add(lifeRule(rule, operation.life, today) ?? { rule }, '', { old: operation.pointer, new: null });
}

/** Webhooks: their bodies travel the other way. */
export function webhooks(old: readonly Operation[], next: readonly Operation[], flow: Flow): void {
  const { pairs, removed, added } = paired(old, next);
  for (const [list, rule] of [
    [removed, 'webhook-removed'],
    [added, 'webhook-added'],
  ] as const)
    for (const { name, life: own, pointer } of list) {
      flow.collector.enter(name, own);
      flow.collector.add({ rule }, '', rule === 'webhook-removed' ? { old: pointer, new: null } : { old: null, new: pointer });
    }
  for (const [before, after] of pairs) both(before, after, { ...flow, direction: flow.direction === 'request' ? 'response' : 'request' });
}

function paired(old: readonly Operation[], next: readonly Operation[]): Paired {
  const byName = new Map(next.map((operation) => [operation.name, operation]));
  const known = new Set(old.map(({ name }) => name));
  const byKey = new Map(next.filter(({ name }) => !known.has(name)).map((operation) => [operation.key, operation]));
  const pairs = old.flatMap((operation) => {
    const other = byName.get(operation.name) ?? byKey.get(operation.key);
    return other === undefined ? [] : [[operation, other] as const];
  });
  const [before, after] = [new Set(pairs.map(([each]) => each)), new Set(pairs.map(([, each]) => each))];
  return { pairs, removed: old.filter((each) => !before.has(each)), added: next.filter((each) => !after.has(each)) };
}

function both(old: Operation, next: Operation, flow: Flow): void {
  flow.collector.enter(next.name, old.life);
  life(old, next, flow);
  names(old, next, flow);
  security(old, next, flow);
  parameters(old, next, flow);
  body(old, next, flow);
  responses(old, next, { ...flow, direction: flow.direction === 'request' ? 'response' : 'request' });
  webhooks(old.callbacks, next.callbacks, flow);
}

function names(old: Operation, next: Operation, { collector }: Flow): void {
  const pointers = { old: old.pointer, new: next.pointer };
  const [from, to] = [old.operationId, next.operationId];
  if (from !== to) {
    const verb = from === null ? 'added' : to === null ? 'removed' : 'changed';
    collector.add({ rule: `api-operation-id-${verb}`, from: from ?? '', to: to ?? '' }, '', pointers);
  }
  const [before, after] = [old.tags, next.tags].map((tags) => [...tags].sort().join(', '));
  if (before !== after) collector.add({ rule: 'api-tag-changed', from: before || 'none', to: after || 'none' }, '', pointers);
}
