import { isObject, memberOf } from '../../document/json.ts';
import type { Rules } from '../rule.ts';
import { listOf } from '../schema-facts.ts';

/** Servers. */
export const servers = {
  'server-missing': {
    severity: 'hint',
    summary: 'The document names no server',
    advice: 'add "servers"; a relative URL such as "." is allowed: without one, generated clients call nothing, or the host of the document',
    *find({ document, sites }) {
      if (sites('Server').length === 0 && document['paths'] !== undefined) yield { path: ['servers'], message: 'the document names no server' };
    },
  },
  'server-trailing-slash': {
    severity: 'warning',
    summary: 'The URL of a server ends with a slash',
    advice: 'remove it: paths start with one, and requests would have two',
    *find({ sites }) {
      for (const { path, value } of sites('Server')) {
        const { url } = value;
        if (typeof url === 'string' && url.length > 1 && url.endsWith('/')) yield { path: [...path, 'url'], message: `${url} ends with a slash` };
      }
    },
  },
  'server-query': {
    severity: 'error',
    summary: 'The URL of a server has a query or a fragment',
    advice: 'remove it: paths are appended to the URL as it is',
    *find({ sites }) {
      for (const { path, value } of sites('Server'))
        if (/[?#]/.test(String(value['url']))) yield { path: [...path, 'url'], message: `${value['url']} has a query or a fragment` };
    },
  },
  'server-variable-undeclared': {
    severity: 'error',
    summary: 'A variable in the URL of a server is not declared',
    advice: 'declare it under "variables", with a default',
    *find({ sites }) {
      for (const { path, value } of sites('Server'))
        for (const [, name = ''] of String(value['url']).matchAll(/\{([^{}]*)\}/g))
          if (memberOf(value['variables'], name) === undefined) yield { path: [...path, 'url'], message: `{${name}} is not declared` };
    },
  },
  'server-variable-default': {
    severity: 'error',
    summary: 'A variable of a server has no default, or one that is not among its values',
    advice: 'give it a default that "enum" lists',
    *find({ sites }) {
      for (const { path, value } of sites('ServerVariable')) {
        const { default: preset, enum: values } = value;
        if (preset === undefined) yield { path, message: `${JSON.stringify(path.at(-1))} has no default` };
        else if (typeof preset === 'string' && Array.isArray(values) && !listOf(values).includes(preset))
          yield { path: [...path, 'default'], message: `${JSON.stringify(preset)} is not in "enum"` };
      }
    },
  },
  'server-variable-unused': {
    severity: 'hint',
    summary: 'A variable of a server is not in its URL',
    advice: 'remove it, or put {name} into the URL',
    *find({ sites }) {
      for (const { path, value } of sites('Server'))
        for (const name of isObject(value['variables']) ? Object.keys(value['variables']) : [])
          if (!String(value['url']).includes(`{${name}}`)) yield { path: [...path, 'variables', name], message: `the URL has no {${name}}` };
    },
  },
} as const satisfies Rules;
