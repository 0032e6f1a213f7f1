import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';
import { emitIsName, emitMemberLoop } from './member-loop.ts';
import { patternOf } from './pattern.ts';
import { namesOf } from './presence.ts';

/** Code for `additionalProperties`. */
export const emitAdditionalProperties: Emit = ({ additionalProperties: schema, properties = {}, patternProperties = {} }, place) => {
  if (schema === undefined || schema === true) return null;
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

/** Explains `additionalProperties`. */
export const explainAdditionalProperties: Explain = ({ additionalProperties: schema, properties = {}, patternProperties = {} }, place) => {
  if (schema === undefined || schema === true) return;
  const value = place.value as Record<string, unknown>; // kindsOf: only objects come here
  const patterns = Object.keys(patternProperties).map(patternOf);
  for (const name of namesOf(value)) {
    if (Object.hasOwn(properties, name) || patterns.some((pattern) => pattern.test(name))) continue;
    if (schema === false) place.failAt(name, 'unknown', 'is not a declared member');
    else place.explainMember(name, value[name], schema);
  }
};
