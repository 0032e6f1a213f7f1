import { isObject, memberOf, type Json, type JsonObject } from '../../document/json.ts';
import type { Credentials } from './contract.ts';
import { followed, inside, textOf, type Place } from './place.ts';

/** The alternatives of an operation, its own or those of the document. Schemes count by what they are, not by how they are called. */
export function securityOf(operation: Place, root: JsonObject): readonly Credentials[] {
  const declared = memberOf(operation.value, 'security') ?? memberOf(root, 'security');
  const alternatives = Array.isArray(declared) ? (declared as readonly Json[]).filter(isObject) : [];
  if (alternatives.length === 0) return [new Map()];
  return alternatives.map((alternative) => new Map(Object.entries(alternative).map(([name, scopes]) => [schemeText(root, name), scopesOf(scopes)])));
}

function scopesOf(scopes: Json): ReadonlySet<string> {
  return new Set(Array.isArray(scopes) ? (scopes as readonly Json[]).map(String) : []);
}

/** What a caller must know of a scheme. */
function schemeText(root: JsonObject, name: string): string {
  const schemes = inside(inside({ root, value: root, pointer: '' }, 'components') ?? { root, value: {}, pointer: '' }, 'securitySchemes');
  const place = schemes === null ? null : inside(schemes, name);
  if (place === null) return name;
  const scheme = followed(place);
  const type = textOf(scheme, 'type') ?? name;
  if (type === 'http') return `http ${textOf(scheme, 'scheme')?.toLowerCase() ?? ''}`.trim();
  if (type !== 'apiKey') return `${type} ${name}`;
  const [key, where] = [textOf(scheme, 'name') ?? '', textOf(scheme, 'in') ?? ''];
  return `the ${where} key ${where === 'header' ? key.toLowerCase() : key}`;
}
