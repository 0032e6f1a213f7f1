import { isObject, memberOf, type Json } from '../../document/json.ts';
import type { Path, Rules, Spot } from '../rule.ts';
import { admitsNull, listOf, requiredOf } from '../schema-facts.ts';
import type { Site, Survey } from '../survey.ts';

/** Values in a document: enums, defaults, examples. */
export const schemaValues = {
  'enum-empty': {
    severity: 'error',
    summary: 'An enum has no values',
    advice: 'list the values, or remove it: nothing is valid',
    *find({ sites }) {
      for (const { path, value } of sites('Schema'))
        if (Array.isArray(value['enum']) && value['enum'].length === 0) yield { path: [...path, 'enum'], message: 'an enum without values' };
    },
  },
  'enum-duplicate': {
    severity: 'error',
    summary: 'An enum has a value twice',
    advice: 'remove one: generated enums do not compile',
    *find({ sites }) {
      for (const { path, value } of sites('Schema')) {
        const texts = listOf(value['enum']).map((each) => JSON.stringify(each));
        for (const [index, text] of texts.entries())
          if (texts.indexOf(text) < index) yield { path: [...path, 'enum', index], message: `${text} is listed twice` };
      }
    },
  },
  'enum-value-invalid': {
    severity: 'error',
    summary: 'A value of an enum breaks the schema around it',
    advice: 'correct the value or the type: it can never be sent',
    *find({ sites, version }) {
      for (const { path, value } of sites('Schema'))
        for (const [index, each] of listOf(value['enum']).entries())
          // In 3.0, null is listed whatever the type says, and "nullable" decides.
          if (!hasType(value, each) && !(each === null && version === '3.0'))
            yield { path: [...path, 'enum', index], message: `${JSON.stringify(each)} is not of type ${String(value['type'])}` };
    },
  },
  'enum-null-missing': {
    severity: 'warning',
    summary: 'A nullable enum does not list null',
    advice: 'add null to "enum": null is not valid otherwise',
    *find(survey) {
      for (const { path, value } of survey.sites('Schema'))
        if (Array.isArray(value['enum']) && admitsNull(survey, value) && !listOf(value['enum']).includes(null))
          yield { path: [...path, 'enum'], message: 'the type admits null, and the enum does not' };
    },
  },
  'default-invalid': {
    severity: 'error',
    summary: 'A default breaks its own schema',
    advice: 'correct one of them: whoever relies on the default sends what is refused',
    *find({ sites, check }) {
      for (const { path, value } of sites('Schema')) {
        if (value['default'] === undefined) continue;
        const mistake = check(path, value['default']);
        if (mistake !== null) yield { path: [...path, 'default'], message: `the default ${shown(value['default'])} is not valid: ${mistake}` };
      }
    },
  },
  'default-on-required': {
    severity: 'hint',
    summary: 'A property that requests must send has a default',
    advice: 'take it out of "required", or remove the default: it can never apply',
    *find(survey) {
      const { sites, reach, follow } = survey;
      for (const { path, value, found } of sites('Schema')) {
        if (!reach.request.has(found) || reach.response.has(found) || !isObject(value['properties'])) continue;
        const required = requiredOf(survey, value);
        for (const [name, property] of Object.entries(value['properties']))
          if (required.includes(name) && memberOf(follow(property), 'default') !== undefined)
            yield { path: [...path, 'properties', name], message: `${JSON.stringify(name)} is required, and has a default` };
      }
      for (const { path, value } of sites('Parameter'))
        if (value['required'] === true && memberOf(follow(value['schema']), 'default') !== undefined)
          yield { path: [...path, 'schema'], message: `the parameter ${JSON.stringify(value['name'])} is required, and has a default` };
    },
  },
  'example-invalid': {
    severity: 'warning',
    summary: 'An example breaks its schema',
    advice: 'correct one of them: people copy examples, and mocks answer with them',
    *find(survey) {
      for (const { schema, value, path } of examplesIn(survey)) {
        const mistake = survey.check(schema, value);
        if (mistake !== null) yield { path, message: `the example is not valid: ${mistake}` };
      }
    },
  },
} as const satisfies Rules;

function hasType(schema: Site['value'], value: Json): boolean {
  const { type } = schema;
  const types = Array.isArray(type) ? listOf(type) : [type];
  if (types.every((each) => typeof each !== 'string')) return true;
  const own = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return types.includes(own) || (own === 'number' && types.includes('integer') && Number.isInteger(value));
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

interface ExampleSite extends Spot {
  readonly schema: Path;
  readonly value: Json;
}

function examplesIn(survey: Survey): readonly Omit<ExampleSite, 'message'>[] {
  const ofSchemas = survey
    .sites('Schema')
    .flatMap(({ path, value }) => [
      ...(value['example'] === undefined ? [] : [{ schema: path, value: value['example'], path: [...path, 'example'] }]),
      ...listOf(value['examples']).map((example, index) => ({ schema: path, value: example, path: [...path, 'examples', index] })),
    ]);
  const sites = [...survey.sites('MediaType').filter(({ path }) => /json/i.test(String(path.at(-1)))), ...survey.sites('Parameter'), ...survey.sites('Header')];
  return [...ofSchemas, ...sites.filter(({ value }) => value['schema'] !== undefined).flatMap((site) => examplesOf(survey, site))];
}

function examplesOf({ follow }: Survey, { path, value }: Site): readonly Omit<ExampleSite, 'message'>[] {
  const schema = [...path, 'schema'];
  const one = value['example'] === undefined ? [] : [{ schema, value: value['example'], path: [...path, 'example'] }];
  const named = isObject(value['examples']) ? Object.entries(value['examples']) : [];
  const several = named.flatMap(([name, example]) => {
    const own = follow(example);
    const data = memberOf(own, 'value') ?? memberOf(own, 'dataValue');
    return data === undefined ? [] : [{ schema, value: data, path: [...path, 'examples', name] }];
  });
  return [...one, ...several];
}
