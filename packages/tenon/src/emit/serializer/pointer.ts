import { literal } from '../../support/code.ts';

/** The place of a value: text that is known when code is written, and variables of that code. */
export type Pointer = readonly (string | { readonly code: string })[];

/** The whole value. */
export const atRoot: Pointer = [];

/** The place of a declared member. */
export function atMember(pointer: Pointer, name: string): Pointer {
  return [...pointer, `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`];
}

/** The place of an item whose index is a variable. */
export function atIndex(pointer: Pointer, variable: string): Pointer {
  return [...pointer, '/', { code: variable }];
}

/** The place of a member whose name is a variable. */
export function atKey(pointer: Pointer, variable: string): Pointer {
  return [...pointer, '/', { code: `sink.segment(${variable})` }];
}

/**
 * An expression for a JSON pointer (RFC 6901). It stands in throw statements only, so that places cost nothing while
 * values are as declared.
 * @example pointerCode(atIndex(atMember(atRoot, 'lines'), 'index1')) // '"/lines/" + index1'
 */
export function pointerCode(pointer: Pointer): string {
  const pieces: string[] = [];
  let text = '';
  for (const piece of pointer) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    pieces.push(literal(text), piece.code);
    text = '';
  }
  if (text !== '' || pieces.length === 0) pieces.push(literal(text));
  return pieces.join(' + ');
}
