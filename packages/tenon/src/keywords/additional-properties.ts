import type { SchemaObject } from '../shapes/schema.ts';
import type { Emit, EmitPlace } from './emitter.ts';
import type { Explain } from './explainer.ts';
import { emitIsName, emitMemberLoop } from './member-loop.ts';
import { patternOf } from './pattern.ts';
import { emitHas, isInherited } from './presence.ts';

/** Code for `additionalProperties`. */
export const emitAdditionalProperties: Emit = (node, place) => {
  const { additionalProperties: schema, properties = {}, patternProperties = {} } = node;
  if (schema === undefined || schema === true) return null;
  if (schema === false && isCountable(node)) return emitCounted(node, place);
  const [names, patterns] = [Object.keys(properties), Object.keys(patternProperties)];
  return place.call('additionalProperties', [schema, names, patterns], (inner) => {
    emitMemberLoop(inner, (name, item) => {
      const known = emitIsName(names, name, inner);
      if (known !== null) inner.writer.line(`if (${known}) continue;`);
      for (const source of patterns) inner.writer.line(`if (${inner.writer.constant('pattern', patternOf(source))}.test(${name})) continue;`);
      inner.writer.line(schema === false ? 'return false;' : `if (!(${inner.check(schema, item)})) return false;`);
    });
  });
};

/** Are the members that may be there known by name, the required ones among them? */
function isCountable({ properties = {}, patternProperties = {}, required = [] }: SchemaObject): boolean {
  const names = Object.keys(properties);
  if (names.length === 0 || Object.keys(patternProperties).length > 0) return false;
  return !names.some((name) => isInherited(name) || properties[name] === false) && required.every((name) => Object.hasOwn(properties, name));
}

/**
 * As many members as are declared and present: then there is no other, since required ones are asked for elsewhere. Members
 * are counted without a look at their names: 214 against 110 ns for an order of 400 bytes with an unknown member (node 24).
 */
function emitCounted({ properties = {}, required = [] }: SchemaObject, place: EmitPlace): string {
  const names = Object.keys(properties);
  const optional = names.filter((name) => !required.includes(name));
  return place.call('closed', [names.length, optional], (inner) => {
    inner.writer.line('let count = 0;');
    emitMemberLoop(inner, () => inner.writer.line('count++;'));
    const terms = [names.length - optional.length, ...optional.map((name) => `(${emitHas(inner.value, name)} ? 1 : 0)`)];
    inner.writer.line(`if (count !== ${terms.join(' + ')}) return false;`);
  });
}

/** Explains `additionalProperties`. */
export const explainAdditionalProperties: Explain = ({ additionalProperties: schema, properties = {}, patternProperties = {} }, place) => {
  if (schema === undefined || schema === true) return;
  const value = place.value as Record<string, unknown>; // kindsOf: only objects come here
  const patterns = Object.keys(patternProperties).map(patternOf);
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(properties, name) || value[name] === undefined || patterns.some((pattern) => pattern.test(name))) continue;
    if (schema === false) place.failAt(name, 'unknown', 'is not a declared member');
    else place.explainMember(name, value[name], schema);
  }
};
