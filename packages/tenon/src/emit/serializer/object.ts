import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';
import { isInherited } from '../../keywords/presence.ts';
import { literal, member } from '../../support/code.ts';
import type { ByteWriter, Place } from './byte-writer.ts';
import { membersOf, type Members } from './members.ts';
import { atKey, atMember } from './pointer.ts';

/**
 * Writes an object: declared members in the order of declaration, then whatever patterns and `additionalProperties`
 * declare. Nothing else leaves.
 */
export function writeObject(writer: ByteWriter, parts: readonly SchemaObject[], place: Place): void {
  const members = membersOf(parts);
  refuseOthers(writer, members, place);
  writer.text('{');
  const commaFirst = writeDeclared(writer, members, place);
  if (members.rest !== null || members.patterns.length > 0) writeRest(writer, members, place, commaFirst);
  else if (members.declared.size === 0) return writer.text('}');
  if (commaFirst) writer.text('}');
  else writer.close('}');
}

function refuseOthers(writer: ByteWriter, { declared, required }: Members, place: Place): void {
  const { value } = place;
  const tests = [`typeof ${value} !== 'object'`, `${value} === null`, `Array.isArray(${value})`];
  // A Map or a Promise has no members that could be missed: without this test it would silently become {}.
  if (![...declared.keys()].some((name) => required.has(name))) tests.push(`sink.isOpaque(${value})`);
  writer.refuseWhen(tests.join(' || '), place, 'object');
}

/**
 * Until a required member has been written, optional members leave a comma behind; from then on commas go first, as
 * constant text. Returns whether they go first by the end.
 */
function writeDeclared(writer: ByteWriter, { declared, required }: Members, place: Place): boolean {
  let commaFirst = false;
  for (const [name, node] of declared) {
    const inner = { value: writer.bind('member', declaredMember(place.value, name)), pointer: atMember(place.pointer, name) };
    const key = `${commaFirst ? ',' : ''}${JSON.stringify(name)}:`;
    const write = (end: string): void => {
      writer.text(key);
      writer.node(node, inner);
      writer.text(end);
    };
    if (required.has(name)) {
      write('');
      commaFirst = true;
    } else {
      const end = commaFirst ? '' : ',';
      writer.fork([{ when: `${inner.value} !== undefined`, write: () => write(end) }]);
    }
  }
  return commaFirst;
}

/** A declared member, own or of a class; what every object inherits (`constructor`, `__proto__`) is no member. */
export function declaredMember(value: string, name: string): string {
  const read = member(value, name);
  return isInherited(name) ? `Object.hasOwn(${value}, ${literal(name)}) ? ${read} : undefined` : read;
}

function writeRest(writer: ByteWriter, members: Members, place: Place, commaFirst: boolean): void {
  const name = writer.unit.variable('name');
  writer.loop(`for (const ${name} of Object.keys(${place.value}))`, () => {
    const declared = [...members.declared.keys()].map((key) => `case ${literal(key)}:`);
    if (declared.length > 0) writer.line(`switch (${name}) { ${declared.join(' ')} continue; }`);
    const inner = { value: writer.bind('member', `${place.value}[${name}]`), pointer: atKey(place.pointer, name) };
    writer.line(`if (${inner.value} === undefined) continue;`);
    const entry = (node: SchemaNode) => (): void => {
      if (commaFirst) writer.text(',');
      writer.moving(`sink.string(${name}, p)`);
      writer.text(':');
      writer.node(node, inner);
      if (!commaFirst) writer.text(',');
    };
    const { rest } = members;
    const other = rest === null ? () => writer.line('continue;') : entry(rest);
    if (members.patterns.length === 0) return other();
    writer.fork([
      ...members.patterns.map(([pattern, node]) => ({
        when: `${writer.unit.constant('pattern', new RegExp(pattern, 'u'))}.test(${name})`,
        write: entry(node),
      })),
      { when: null, write: other },
    ]);
  });
}
