import { describe, expect, it } from 'vitest';
import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import { Code, Linker } from '../../support/code.ts';
import { checkUnit } from './checker.ts';

const none: Schemas = { definitions: new Map(), transforms: [] };
function checkOf(node: SchemaNode, schemas = none): (value: unknown) => boolean {
  const code = new Code();
  return new Linker(code).link(checkUnit(code, schemas, node)) as (value: unknown) => boolean;
}
describe('a check', () => {
  it('answers for a closed object', () => {
    const check = checkOf({ type: 'object', properties: { a: { type: 'string', minLength: 2 }, b: { type: 'array', items: { type: 'integer' } } }, required: ['a'], additionalProperties: false });
    expect([{ a: 'xx' }, { a: 'xx', b: [1] }, { a: 'x' }, {}, { a: 'xx', c: 1 }, { a: 'xx', b: [1.5] }, 1, null].map(check)).toEqual([true, true, false, false, false, false, false, false]);
  });
});
