import type { Body, Operation, Parameter } from '../../model/contract.ts';
import type { Collector } from '../collector.ts';
import { lifeRule } from './life.ts';
import { contents, type Flow } from './contents.ts';

/** Parameters by key, and their order. */
export function parameters(old: Operation, next: Operation, flow: Flow): void {
  const before = new Map(old.parameters.map((parameter) => [parameter.key, parameter]));
  const after = new Map(next.parameters.map((parameter) => [parameter.key, parameter]));
  for (const [key, parameter] of before) if (!after.has(key)) removed(parameter, flow);
  for (const [key, parameter] of after) {
    const known = before.get(key);
    if (known === undefined) flow.collector.add({ rule: newRule(parameter) }, whereOf(parameter), { old: null, new: parameter.pointer });
    else both(known, parameter, flow);
  }
  order(old, next, flow.collector);
}

function removed(parameter: Parameter, { collector, today }: Flow): void {
  const rule = lifeRule('request-parameter-removed', parameter.life, today) ?? { rule: 'request-parameter-removed' };
  collector.add(rule, whereOf(parameter), { old: parameter.pointer, new: null });
}

function newRule({ in: where, isRequired }: Parameter): string {
  if (where === 'path') return 'new-request-path-parameter';
  if (!isRequired) return 'new-optional-request-parameter';
  return where === 'header' ? 'new-required-request-header' : 'new-required-request-parameter';
}

function both(old: Parameter, next: Parameter, { collector, direction }: Flow): void {
  const where = whereOf(next);
  const pointers = { old: old.pointer, new: next.pointer };
  const add = (rule: string, from = '', to = ''): void => collector.add({ rule, from, to }, where, pointers);
  if (old.isRequired !== next.isRequired) add(`request-parameter-became-${next.isRequired ? 'required' : 'optional'}`);
  if (old.style !== next.style) add('request-parameter-style-changed', old.style, next.style);
  if (old.life.isDeprecated !== next.life.isDeprecated) add(`request-parameter-${next.life.isDeprecated ? 'deprecated' : 'reactivated'}`);
  collector.addSchemas(old.schema, next.schema, { direction, part: direction === 'request' ? 'parameter' : 'header' }, where);
}

/** Generated functions take parameters in this order. */
function order(old: Operation, next: Operation, collector: Collector): void {
  const before = old.parameters.filter(({ key }) => next.parameters.some((parameter) => parameter.key === key));
  const after = next.parameters.filter(({ key }) => old.parameters.some((parameter) => parameter.key === key));
  const text = (list: readonly Parameter[], by: 'key' | 'name'): string => list.map((parameter) => parameter[by]).join(', ');
  if (text(before, 'key') === text(after, 'key')) return;
  collector.add({ rule: 'request-parameter-order-changed', from: text(before, 'name'), to: text(after, 'name') }, '', { old: old.pointer, new: next.pointer });
}

function whereOf({ in: where, name }: Parameter): string {
  return where === 'header' ? `request header ${name}` : `${where} parameter ${name}`;
}

/** The body of the request. Whether a payload is always there is up to the one who sends it. */
export function body({ body: old }: Operation, { body: next }: Operation, flow: Flow): void {
  const isRequest = flow.direction === 'request';
  const where = isRequest ? 'request body' : 'payload';
  const pointers = { old: old?.pointer ?? null, new: next?.pointer ?? null };
  const rule = isRequest ? presenceRule(old, next) : null;
  if (rule !== null) flow.collector.add({ rule }, where, pointers);
  if (old !== null && next !== null) contents(old.content, next.content, { where, pointers }, flow);
}

function presenceRule(old: Body | null, next: Body | null): string | null {
  if (next === null) return old === null ? null : 'request-body-removed';
  if (old === null) return `request-body-added-${next.isRequired ? 'required' : 'optional'}`;
  return old.isRequired === next.isRequired ? null : `request-body-became-${next.isRequired ? 'required' : 'optional'}`;
}
