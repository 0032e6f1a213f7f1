import { literal } from '../../support/code.ts';
import { assignedTexts, pairedTexts, splitTexts, type TextDecoder } from '../../support/delimited-text.ts';
import { booleanOf, integerOf, numberOf } from '../../support/text.ts';
import { checkUnit } from '../checker/checker.ts';
import { helper, type Place } from './place.ts';
import type { SchemaNode } from '../../shapes/schema.ts';
import { membersUnit } from './text-members.ts';
import { textTypeOf, type ArrayTextType, type ObjectTextType, type ScalarType, type TextType, type UnionTextType } from './text-type.ts';

/** How the pieces of a raw text that holds an array or an object come out of it. */
export interface Layout {
  readonly delimiter: string | RegExp;
  /** Whether objects are written `R=100,G=200`, not `R,100,G,200`. */
  readonly assigns: boolean;
  readonly decode: TextDecoder;
}

/**
 * An expression for the value of a parameter or a member. What does not fit stays texts, for the checker to refuse.
 * Shape: `texts` is an identifier bound to a text, or to several when the name is repeated: decoded ones when `layout` is
 * null, raw ones otherwise.
 */
export function textValue(place: Place, type: TextType, texts: string, layout: Layout | null): string {
  if (type.kind === 'union') return `${place.writer.use(unionUnit(place, type, layout))}(${texts})`;
  if (type.kind === 'scalar') return scalars(place, type.type, texts, layout);
  if (layout !== null) return structure(place, type, texts, layout);
  return type.kind === 'array' ? items(place, type, `typeof ${texts} === "string" ? [${texts}] : ${texts}`) : texts;
}

function scalars(place: Place, type: ScalarType, texts: string, layout: Layout | null): string {
  const one = scalar(place, type, decoded(place, texts, layout));
  return one === texts ? texts : `typeof ${texts} === "string" ? ${one} : ${texts}`;
}

const converters = { number: numberOf, integer: integerOf, boolean: booleanOf };

function scalar(place: Place, type: ScalarType, text: string): string {
  return type === 'string' ? text : `${helper(place.writer, converters[type])}(${text})`;
}

function decoded(place: Place, text: string, layout: Layout | null): string {
  return layout === null ? text : `${helper(place.writer, layout.decode)}(${text})`;
}

/** An array or an object inside one raw text. A repeated one becomes an array of its readings, which no array of texts accepts. */
function structure(place: Place, type: ArrayTextType | ObjectTextType, texts: string, layout: Layout): string {
  const split = type.kind === 'array' ? splitTexts : layout.assigns ? assignedTexts : pairedTexts;
  const one = (text: string): string => {
    const pieces = `${helper(place.writer, split)}(${text}, ${separator(place, layout)}, ${helper(place.writer, layout.decode)})`;
    return type.kind === 'array' ? items(place, type, pieces) : `${place.writer.use(membersUnit(place, type, memberValue))}(${pieces})`;
  };
  return `typeof ${texts} === "string" ? ${one(texts)} : ${texts}.map((text) => ${one('text')})`;
}

/** How members of objects are read: they come decoded. */
export function memberValue(place: Place, type: TextType, texts: string): string {
  return textValue(place, type, texts, null);
}

function separator(place: Place, { delimiter }: Layout): string {
  return typeof delimiter === 'string' ? literal(delimiter) : place.writer.constant('delimiter', delimiter);
}

function items(place: Place, type: ArrayTextType, texts: string): string {
  const types = [...type.prefix, type.items].map((node) => textTypeOf(place.schemas, node));
  if (types.every((each) => each.kind === 'scalar' && each.type === 'string')) return texts;
  return `${place.writer.use(itemsUnit(place, type, types))}(${texts})`;
}

/** The unit `(texts) => values`. The last type is that of all items after the others. */
function itemsUnit({ code, schemas }: Place, type: ArrayTextType, types: readonly TextType[]): string {
  return code.unit(`text items ${type.key}`, 'textItems', (writer) => {
    const place = { code, schemas, writer };
    const each = types.map((item, at) => (at < types.length - 1 ? `at === ${at} ? ${itemValue(place, item)} : ` : itemValue(place, item)));
    return writer.line(`return texts.map((text${types.length > 1 ? ', at' : ''}) => ${each.join('')});`) && 'texts';
  });
}

/** Items are single texts; there are no arrays in arrays. */
function itemValue(place: Place, type: TextType): string {
  if (type.kind === 'scalar') return scalar(place, type.type, 'text');
  return type.kind === 'union' ? textValue(place, type, 'text', null) : 'text';
}

/** The unit `(texts) => value` of alternatives: the first one whose reading its schema accepts. */
function unionUnit({ code, schemas }: Place, type: UnionTextType, layout: Layout | null): string {
  const key = layout === null ? '' : `${layout.delimiter} ${layout.assigns} ${layout.decode.name}`;
  return code.unit(`text union ${key} ${type.key}`, 'textUnion', (writer) => {
    const place = { code, schemas, writer };
    for (const branch of type.branches) {
      const value = writer.variable('value');
      writer.line(`const ${value} = ${textValue(place, branch.type, 'texts', layout)};`);
      writer.line(`if (${writer.use(checkUnit(code, schemas, branch.check))}(${value})) return ${value};`);
    }
    const text = decoded(place, 'texts', layout);
    writer.line(`return ${text === 'texts' ? text : `typeof texts === "string" ? ${text} : texts`};`);
    return 'texts';
  });
}

/** The object types among the alternatives of a type. */
export function objectBranches(type: TextType): readonly { readonly type: ObjectTextType; readonly check: SchemaNode }[] {
  if (type.kind === 'object') return [{ type, check: true }];
  if (type.kind !== 'union') return [];
  return type.branches.flatMap(({ type: inner, check }) => (inner.kind === 'object' ? [{ type: inner, check }] : objectBranches(inner)));
}

/** An expression for the value of an object whose names and decoded texts stand in the identifier `pairs`. */
export function pairsValue(place: Place, type: TextType, pairs: string): string {
  const branches = objectBranches(type);
  const only = branches.length === 1 ? branches[0] : undefined;
  const unit = only === undefined ? pairsUnionUnit(place, type, branches) : membersUnit(place, only.type, memberValue);
  return `${place.writer.use(unit)}(${pairs})`;
}

/** The unit `(pairs) => value` of alternatives that are objects; what none accepts is read like the first. */
function pairsUnionUnit({ code, schemas }: Place, type: TextType, branches: ReturnType<typeof objectBranches>): string {
  return code.unit(`text pairs ${type.kind === 'union' ? type.key : ''}`, 'textPairs', (writer) => {
    const place = { code, schemas, writer };
    const values = branches.map((branch) => {
      const value = writer.variable('value');
      writer.line(`const ${value} = ${writer.use(membersUnit(place, branch.type, memberValue))}(pairs);`);
      writer.line(`if (${writer.use(checkUnit(code, schemas, branch.check))}(${value})) return ${value};`);
      return value;
    });
    writer.line(`return ${values[0]};`);
    return 'pairs';
  });
}
