import type { SchemaNode, Schemas } from '../shapes/schema.ts';
import { literal, member } from '../support/code.ts';
import type { View } from './names.ts';

/** Whether every object inherits a member of this name: `toString`, `constructor`, `__proto__`. */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/**
 * Whether `value` has an own member, as code.
 * Cost: a read and a comparison, an eighth of what Object.hasOwn costs; only names that all objects inherit need the latter.
 */
export function emitHas(value: string, name: string): string {
  return isInherited(name) ? `Object.hasOwn(${value}, ${literal(name)})` : `${member(value, name)} !== undefined`;
}

/** Whether an object has an own member that is not `undefined`. */
export function has(value: object, name: string): boolean {
  return Object.hasOwn(value, name) && (value as Record<string, unknown>)[name] !== undefined; // any object may be read by name
}

/** Own names whose members are not `undefined`. */
export function namesOf(value: object): string[] {
  return Object.keys(value).filter((name) => (value as Record<string, unknown>)[name] !== undefined); // as above
}

/** Whether a schema refuses `undefined` by itself, so that presence needs no test of its own. */
export function refusesUndefined(node: SchemaNode | undefined, schemas: Schemas, view: View, depth = 0): boolean {
  // A member declared `false` is only tested for absence, so that `required` beside it has to test for presence.
  if (node === undefined || typeof node === 'boolean') return node === false && depth > 0;
  if (view === 'decoded' && node.codec !== undefined) return typeof node.codec === 'string';
  if (node.type !== undefined || node.const !== undefined || node.enum !== undefined) return true;
  return node.$ref !== undefined && depth < 8 && refusesUndefined(schemas.definitions.get(node.$ref), schemas, view, depth + 1);
}
