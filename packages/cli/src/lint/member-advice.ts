import { isObject, type Json } from '../document/json.ts';
import type { MemberType } from './member-types.ts';
import type { Path } from './rule.ts';

/** A value in the place of one of another type. */
export interface Mistyped {
  readonly path: Path;
  readonly value: Json;
  readonly type: MemberType;
}

/** What to write in place of a value; `undefined` where nothing is better than the type itself. */
export function adviceFor({ path, value, type }: Mistyped): string | undefined {
  const name = String(path.at(-1));
  if (value === null) return `give it a value, or remove it: in YAML, "${name}:" with nothing behind it is null`;
  if ('plain' in type) return adviceForPlain(name, value, type.plain);
  if ('list' in type) return name === 'required' && typeof value === 'boolean' ? adviceForRequired(path, value) : adviceForList(name, value);
  return Array.isArray(value) ? 'write names with values: no dashes, and no [ ]' : undefined;
}

function adviceForPlain(name: string, value: Json, type: string): string | undefined {
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return `write ${name}: '${textOf(name, value)}' with quotes: without them YAML reads a ${typeof value}`;
  if (typeof value !== 'string') return undefined;
  if (type === 'boolean') return `write ${name}: ${/^(?:true|false)$/i.test(value) ? value.toLowerCase() : 'true, or false,'} without quotes`;
  return /^-?\d+(?:\.\d+)?$/.test(value) ? `write ${name}: ${value} without quotes` : undefined;
}

/** YAML reads 1.0 as 1: a version was more than that. */
function textOf(name: string, value: number | boolean): string {
  return name === 'version' && Number.isInteger(value) ? `${value}.0` : String(value);
}

/** A boolean beside the type of a property, as JSON Schema had it before draft 4. */
function adviceForRequired(path: Path, isRequired: boolean): string {
  if (!isRequired) return 'remove it: what the object around it does not list under "required" is optional';
  const property = path.at(-3) === 'properties' ? String(path.at(-2)) : 'name';
  return `write required: [${property}] in the object around it, beside "properties"`;
}

function adviceForList(name: string, value: Json): string {
  if (isObject(value)) return 'write a list: each item behind a dash in YAML, all of them within [ ] in JSON';
  return `write a list: ${name}: [${String(value)}]`;
}
