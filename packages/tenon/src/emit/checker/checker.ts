import type { JsonType, SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';
import type { Code, UnitWriter } from '../../support/code.ts';
import { definitionOf } from '../../keywords/definition.ts';
import { all, some } from '../../keywords/emitter.ts';
import type { EmitPlace } from '../../keywords/emitter.ts';
import { emitters } from '../../keywords/emitters.ts';
import { kindsOf } from '../../keywords/names.ts';
import type { KeywordName, Kind, View } from '../../keywords/names.ts';
import { emitIsType, typesOf } from '../../keywords/type.ts';
import { delegateFor } from './delegates.ts';
import { isBranching } from './recursion.ts';
import { isOnlyReference, isSmall } from './size.ts';

/**
 * The name of a unit `(value) => boolean` that tells whether a value satisfies a schema.
 * Shape: one boolean expression; loops and large parts are units of their own; no allocation, no error text.
 * Throws: never by itself; the function throws RangeError on values nested deeper than the stack, which callers answer with 400.
 * @param view `wire` for JSON, `decoded` for values as handlers hold them: codecs are tested by the class of the value.
 */
export function checkUnit(code: Code, schemas: Schemas, node: SchemaNode, view: View = 'wire'): string {
  const reference = isOnlyReference(node) ? node.$ref : null;
  const key = reference ?? `=${JSON.stringify(node)}`;
  return code.unit(`check ${view} ${key}`, 'check', (writer) => {
    const target = reference === null ? node : definitionOf(reference, schemas);
    const test = expressionOf(target, placeOf(writer, { code, schemas, view }, 'value'));
    if (view === 'wire' && reference !== null && isBranching(reference, schemas)) writeRemembered(writer, test);
    else writer.line(`return ${test};`);
    return 'value';
  });
}

/**
 * Each object is judged once by a definition that refers to itself more than once: alternatives that look into the same
 * member would judge it once each, its members twice as often, and so on. Wire values are parsed afresh for each request.
 */
function writeRemembered(writer: UnitWriter, test: string): void {
  const verdicts = writer.constant('verdicts', new WeakMap<object, boolean>());
  writer.line('const isKept = typeof value === "object" && value !== null;');
  writer.line(`const known = isKept ? ${verdicts}.get(value) : undefined;`);
  writer.line('if (known !== undefined) return known;');
  writer.line(`const verdict = ${test};`);
  writer.line(`if (isKept) ${verdicts}.set(value, verdict);`);
  writer.line('return verdict;');
}

/** The test as an expression; it may use variables that were declared where the writer stands, so it is for the next line. */
function expressionOf(node: SchemaNode, place: EmitPlace): string {
  if (typeof node === 'boolean') return String(node);
  if (place.view === 'decoded' && node.codec !== undefined) return emitters.codec(node, place) ?? 'true';
  return all([emitByType(node, place), ...emitKeywords(node, place)]) ?? 'true';
}

function placeOf(writer: UnitWriter, setting: Pick<EmitPlace, 'code' | 'schemas' | 'view'>, value: string): EmitPlace {
  const { code, schemas, view } = setting;
  return {
    ...setting,
    writer,
    value,
    kind: null,
    check(node, target) {
      if (isSmall(node, view)) return expressionOf(node, placeOf(writer, setting, target));
      return `${writer.use(checkUnit(code, schemas, node, view))}(${target})`;
    },
    call(hint, key, write) {
      const unit = code.unit(`${hint} ${view} =${JSON.stringify(key)}`, hint, (inner) => {
        write(placeOf(inner, setting, 'value'));
        inner.line('return true;');
        return 'value';
      });
      return `${writer.use(unit)}(${value})`;
    },
    delegate: (node) => writer.constant('delegate', delegateFor(node, code)),
  };
}

/** The keywords that judge values of one kind, or of every kind. `type` is written by `emitByType`. */
function emitKeywords(node: SchemaObject, place: EmitPlace): (string | null)[] {
  const names = Object.keys(emitters) as KeywordName[]; // a table by KeywordName
  return names.map((name) => {
    const kinds = kindsOf[name];
    const applies = place.kind === null ? kinds === null : kinds?.includes(place.kind) === true;
    return applies && name !== 'type' && node[name] !== undefined ? emitters[name](node, place) : null;
  });
}

function emitByType(node: SchemaObject, place: EmitPlace): string | null {
  const byKind = (kind: Kind): string | null => all(emitKeywords(node, { ...place, kind }));
  const types = typesOf(node);
  if (types === null) return all(kinds.map((kind) => emitUnless(kind, byKind(kind), place)));
  const alternatives = types.map((type) => {
    const kind = kindOfType[type];
    return all([emitIsType(type, place.value, place.view), kind === null ? null : byKind(kind)]) ?? 'true';
  });
  const [only] = alternatives;
  return only !== undefined && alternatives.length === 1 ? only : some(alternatives);
}

/** Values of another kind pass. */
function emitUnless(kind: Kind, test: string | null, { value, view }: EmitPlace): string | null {
  if (test === null) return null;
  if (kind === 'number' || kind === 'string') return `(typeof ${value} !== "${kind}" || (${test}))`;
  return `(!(${emitIsType(kind, value, view)}) || (${test}))`;
}

const kinds: readonly Kind[] = ['number', 'string', 'array', 'object'];
const kindOfType: Record<JsonType, Kind | null> = {
  number: 'number',
  integer: 'number',
  string: 'string',
  array: 'array',
  object: 'object',
  boolean: null,
  null: null,
};
