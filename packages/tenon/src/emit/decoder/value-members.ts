import type { Json } from '../../shapes/json.ts';
import type { UnknownPolicy } from '../../shapes/parameter.ts';
import type { SchemaNode, SchemaObject } from '../../shapes/schema.ts';
import { literal, member } from '../../support/code.ts';
import { setMember } from '../../support/members.ts';
import { isDecoded } from './is-decoded.ts';
import { helper, memberOfLiteral, setting, type Place } from './place.ts';
import { itemsOf, membersOf, type MemberPosition, type MembersPosition } from './position.ts';

/** Where decoding code is being written. */
export interface DecodePlace extends Place {
  readonly unknown: UnknownPolicy;
  /** An expression for the decoded value; null when it is the value. */
  readonly decoded: (node: SchemaNode, value: string) => string | null;
}

/** Writes what decodes arrays: returns a copy, or goes on when the value is none or nothing inside changes. */
export function writeItems({ writer, decoded }: DecodePlace, parts: readonly SchemaObject[]): void {
  const { prefix, items } = itemsOf(parts);
  const first = prefix.map((node, at) => ({ at, item: decoded(node, `items[${at}]`) }));
  const rest = decoded(items, 'items[at]');
  if (rest === null && first.every(({ item }) => item === null)) return;
  writer.block('if (Array.isArray(value))', () => {
    writer.line('const items = value.slice();');
    for (const { at, item } of first) if (item !== null) writer.line(`if (items.length > ${at}) items[${at}] = ${item};`);
    if (rest !== null) writer.line(`for (let at = ${prefix.length}; at < items.length; at++) items[at] = ${rest};`);
    writer.line('return items;');
  });
}

/** Writes what decodes objects and ends the unit: returns a copy, or the value when nothing inside changes. */
export function writeMembers(place: DecodePlace, parts: readonly SchemaObject[]): void {
  const position = membersOf(place.schemas, parts, place.unknown);
  const changed = position.members.filter(({ node, fallback }) => fallback !== undefined || isDecoded(place.schemas, node, place.unknown));
  const hasOpenWork = [...position.patterns.map(([, node]) => node), position.rest].some((node) => isDecoded(place.schemas, node, place.unknown));
  if (changed.length === 0 && !hasOpenWork && position.others !== 'dropped') return void place.writer.line('return value;');
  const isObject = parts.some(({ type }) => type === 'object');
  if (!isObject) place.writer.line('if (typeof value !== "object" || value === null || Array.isArray(value)) return value;');
  if (position.others === 'kept') writeCopy(place, changed);
  else writeLiteral(place, position.members);
  if (hasOpenWork || (position.others === 'dropped' && position.patterns.length > 0)) writeOthers(place, position);
  place.writer.line('return result;');
}

/** Every member stays; the ones that change are set again. */
function writeCopy(place: DecodePlace, changed: readonly MemberPosition[]): void {
  const { writer } = place;
  writer.line('const result = { ...value };');
  for (const { name, node, fallback } of changed) {
    const value = place.decoded(node, member('value', name));
    const present = `Object.hasOwn(value, ${literal(name)})`;
    if (value !== null) writer.line(`if (${present}) ${setting(writer, 'result', name, value)}`);
    if (fallback !== undefined)
      writer.line(`${value === null ? `if (!${present})` : 'else'} ${setting(writer, 'result', name, fallbackExpression(place, node, fallback))}`);
  }
}

/** Only declared members can or may be there: one literal, so that objects have one shape. */
function writeLiteral(place: DecodePlace, members: readonly MemberPosition[]): void {
  const { writer } = place;
  const valueOf = ({ name, node }: MemberPosition): string => place.decoded(node, member('value', name)) ?? member('value', name);
  const present = ({ name }: MemberPosition): string => `Object.hasOwn(value, ${literal(name)})`;
  const fixed = members.flatMap((each) => {
    if (each.fallback !== undefined)
      return [memberOfLiteral(each.name, `${present(each)} ? ${valueOf(each)} : ${fallbackExpression(place, each.node, each.fallback)}`)];
    return each.isRequired ? [memberOfLiteral(each.name, valueOf(each))] : [];
  });
  writer.line(`const result = { ${fixed.join(', ')} };`);
  for (const each of members) {
    if (each.fallback === undefined && !each.isRequired) writer.line(`if (${present(each)}) ${setting(writer, 'result', each.name, valueOf(each))}`);
  }
}

/** Undeclared members: the first pattern that matches decides, then the schema of all others. */
function writeOthers(place: DecodePlace, { members, patterns, rest, others }: MembersPosition): void {
  const { writer } = place;
  const set = (node: SchemaNode): string => `${helper(writer, setMember)}(result, name, ${place.decoded(node, 'value[name]') ?? 'value[name]'});`;
  writer.block('for (const name of Object.keys(value))', () => {
    if (members.length > 0) writer.line(`switch (name) { ${members.map(({ name }) => `case ${literal(name)}:`).join(' ')} continue; }`);
    for (const [pattern, node] of patterns) writer.line(`if (${writer.constant('pattern', new RegExp(pattern, 'u'))}.test(name)) { ${set(node)} continue; }`);
    if (others === 'kept') writer.line(set(rest));
  });
}

/** A fresh default, decoded. JSON.parse where a literal would set a prototype. */
function fallbackExpression(place: DecodePlace, node: SchemaNode, fallback: Json): string {
  const text = literal(fallback);
  const fresh = text.includes('"__proto__"') ? `JSON.parse(${literal(text)})` : typeof fallback === 'object' && fallback !== null ? `(${text})` : text;
  return place.decoded(node, fresh) ?? fresh;
}
