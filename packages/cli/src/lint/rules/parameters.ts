import { isObject, memberOf, type Json } from '../../document/json.ts';
import { parametersOf } from '../operations.ts';
import type { Rules } from '../rule.ts';
import { admitsNull, listOf, names, unions } from '../schema-facts.ts';
import type { Survey } from '../survey.ts';

const places = ['path', 'query', 'header', 'cookie', 'querystring'];

/** Source: OpenAPI 3.2 section 4.12.6. */
const stylesByPlace: { readonly [place: string]: readonly string[] } = {
  path: ['matrix', 'label', 'simple'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form', 'cookie'],
};

/** Parameters and headers. */
export const parameters = {
  'parameter-place-unknown': {
    severity: 'error',
    summary: 'A parameter is in a place that does not exist',
    advice: 'use path, query, header or cookie; a body is a requestBody',
    *find({ sites }) {
      for (const { path, value } of sites('Parameter'))
        if (typeof value['in'] === 'string' && !places.includes(value['in']))
          yield { path: [...path, 'in'], message: `there is no place ${JSON.stringify(value['in'])}` };
    },
  },
  'parameter-duplicate': {
    severity: 'error',
    summary: 'A parameter is declared twice in one list',
    advice: 'keep one; names of headers are the same in capitals and small letters',
    *find({ sites, follow }) {
      for (const { path, value } of [...sites('PathItem'), ...sites('Operation')]) {
        const keys = new Set<string>();
        for (const parameter of parametersOf(value['parameters'], [...path, 'parameters'], follow)) {
          const key = `${parameter.place} ${parameter.place === 'header' ? parameter.name.toLowerCase() : parameter.name}`;
          if (keys.has(key)) yield { path: parameter.path, message: `the ${parameter.place} parameter ${parameter.name} is declared twice` };
          keys.add(key);
        }
      }
    },
  },
  'parameter-header-ignored': {
    severity: 'warning',
    summary: 'A header parameter is named Accept, Content-Type or Authorization',
    advice: 'declare media types, or a security scheme: the specification says that such parameters are ignored',
    *find({ sites }) {
      for (const { path, value } of sites('Parameter'))
        if (value['in'] === 'header' && /^(?:accept|content-type|authorization)$/i.test(String(value['name'])))
          yield { path, message: `the header parameter ${value['name']} is ignored` };
    },
  },
  'response-header-ignored': {
    severity: 'warning',
    summary: 'A response declares a Content-Type header',
    advice: 'remove it: the keys of "content" say it, and the header is ignored',
    *find({ sites }) {
      for (const { path, value } of sites('Response'))
        for (const name of isObject(value['headers']) ? Object.keys(value['headers']) : [])
          if (name.toLowerCase() === 'content-type') yield { path: [...path, 'headers', name], message: `the response header ${name} is ignored` };
    },
  },
  'parameter-schema-or-content': {
    severity: 'error',
    summary: 'A parameter or header has not exactly one of "schema" and "content"',
    advice: 'keep one; "content" has exactly one media type',
    *find({ sites }) {
      for (const { path, value } of [...sites('Parameter'), ...sites('Header')]) {
        const count = ['schema', 'content'].filter((member) => value[member] !== undefined).length;
        const types = isObject(value['content']) ? Object.keys(value['content']).length : 1;
        if (count !== 1) yield { path, message: `it has ${count === 0 ? 'neither "schema" nor "content"' : 'both "schema" and "content"'}` };
        else if (types !== 1) yield { path: [...path, 'content'], message: `"content" has ${types} media types` };
      }
    },
  },
  'parameter-style-unsuitable': {
    severity: 'error',
    summary: 'A parameter has a style that does not go with its place or its type',
    advice: 'form for most queries, deepObject for objects in a query, simple for paths and headers',
    *find({ sites, follow }) {
      for (const { path, value } of sites('Parameter')) {
        const { style, in: place, schema } = value;
        const known = Object.hasOwn(stylesByPlace, String(place)) ? stylesByPlace[String(place)] : undefined;
        if (typeof style !== 'string' || known === undefined) continue;
        const type = ['string', 'number', 'integer', 'boolean', 'array'].find((each) => names(follow(schema), each));
        if (!known.includes(style)) yield { path: [...path, 'style'], message: `the style ${style} is not one for "in": "${place}": ${known.join(', ')}` };
        else if (style === 'deepObject' && type !== undefined && !names(follow(schema), 'object'))
          yield { path: [...path, 'style'], message: `deepObject is for objects, and ${JSON.stringify(value['name'])} is of type ${type}` };
      }
    },
  },
  'parameter-object-style-missing': {
    severity: 'hint',
    summary: 'A query parameter is an object, and says no style',
    advice: 'say "style": "deepObject", or "form": by default the name of the parameter is not sent, its members are',
    *find({ sites, follow }) {
      for (const { path, value } of sites('Parameter'))
        if (value['in'] === 'query' && value['style'] === undefined && names(follow(value['schema']), 'object'))
          yield { path, message: `the query parameter ${JSON.stringify(value['name'])} is an object without a style` };
    },
  },
  'parameter-nullable': {
    severity: 'hint',
    summary: 'A parameter accepts null, which no request can send',
    advice: 'make it optional instead: a query of null is the text "null"',
    *find(survey) {
      for (const { path, value } of survey.sites('Parameter'))
        if (acceptsNull(survey, value['schema'])) yield { path: [...path, 'schema'], message: `the parameter ${JSON.stringify(value['name'])} accepts null` };
    },
  },
} as const satisfies Rules;

function acceptsNull(survey: Survey, schema: Json | undefined): boolean {
  const own = survey.follow(schema);
  return admitsNull(survey, own) || unions.some((union) => listOf(memberOf(own, union)).some((member) => admitsNull(survey, survey.follow(member))));
}
