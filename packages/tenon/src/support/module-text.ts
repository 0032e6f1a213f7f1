import { literal, type Code, type Unit } from './code.ts';

/** Writes a value that units read as an expression; `null` where it is plain data, which needs no other words. */
export type Spell = (value: unknown) => string | null;

/**
 * Units as the statements of a module: what they read, each once, then the functions. Data that is read late is
 * `late("…")`, which the module imports.
 * Throws: TypeError for a value that cannot be written down.
 */
export function moduleText(units: readonly Unit[], spell: Spell): string {
  const constants = new Map(units.flatMap((unit) => [...unit.constants]));
  const values = [...constants].map(([name, value]) => `const ${name} = ${spell(value) ?? dataText(value)};`);
  return [...values, ...lateLines(units), ...units.map(({ text }) => text), ''].join('\n');
}

/** The units that some need, themselves included; each once. */
export function unitsOf(code: Code, names: readonly string[]): readonly Unit[] {
  return [...new Set(names.flatMap((name) => code.closure(name)))];
}

/** Equal data has one text, and what several units read has one name. */
function lateLines(units: readonly Unit[]): string[] {
  const names = new Map<string, string>();
  return [...new Map(units.flatMap(({ late }) => [...late]))].map(([name, data]) => {
    const text = JSON.stringify(data);
    const known = names.get(text);
    if (known === undefined) names.set(text, name);
    return `const ${name} = ${known ?? `late(${literal(text)})`};`;
  });
}

/** Plain data, regular expressions and sets as an expression. */
export function dataText(value: unknown): string {
  if (value instanceof RegExp) return `new RegExp(${literal(value.source)}, ${literal(value.flags)})`;
  if (value instanceof Set) return `new Set(${dataText([...value])})`;
  if (value instanceof WeakMap) return 'new WeakMap()'; // a memory, empty at first
  if (value === undefined) return 'undefined';
  assertPlain(value);
  const text = JSON.stringify(value);
  // A literal `{ "__proto__": … }` would set the prototype.
  return text.includes('"__proto__"') ? `JSON.parse(${literal(text)})` : literal(value);
}

function assertPlain(value: unknown): void {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
    throw new TypeError(`a ${typeof value} cannot be written into a module`);
  if (typeof value !== 'object' || value === null) return;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null)
    throw new TypeError(`a ${(value.constructor as { readonly name?: string }).name ?? 'value'} cannot be written into a module`);
  for (const member of Object.values(value)) assertPlain(member);
}
