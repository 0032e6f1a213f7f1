import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Schemas } from '../shapes/schema.ts';
import { HttpError } from '../support/errors.ts';
import { form } from './form.ts';

const schemas = { definitions: new Map() } as unknown as Schemas; // nothing refers to anything
const { read } = form();
const fieldsOf = (text: string): unknown => read?.({ bytes: Buffer.from(text), parameters: new Map(), depth: 16, json: JSON.parse, schema: true, schemas });

/** By name: one text, or a list of them. */
function referenceOf(text: string): object {
  const fields = new Map<string, string | string[]>();
  // A mark at the start would be taken for that of a query.
  for (const [name, value] of new URLSearchParams(`?${text}`)) {
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(fields);
}

it('a form is what URLSearchParams makes of it, or is refused', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    '=',
    '&',
    '+',
    '%',
    '%20',
    '%26',
    '%3d',
    '%C3%A9',
    '%c3',
    '%00',
    '?',
    '#',
    ';',
    'é',
    '😀',
    '[]',
    '__proto__',
    '\ufeff',
    '%EF%BB%BF',
  );
  let readCount = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        fc.webQueryParameters(),
      ),
      (text) => {
        try {
          const fields = fieldsOf(text);
          readCount++;
          expect(Object.entries(fields as object)).toEqual(Object.entries(referenceOf(text)));
        } catch (error) {
          if (!(error instanceof HttpError)) throw error;
          expect([error.status, text]).toEqual([400, expect.stringContaining('%')]);
        }
      },
    ),
    { numRuns: 1500 },
  );
  expect(readCount).toBeGreaterThan(500);
});
