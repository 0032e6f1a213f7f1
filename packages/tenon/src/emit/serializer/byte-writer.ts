import type { Code, UnitWriter } from '../../support/code.ts';
import { literal } from '../../support/code.ts';
import { storesText } from '../../support/outline.ts';
import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import { sinkRoomBytes } from '../../shapes/sink.ts';
import { pointerCode, type Pointer } from './pointer.ts';

/** A value that code has in a variable, and where it stands. */
export interface Place {
  readonly value: string;
  readonly pointer: Pointer;
}

/** One way through a fork; `when` null is the way of all others. */
export interface Way {
  readonly when: string | null;
  readonly write: () => void;
}

/** Writes the code for the value of a node; handed around because kinds of nodes contain each other. */
export type WriteNode = (writer: ByteWriter, node: SchemaNode, place: Place) => void;

interface Parts {
  readonly code: Code;
  readonly schemas: Schemas;
  readonly unit: UnitWriter;
  readonly writeNode: WriteNode;
}

// Longer constant text is written from a string: the stores would make functions too large to be optimised.
const longestUnrolled = 48;
// V8 optimises no function above 60 KB of bytecode, and a store takes about ten bytes of it.
const unrolledPerUnit = 2500;

/**
 * Writes the body of a serializer unit: `value`, `sink` and the position `p` in, the next position out.
 * Constant bytes wait until something else is written, so that neighbours become one run of stores: unrolled stores beat
 * a copy from a prepared array (0.58 against 0.67 of the time of JSON.stringify on a list of 100 objects, node 20).
 */
export class ByteWriter {
  readonly code: Code;
  readonly schemas: Schemas;
  readonly unit: UnitWriter;
  readonly #writeNode: WriteNode;
  /** Constant bytes that are not written yet, as character codes. */
  #pending = '';
  /** Free bytes that the code written so far is sure of. */
  #room = 0;
  #unrolled = 0;
  /** How much schema this unit holds already; decides what becomes a unit of its own. */
  inlined = 0;

  constructor({ code, schemas, unit, writeNode }: Parts) {
    this.code = code;
    this.schemas = schemas;
    this.unit = unit;
    this.#writeNode = writeNode;
  }

  /** Writes the code for the value of a node. */
  node(node: SchemaNode, place: Place): void {
    this.#writeNode(this, node, place);
  }

  /** Constant JSON text. */
  text(json: string): void {
    for (const byte of new TextEncoder().encode(json)) this.#pending += String.fromCharCode(byte);
  }

  /** A statement that does not write. */
  line(text: string): void {
    this.unit.line(text);
  }

  /** A name for an expression. */
  bind(hint: string, expression: string): string {
    const name = this.unit.variable(hint);
    this.unit.line(`const ${name} = ${expression};`);
    return name;
  }

  /** A write that needs `bytes` of room and leaves the buffer where it is. */
  fixed(expression: string, bytes: number): void {
    this.flush();
    this.#reserve(bytes);
    this.unit.line(`p = ${expression};`);
  }

  /** A write that makes its own room. */
  moving(expression: string): void {
    this.flush();
    this.unit.line(`p = ${expression};`);
    this.moved(sinkRoomBytes);
  }

  /** After code that may have replaced the buffer and left `room` free bytes. */
  moved(room = 0): void {
    this.unit.line('b = sink.buffer;');
    this.#room = room;
  }

  /** Refuses the value when a condition holds. */
  refuseWhen(condition: string, place: Place, expected: string): void {
    this.unit.line(`if (${condition}) ${this.#refusal(place, expected)}`);
  }

  /** Refuses the value. */
  refuse(place: Place, expected: string): void {
    this.unit.line(this.#refusal(place, expected));
  }

  #refusal(place: Place, expected: string): string {
    return `throw sink.mismatch(${pointerCode(place.pointer)}, ${literal(expected)});`;
  }

  /** Ways of which one is taken: the first whose condition holds. The way of all others comes last and is not alone. */
  fork(ways: readonly Way[]): void {
    this.flush();
    const before = this.#room;
    let after = ways.some((way) => way.when === null) ? Infinity : before;
    ways.forEach(({ when, write }, index) => {
      this.#room = before;
      if (when === null) this.#inside('else', write);
      else this.#inside(index === 0 ? `if (${when})` : `else if (${when})`, write);
      after = Math.min(after, this.#room);
    });
    this.#room = after;
  }

  /** A body that runs any number of times. */
  loop(head: string, write: () => void): void {
    this.flush();
    this.#room = 0;
    this.#inside(head, write);
    this.#room = 0;
  }

  #inside(head: string, write: () => void): void {
    this.unit.block(head, () => {
      write();
      this.flush();
    });
  }

  /** Closes a list whose entries each left a comma behind. No value ends with one, so a last comma is an entry's. */
  close(bracket: ']' | '}'): void {
    this.flush();
    this.#reserve(1);
    const byte = bracket.charCodeAt(0);
    this.unit.line(`if (b[p - 1] === 44) b[p - 1] = ${byte}; else b[p++] = ${byte};`);
  }

  /** Turns waiting constants into stores. */
  flush(): void {
    const bytes = this.#pending;
    if (bytes === '') return;
    this.#pending = '';
    if (bytes.length > longestUnrolled || this.#unrolled + bytes.length > unrolledPerUnit) {
      this.moving(`sink.latin1(${literal(bytes)}, p)`);
      return;
    }
    this.#unrolled += bytes.length;
    this.#reserve(bytes.length);
    this.unit.line(storesText(bytes));
  }

  #reserve(bytes: number): void {
    if (this.#room < bytes) {
      this.unit.line(`if (b.length - p < ${sinkRoomBytes}) b = sink.room(p);`);
      this.#room = sinkRoomBytes;
    }
    this.#room -= bytes;
  }
}
