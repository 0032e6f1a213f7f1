import { distance } from '../../closest.ts';
import { mapsByKind, type ObjectKind } from '../../document/grammar.ts';
import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import { adviceFor, type Mistyped } from '../member-advice.ts';
import { membersByKindAndName, plainTypes, type MemberType } from '../member-types.ts';
import type { Path, Rules, Spot } from '../rule.ts';
import type { Survey } from '../survey.ts';

/** Values of members: of another type, or under a name that is nearly right. */
export const memberTypes = {
  'member-type': {
    severity: 'error',
    summary: 'A member is of another JSON type than the specification says',
    advice: 'write a value of that type; in YAML, text that looks like a number needs quotes, and a name with nothing behind it is null',
    *find(survey) {
      for (const [kind, types] of membersByKindAndName)
        for (const { path, value } of survey.sites(kind)) yield* mistakesOf(survey, { kind, types, path, value });
    },
  },
  'schema-keyword-misspelt': {
    severity: 'warning',
    summary: 'A schema has a member that is nearly a keyword: requird, typ, anyof',
    advice: 'correct it, or start it with x-: what is no keyword is ignored without a word',
    *find({ sites }) {
      for (const { path, value } of sites('Schema'))
        for (const name of Object.keys(value)) {
          const meant = keywordMeantBy(name);
          if (meant !== null && !Object.hasOwn(value, meant)) yield { path: [...path, name], message: `"${name}" is no keyword: is "${meant}" meant?` };
        }
    },
  },
} as const satisfies Rules;

/** A member or a part of one, and how people call it. */
interface Labelled extends Mistyped {
  readonly label: string;
}

/** An object, and what its members must be. */
interface Typed {
  readonly kind: ObjectKind;
  readonly types: ReadonlyMap<string, MemberType>;
  readonly path: Path;
  readonly value: JsonObject;
}

function* mistakesOf(survey: Survey, { kind, types, path, value }: Typed): Iterable<Spot> {
  for (const [name, member] of Object.entries(value)) {
    const type = typeOf(kind, name, types);
    if (type !== undefined) yield* mistakesIn(survey, { label: `"${name}" of ${kind}`, path: [...path, name], value: member, type });
  }
}

function typeOf(kind: ObjectKind, name: string, types: ReadonlyMap<string, MemberType>): MemberType | undefined {
  if (name.startsWith('x-')) return undefined;
  if (kind === 'SecurityRequirement') return { list: { plain: 'string' } };
  const all = mapsByKind[kind];
  return all === undefined ? types.get(name) : { one: all };
}

function* mistakesIn(survey: Survey, member: Labelled): Iterable<Spot> {
  const { label, path, value, type } = member;
  const mistake = mistakeOf(survey, member);
  if (mistake !== null) yield { path, message: `${label} is ${shown(value)}, not ${mistake}`, advice: adviceFor(member) };
  else if ('list' in type && Array.isArray(value))
    for (const [index, item] of (value as readonly Json[]).entries())
      yield* mistakesIn(survey, { label: `item ${index} of "${path.at(-1)}"`, path: [...path, index], value: item, type: type.list });
  else if ('map' in type && isObject(value))
    for (const [name, part] of Object.entries(value))
      if (!name.startsWith('x-')) yield* mistakesIn(survey, { label: `"${name}" of "${path.at(-1)}"`, path: [...path, name], value: part, type: type.map });
}

/** What a value must be and is not; null when it is. */
function mistakeOf({ version }: Survey, { path, value, type }: Mistyped): string | null {
  if ('plain' in type) return plainTypes[type.plain].accepts(value) ? null : plainTypes[type.plain].says;
  if ('list' in type) return Array.isArray(value) ? null : 'a list';
  if ('map' in type || type.one !== 'Schema') return isObject(value) ? null : 'an object';
  // A list of items is of an older JSON Schema, and has a rule of its own.
  if (isObject(value) || (path.at(-1) === 'items' && Array.isArray(value))) return null;
  const mayBeBoolean = version !== '3.0' || path.at(-1) === 'additionalProperties';
  return mayBeBoolean && typeof value === 'boolean' ? null : 'a schema';
}

function shown(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
  return `the ${typeof value} ${JSON.stringify(value).slice(0, 60)}`;
}

const keywords = [...(membersByKindAndName.get('Schema') ?? new Map<string, MemberType>()).keys()];
// Too much is near to not, if, xml and their like.
const longKeywords = keywords.filter((keyword) => keyword.length > 3);

/** The keyword that is a slip of the keyboard away; null for what is one, and for names of their own, which are allowed since 3.1. */
function keywordMeantBy(name: string): string | null {
  if (name.startsWith('x-') || keywords.includes(name)) return null;
  return longKeywords.find((keyword) => distance(name.toLowerCase(), keyword.toLowerCase()) <= (keyword.length < 8 ? 1 : 2)) ?? null;
}
