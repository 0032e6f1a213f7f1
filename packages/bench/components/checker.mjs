import { TypeCompiler } from '@sinclair/typebox/compiler';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { checkerCases } from './checker-cases.mjs';
import { before, now } from './compiled.mjs';

/**
 * Whether a body that was parsed satisfies its schema: true or false, no list of issues. Ajv stops at the first error and
 * judges numbers as Tenon does; what it says of an error is part of how it works. TypeBox takes lengths of texts in UTF-16
 * units, which is less work.
 */
export function tasks() {
  return checkerCases.map(({ name, schema, isValid, values }) => {
    const validate = new Ajv2020({ allErrors: false, messages: false, strict: false, strictNumbers: true }).compile(schema);
    const compiled = TypeCompiler.Compile(schema);
    const contestants = {
      tenon: now.checkerOf(schema).run,
      ajv: (value) => validate(value),
      typebox: (value) => compiled.Check(value),
    };
    if (before !== null) contestants.before = before.checkerOf(schema).run;
    const mistakes = () =>
      values.flatMap((value) => {
        const wrong = Object.entries(contestants).filter(([, check]) => check(value) !== isValid);
        return wrong.map(([contestant]) => `${contestant} says ${!isValid} of ${JSON.stringify(value).slice(0, 200)}`);
      });
    return { name, contestants, inputs: () => values, mistakes };
  });
}
