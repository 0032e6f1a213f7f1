import type { SchemaNode, SchemaObject } from '../shapes/schema.ts';
import { member } from '../support/code.ts';
import type { Emit, EmitPlace } from './emitter.ts';
import { all, group } from './emitter.ts';
import type { Explain } from './explainer.ts';
import { emitHas, has, isInherited, refusesUndefined } from './presence.ts';

/** Code for `properties`. */
export const emitProperties: Emit = (node, place) => all(Object.entries(node.properties ?? {}).map(([name, schema]) => emitMember(name, schema, node, place)));

function emitMember(name: string, schema: SchemaNode, node: SchemaObject, place: EmitPlace): string | null {
  const { writer, value } = place;
  if (schema === false) return `!(${emitHas(value, name)})`;
  const item = writer.variable('member');
  const check = place.check(schema, item);
  if (check === 'true') return null;
  writer.line(`let ${item};`);
  const read = `${item} = ${member(value, name)}`;
  if (isInherited(name)) return `(!${emitHas(value, name)} || (${read}, ${check}))`;
  const isPresent = node.required?.includes(name) === true && refusesUndefined(schema, place.schemas, place.view);
  return isPresent ? `(${read}, ${check})` : `((${read}) === undefined || ${group(check)})`;
}

/** Explains `properties`. */
export const explainProperties: Explain = ({ properties = {} }, place) => {
  const value = place.value as Record<string, unknown>; // kindsOf: only objects come here
  for (const name of Object.keys(properties)) {
    if (has(value, name)) place.explainMember(name, value[name], properties[name] ?? true);
  }
};
