import type { Rules } from '../rule.ts';
import { isObject } from '../../document/json.ts';

/** Links and callbacks. */
export const links = {
  'link-operation-unknown': {
    severity: 'error',
    summary: 'A link leads to an operation that does not exist',
    advice: 'correct the operationId, or use operationRef for an operation of another document',
    *find({ sites, operations }) {
      const ids = new Set(operations.map(({ value }) => value['operationId']));
      for (const { path, value } of sites('Link')) {
        const { operationId: id } = value;
        if (id !== undefined && !ids.has(id)) yield { path: [...path, 'operationId'], message: `no operation has the operationId ${JSON.stringify(id)}` };
      }
    },
  },
  'link-target': {
    severity: 'error',
    summary: 'A link has not exactly one of operationId and operationRef',
    advice: 'keep one',
    *find({ sites }) {
      for (const { path, value } of sites('Link')) {
        const count = ['operationId', 'operationRef'].filter((member) => value[member] !== undefined).length;
        if (count !== 1) yield { path, message: `it has ${count === 0 ? 'neither operationId nor operationRef' : 'both operationId and operationRef'}` };
      }
    },
  },
  'link-expression-invalid': {
    severity: 'error',
    summary: 'A runtime expression of a link is malformed',
    advice: 'write it as $response.body#/id, $request.path.id, $response.header.location, $url, $method or $statusCode',
    *find({ sites }) {
      for (const { path, value } of sites('Link'))
        for (const [name, text] of isObject(value['parameters']) ? Object.entries(value['parameters']) : [])
          if (typeof text === 'string' && text.startsWith('$') && !isExpression(text))
            yield { path: [...path, 'parameters', name], message: `${text} is no runtime expression` };
    },
  },
  'callback-expression-invalid': {
    severity: 'error',
    summary: 'The key of a callback is neither a URL nor a runtime expression',
    advice: 'write a URL, with expressions in braces: {$request.body#/callbackUrl}',
    *find({ sites }) {
      for (const { path, value } of sites('Callback'))
        for (const key of Object.keys(value).filter((each) => !each.startsWith('x-') && each !== '$ref')) {
          const wrong = wrongExpression(key);
          if (wrong !== null) yield { path: [...path, key], message: `${wrong} is no runtime expression` };
        }
    },
  },
} as const satisfies Rules;

/** Source: OpenAPI 3.2 section 4.20.4, the grammar of runtime expressions. */
function isExpression(text: string): boolean {
  return /^\$(?:url|method|statusCode|(?:request|response)\.(?:header\.[!#$%&'*+.^_`|~\w-]+|query\..+|path\..+|body(?:#(?:\/.*)?)?))$/.test(text);
}

function wrongExpression(key: string): string | null {
  const [whole] = /^\$.*$/.exec(key) ?? [];
  const inBraces = [...key.matchAll(/\{([^{}]*)\}/g)].map(([, text = '']) => text);
  if (whole !== undefined) return isExpression(whole) ? null : whole;
  const wrong = inBraces.find((text) => !isExpression(text));
  if (wrong !== undefined) return `{${wrong}}`;
  return inBraces.length > 0 || /^(?:https?:\/)?\//.test(key) ? null : JSON.stringify(key);
}
