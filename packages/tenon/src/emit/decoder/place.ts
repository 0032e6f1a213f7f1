import type { Schemas } from '../../shapes/schema.ts';
import { literal, member, type Code, type UnitWriter } from '../../support/code.ts';
import { setMember } from '../../support/members.ts';

/** Where code is being written. */
export interface Place {
  readonly code: Code;
  readonly schemas: Schemas;
  readonly writer: UnitWriter;
}

const known = new WeakMap<UnitWriter, Map<unknown, string>>();

/** The identifier of a function of Tenon's own, bound once per unit. */
export function helper(writer: UnitWriter, run: (...inputs: never[]) => unknown): string {
  const names = known.get(writer) ?? new Map<unknown, string>();
  known.set(writer, names);
  const name = names.get(run) ?? writer.constant(run.name, run);
  names.set(run, name);
  return name;
}

/** A statement that sets an own member whose name is data. */
export function setting(writer: UnitWriter, target: string, name: string, value: string): string {
  // `target["__proto__"] = value` would set the prototype.
  return name === '__proto__' ? `${helper(writer, setMember)}(${target}, "__proto__", ${value});` : `${member(target, name)} = ${value};`;
}

/** One member of an object literal whose name is data. */
export function memberOfLiteral(name: string, value: string): string {
  // `{ "__proto__": value }` would set the prototype; a computed name does not.
  return `${name === '__proto__' ? '["__proto__"]' : literal(name)}: ${value}`;
}
