import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';
import { emitMemberLoop } from './member-loop.ts';
import { patternOf } from './pattern.ts';
import { namesOf } from './presence.ts';

/** Code for `patternProperties`. */
export const emitPatternProperties: Emit = ({ patternProperties }, place) => {
  const entries = Object.entries(patternProperties ?? {}).filter(([, schema]) => schema !== true);
  if (entries.length === 0) return null;
  return place.call('patternProperties', patternProperties, (inner) => {
    emitMemberLoop(inner, (name, item) => {
      for (const [source, schema] of entries) {
        const pattern = inner.writer.constant('pattern', patternOf(source));
        inner.writer.block(`if (${pattern}.test(${name}))`, () => {
          inner.writer.line(`if (!(${inner.check(schema, item)})) return false;`);
        });
      }
    });
  });
};

/** Explains `patternProperties`. */
export const explainPatternProperties: Explain = ({ patternProperties }, place) => {
  const value = place.value as Record<string, unknown>; // kindsOf: only objects come here
  for (const [source, schema] of Object.entries(patternProperties ?? {})) {
    const pattern = patternOf(source);
    for (const name of namesOf(value)) if (pattern.test(name)) place.explainMember(name, value[name], schema);
  }
};
