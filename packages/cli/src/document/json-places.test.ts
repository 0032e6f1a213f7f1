import fc from 'fast-check';
import { expect, it } from 'vitest';
import { JsonPlaces } from './json-places.ts';

interface Place {
  readonly names: readonly string[];
  /** What must stand there. */
  readonly text: string;
}

/** Each member of a value, and the text that starts at it: its key, or the item of a list. */
function membersOf(value: unknown, names: readonly string[], indent: number): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const text = JSON.stringify(Array.isArray(value) ? part : name, null, indent).slice(0, 1 + name.length);
    return [{ names: [...names, name], text }, ...membersOf(part, [...names, name], indent)];
  });
}

it('finds every member of any JSON text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = ` \n${JSON.stringify(value, null, indent)}`;
      const lines = text.split('\n');
      const places = new JsonPlaces(text);
      for (const { names, text: expected } of membersOf(value, [], indent)) {
        const { line, column } = places.placeOf(names);
        const there = lines
          .slice(line - 1)
          .join('\n')
          .slice(column - 1);
        expect(there.slice(0, expected.length)).toBe(expected);
      }
    }),
  );
});

it('gives what is around a place that is not there', () => {
  const places = new JsonPlaces('{\n  "a": [\n    1,\n    { "b": "}]" }\n  ]\n}');
  expect(places.placeOf(['a', '1', 'b'])).toEqual({ line: 4, column: 7 });
  expect(places.placeOf(['a', '1', 'c'])).toEqual({ line: 4, column: 5 });
  expect(places.placeOf(['a', '7', 'c'])).toEqual({ line: 2, column: 3 });
  expect(places.placeOf(['x'])).toEqual({ line: 1, column: 1 });
});
