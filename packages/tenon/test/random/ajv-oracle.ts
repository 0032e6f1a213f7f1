import { Ajv2020 } from 'ajv/dist/2020.js';
import { formats } from '../../src/keywords/formats.ts';
import { toJsonSchema, type RandomSchema } from './schema-nodes.ts';

/**
 * Ajv's verdict; null where it is known to be wrong about names that all objects inherit: it compares objects by calling
 * their `toString`, also when that is a member, and takes `constructor` for evaluated.
 */
export function oracleOf(random: RandomSchema): (value: unknown) => boolean | null {
  const ajv = new Ajv2020({
    strict: false,
    strictNumbers: true,
    ownProperties: true,
    validateSchema: false,
    logger: false,
    formats: Object.fromEntries([...formats].map(([name, { kind, test }]) => [name, { type: kind as 'string', validate: test }])),
  });
  const validate = ajv.compile(toJsonSchema(random) as object);
  const isTracking = JSON.stringify(toJsonSchema(random)).includes('"unevaluatedProperties"');
  return (value) => {
    if (isTracking && /"(?:toString|constructor)":/.test(JSON.stringify(value))) return null;
    try {
      return validate(value);
    } catch {
      return null;
    }
  };
}
