import type { SchemaObject } from '../../shapes/schema.ts';
import type { ByteWriter, Place } from './byte-writer.ts';
import { itemsOf, type Items } from './members.ts';
import { atIndex, atMember } from './pointer.ts';

/** Writes an array: items with a schema of their own first, then the rest by one schema. */
export function writeArray(writer: ByteWriter, parts: readonly SchemaObject[], place: Place): void {
  const items = itemsOf(parts);
  writer.refuseWhen(`!Array.isArray(${place.value})`, place, 'array');
  const length = writer.bind('length', `${place.value}.length`);
  const most = items.first.length;
  if (items.rest === null) writer.refuseWhen(`${length} > ${most}`, place, `at most ${most} items`);
  writer.text('[');
  writeFirst(writer, items, place, length);
  if (items.rest !== null) writeRest(writer, items, place, length);
  if (items.least > 0 || (most === 0 && items.rest === null)) writer.text(']');
  else writer.close(']');
}

/** As with members: commas go first as soon as an item is certain, and are left behind before. */
function writeFirst(writer: ByteWriter, { first, least }: Items, place: Place, length: string): void {
  first.forEach((node, index) => {
    const write = (): void => {
      if (index > 0 && least > 0) writer.text(',');
      const value = writer.bind('item', `${place.value}[${index}]`);
      writer.node(node, { value, pointer: atMember(place.pointer, String(index)) });
      if (least === 0) writer.text(',');
    };
    if (index < least) write();
    else writer.fork([{ when: `${length} > ${index}`, write }]);
  });
}

function writeRest(writer: ByteWriter, { first, least, rest }: Items, place: Place, length: string): void {
  const index = writer.unit.variable('index');
  writer.loop(`for (let ${index} = ${first.length}; ${index} < ${length}; ${index}++)`, () => {
    if (least > 0) writer.text(',');
    const value = writer.bind('item', `${place.value}[${index}]`);
    writer.node(rest ?? true, { value, pointer: atIndex(place.pointer, index) });
    if (least === 0) writer.text(',');
  });
}
