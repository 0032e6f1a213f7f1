import { isObject, type JsonObject } from '../../document/json.ts';
import type { Rules } from '../rule.ts';
import { partsOf, propertiesOf } from '../schema-facts.ts';

/** Contents: media types, their schemas and examples. */
export const media = {
  'media-type-invalid': {
    severity: 'error',
    summary: 'A key of "content" is no media type',
    advice: 'write type/subtype, as in application/json',
    *find({ sites }) {
      for (const { path, found } of sites('MediaType')) {
        const type = String(path.at(-1));
        if (path.at(-2) === 'content' && found.parent?.kind !== 'Components' && !/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+\s*(?:;.*)?$/.test(type))
          yield { path, message: `${JSON.stringify(type)} is no media type` };
      }
    },
  },
  'media-type-any': {
    severity: 'hint',
    summary: 'A content has the media type */*',
    advice: 'name the media type: clients cannot choose a parser by */*',
    *find({ sites }) {
      for (const { path } of sites('MediaType')) if (path.at(-1) === '*/*' && path.at(-2) === 'content') yield { path, message: 'the media type is */*' };
    },
  },
  'media-schema-missing': {
    severity: 'hint',
    summary: 'A JSON content has no schema',
    advice: 'give it one, {} for any value: generators skip the body, or fail',
    *find({ sites }) {
      for (const { path, value } of sites('MediaType'))
        if (/[/+]json\b/i.test(String(path.at(-1))) && value['schema'] === undefined && value['itemSchema'] === undefined && value['$ref'] === undefined)
          yield { path, message: `${path.at(-1)} has no schema` };
    },
  },
  'encoding-unknown-property': {
    severity: 'warning',
    summary: 'An encoding is for a property that its schema does not have',
    advice: 'correct the name: it has no effect',
    *find(survey) {
      for (const { path, value } of survey.sites('MediaType')) {
        const { encoding, schema } = value;
        if (!isObject(encoding) || partsOf(survey, schema).some(mayHaveMore)) continue;
        const properties = propertiesOf(survey, schema);
        for (const name of Object.keys(encoding))
          if (!properties.has(name)) yield { path: [...path, 'encoding', name], message: `the schema has no property ${JSON.stringify(name)}` };
      }
    },
  },
  'example-and-examples': {
    severity: 'error',
    summary: 'A parameter, header or content has both "example" and "examples"',
    advice: 'keep "examples": they exclude each other',
    *find({ sites }) {
      for (const { path, value } of [...sites('Parameter'), ...sites('Header'), ...sites('MediaType')])
        if (value['example'] !== undefined && value['examples'] !== undefined)
          yield { path: [...path, 'example'], message: 'it has both "example" and "examples"' };
    },
  },
} as const satisfies Rules;

/** Whether properties may stand elsewhere than under "properties". */
function mayHaveMore({ anyOf, oneOf, additionalProperties, patternProperties }: JsonObject): boolean {
  return anyOf !== undefined || oneOf !== undefined || patternProperties !== undefined || additionalProperties === true || isObject(additionalProperties);
}
