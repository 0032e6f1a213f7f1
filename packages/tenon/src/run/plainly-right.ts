import { codePointLength } from '../keywords/code-points.ts';
import { patternOf } from '../keywords/pattern.ts';
import { isType } from '../keywords/type.ts';
import type { SchemaNode, SchemaObject } from '../shapes/schema.ts';

/**
 * Whether a text, a number, a boolean or null satisfies a schema of ordinary keywords. `false` is no verdict: whoever asks has
 * to look closer. Most values of a refused body are fine: 3.5 instead of 4.6 µs for an order with one mistake (node 24).
 */
export function isPlainlyRight(node: SchemaNode, value: unknown): boolean {
  if (typeof node === 'boolean' || (typeof value === 'object' && value !== null)) return node === true;
  for (const keyword in node) if (!satisfies(node, keyword, value)) return false;
  return true;
}

function satisfies(node: SchemaObject, keyword: string, value: unknown): boolean {
  switch (keyword) {
    case 'type':
      return typeof node.type === 'string' && isType(node.type, value, 'wire');
    case 'const':
      return value === node.const;
    case 'enum':
      return node.enum?.includes(value as string) === true; // a scalar, as any in the list
    case 'anyOf':
      return node.anyOf?.some((branch) => isPlainlyRight(branch, value)) === true;
    case 'minimum':
      return typeof value === 'number' && value >= (node.minimum ?? Infinity);
    case 'maximum':
      return typeof value === 'number' && value <= (node.maximum ?? -Infinity);
    case 'minLength':
      return typeof value === 'string' && codePointLength(value) >= (node.minLength ?? Infinity);
    // There are no more characters than UTF-16 units.
    case 'maxLength':
      return typeof value === 'string' && value.length <= (node.maxLength ?? -Infinity);
    case 'pattern':
      return typeof value === 'string' && node.pattern !== undefined && patternOf(node.pattern).test(value);
    case 'title':
    case 'description':
    case 'default':
    case 'defaulted':
    case 'examples':
    case 'deprecated':
      return true;
    default:
      return false;
  }
}
