import type { DependencyPlan } from '../../shapes/plan.ts';
import { literal } from '../../support/code.ts';
import type { Pipeline } from './pipeline.ts';

/** The context of a handler as an object literal: plugins, then dependencies by the names that they are bound under. */
export function contextOf(pipeline: Pipeline): string {
  const bound = pipeline.route.dependencies.flatMap(({ bindings }, index) => bindings.map((name) => member(name, pipeline.values[index])));
  return objectOf([...plugins(pipeline), ...bound]);
}

/** The context of one `provide`: plugins, and what it needs. */
export function needsOf(pipeline: Pipeline, { needs }: DependencyPlan): string {
  return objectOf([...plugins(pipeline), ...needs.map(({ name, index }) => member(name, pipeline.values[index]))]);
}

function plugins({ writer, pluginNames, pluginValues }: Pipeline): string[] {
  if (pluginNames.length === 0) return [];
  const values = writer.constant('plugins', pluginValues);
  return pluginNames.map((name) => member(name, `${values}[${literal(name)}]`));
}

/** A computed key: `{ "__proto__": x }` would set the prototype. */
function member(name: string, value: string | undefined): string {
  return `[${literal(name)}]: ${value ?? 'undefined'}`;
}

function objectOf(members: readonly string[]): string {
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
