import { mapsByKind, membersByKind, type MemberForm, type ObjectKind } from './grammar.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { modernSchema } from './modern-schema.ts';
import type { ReadDocument } from './read-document.ts';

/** The same document with schemas in the words of 2020-12, whatever version it is of: what reads documents reads one dialect. */
export function modernDocument({ document, version }: Pick<ReadDocument, 'document' | 'version'>): JsonObject {
  return version === '3.0' ? (modernised('OpenAPI', document) as JsonObject) : document; // an object in, an object out
}

function modernised(kind: ObjectKind, value: Json): Json {
  if (!isObject(value)) return value;
  const own = kind === 'Schema' ? modernSchema(value) : value;
  const all = mapsByKind[kind];
  const known = membersByKind[kind];
  return Object.fromEntries(
    Object.entries(own).map(([member, part]) => {
      const form: MemberForm | undefined =
        all !== undefined && !member.startsWith('x-') ? { one: all } : Object.hasOwn(known, member) ? known[member] : undefined;
      return [member, form === undefined ? part : inForm(form, part)];
    }),
  );
}

function inForm(form: MemberForm, value: Json): Json {
  if ('one' in form) return modernised(form.one, value);
  if ('list' in form) return Array.isArray(value) ? (value as readonly Json[]).map((item) => modernised(form.list, item)) : value;
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, modernised(form.map, part)])) : value;
}
