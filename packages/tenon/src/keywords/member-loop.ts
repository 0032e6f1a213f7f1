import { literal } from '../support/code.ts';
import type { EmitPlace } from './emitter.ts';

/**
 * Writes a loop over the members of an object, `undefined` ones left out; `body` gets the identifiers of name and value.
 * Inherited enumerable members are seen too: a polluted prototype makes objects fail rather than pass.
 */
export function emitMemberLoop({ writer, value }: EmitPlace, body: (name: string, item: string) => void): void {
  const name = writer.variable('name');
  const item = writer.variable('item');
  writer.block(`for (const ${name} in ${value})`, () => {
    writer.line(`const ${item} = ${value}[${name}];`);
    writer.line(`if (${item} === undefined) continue;`);
    body(name, item);
  });
}

/** Whether an identifier holds one of some names, as code; `null` when there are none. Past 12 names a set is faster. */
export function emitIsName(names: readonly string[], name: string, { writer }: EmitPlace): string | null {
  if (names.length === 0) return null;
  if (names.length > 12) return `${writer.constant('names', new Set(names))}.has(${name})`;
  return names.map((known) => `${name} === ${literal(known)}`).join(' || ');
}
