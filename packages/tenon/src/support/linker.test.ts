import { describe, expect, it } from 'vitest';
import { Code, literal } from './code.ts';
import { Linker, ownOfFamily } from './linker.ts';

type Text = () => string;

const numbers = Array.from({ length: ownOfFamily + 4 }, (_, index) => index);

/** Units that say what they were written with. */
function speakers(write: (number: number) => { readonly word: string; readonly data: unknown; readonly late: unknown }): readonly Text[] {
  const code = new Code();
  const linker = new Linker(code);
  const units = numbers.map((number) => {
    const { word, data, late } = write(number);
    const own = code.unit(`own ${number}`, 'own', (writer) => {
      writer.line(`return ${literal(`of ${word}`)};`);
      return '';
    });
    return code.unit(`unit ${number}`, 'unit', (writer) => {
      writer.line(`return [${literal(word)}, ${writer.constant('data', data)}, ${writer.late('late', late)}(), ${writer.use(own)}()].join(" ");`);
      return '';
    });
  });
  return units.map((unit) => linker.link(unit) as Text); // as written above
}

describe('Linker', () => {
  it('makes units that are alike by one function, each with its own values', () => {
    const functions = speakers((number) => ({ word: `w${number}"`, data: `d${number}`, late: `l${number}` }));
    expect(functions.map((speak) => speak())).toEqual(numbers.map((number) => `w${number}" d${number} l${number} of w${number}"`));
    const texts = new Set(functions.slice(ownOfFamily).map(String));
    expect(texts.size).toBe(1);
    expect([...texts][0]).not.toContain('w5');
  });

  it('leaves the first of a family, and what all have in common, as they were written', () => {
    const functions = speakers((number) => ({ word: 'same', data: number, late: 'late' }));
    expect(String(functions[0])).toContain('"same"');
    expect(String(functions.at(-1))).toContain('["same", data_$');
  });

  it('makes the function anew for a unit that differs where no other did', () => {
    const last = numbers.length - 1;
    const functions = speakers((number) => ({ word: number === last ? 'other' : 'same', data: number === last ? 'x' : 0, late: 'late' }));
    expect(functions.map((speak) => speak())).toEqual(numbers.map((number) => (number === last ? 'other x late of other' : 'same 0 late of same')));
  });

  it('links units that call each other', () => {
    const code = new Code();
    const linker = new Linker(code);
    const even = (base: number): string =>
      code.unit(`even ${base}`, 'even', (writer) => {
        writer.line(`return value === ${base} || ${writer.use(odd(base))}(value - 1);`);
        return 'value';
      });
    const odd = (base: number): string =>
      code.unit(`odd ${base}`, 'odd', (writer) => {
        writer.line(`return value !== ${base} && ${writer.use(even(base))}(value - 1);`);
        return 'value';
      });
    for (const base of numbers) {
      const isEven = linker.link(even(base)) as (value: number) => boolean; // as written above
      expect([isEven(base + 4), isEven(base + 5)]).toEqual([true, false]);
    }
  });

  it('links a unit that calls itself', () => {
    const code = new Code();
    const linker = new Linker(code);
    const sums = numbers.map(
      (number) =>
        linker.link(
          code.unit(`sum ${number}`, 'sum', (writer) => {
            writer.line(`return value === 0 ? ${number} : 1 + ${writer.name}(value - 1);`);
            return 'value';
          }),
        ) as (value: number) => number, // as written above
    );
    expect(sums.map((sum) => sum(3))).toEqual(numbers.map((number) => number + 3));
  });
});
