import type { ParameterPlan, ParametersPlan, UnknownPolicy } from '../../shapes/parameter.ts';
import { queryText, tooManyParameters } from '../../support/text.ts';
import { collectsPairs, pairsReader, type Reader } from './pairs-reader.ts';
import { helper, setting, type Place } from './place.ts';
import { collecting, writeRest, writeSwitch } from './text-members.ts';
import { textTypeOf, type ObjectTextType, type TextType } from './text-type.ts';
import { memberValue, textValue, type Layout } from './text-value.ts';

/** More pairs are refused: a query is parsed before anything else can refuse it. */
const mostPairs = 1000;

/**
 * Writes a unit `(query) => values`.
 * Arrays: repeated names, or split by the style's delimiter before percent-decoding. By RFC 6570 `a=` is `['']` in both, and
 * nothing is no array at all. Of an object whose members are names of their own (`form` exploded, `deepObject`) nothing is
 * the only way to write it empty: it is `{}` when it is required.
 */
export function writeQuery(place: Place, plan: ParametersPlan): string {
  const { writer, schemas } = place;
  const readers = plan.parameters.map((parameter) => readerOf(place, parameter, textTypeOf(schemas, parameter.schema)));
  const variables = readers.flatMap((reader) => reader.variables);
  if (variables.length > 0) writer.line(`let ${variables.join(', ')};`);
  if (plan.unknown !== 'strip') writer.line('const rest = [];');
  writePairs(place, () => {
    // The first case of a name is taken: a declared name wins over a member of an object.
    const cases = [...readers.flatMap((reader) => reader.cases), ...readers.flatMap((reader) => reader.memberCases)];
    writeSwitch(place, cases, undeclaredLines(readers, plan.unknown));
  });
  writer.line('const values = {};');
  for (const reader of readers) reader.finish();
  if (plan.unknown !== 'strip') writeRest(place, othersOf(textTypeOf(schemas, plan.schema)), memberValue);
  writer.line('return values;');
  return 'query';
}

function undeclaredLines(readers: readonly Reader[], unknown: UnknownPolicy): readonly string[] {
  const kept = readers.flatMap((reader) => reader.fallbacks).map(({ condition, statement }) => `if (${condition}) { ${statement} continue; }`);
  return unknown === 'strip' ? kept : [...kept, 'rest.push(name, text);'];
}

/** What the schema of all parameters says about undeclared ones: they stay texts unless it has a type for them. */
function othersOf(type: TextType): Pick<ObjectTextType, 'patterns' | 'rest'> {
  return type.kind === 'object' ? type : { patterns: [], rest: null };
}

/** Writes the scan: every name and text is decoded, whether declared or not, so that a malformed one is refused. */
function writePairs(place: Place, each: () => void): void {
  const { writer } = place;
  const decode = helper(writer, queryText);
  writer.line('const escaped = query.includes("%") || query.includes("+");');
  writer.line('let start = 0, end = 0, equals = -1, count = 0;');
  writer.block('for (; start < query.length; start = end + 1)', () => {
    writer.line('end = query.indexOf("&", start);').line('if (end === -1) end = query.length;').line('if (end === start) continue;');
    writer.line(`if (++count > ${mostPairs}) throw ${helper(writer, tooManyParameters)}();`);
    // Kept between pairs: looking for a `=` that never comes would be quadratic.
    writer.block('if (equals < start)', () => writer.line('equals = query.indexOf("=", start);').line('if (equals === -1) equals = query.length;'));
    writer.line('const split = equals < end ? equals : end;');
    writer.line(`const name = escaped ? ${decode}(query.slice(start, split)) : query.slice(start, split);`);
    writer.line('const raw = query.slice(split + 1, end);');
    writer.line(`const text = escaped ? ${decode}(raw) : raw;`);
    each();
  });
}

function readerOf(place: Place, parameter: ParameterPlan, type: TextType): Reader {
  // The security check reads the key itself; handlers do not see it.
  if (parameter.isCredential === true)
    return { variables: [], cases: [{ names: [parameter.name], statement: '' }], memberCases: [], fallbacks: [], finish: () => {} };
  const plain = textsReader(place, parameter, type);
  return collectsPairs(parameter, type) ? pairsReader(place, { parameter, type, plain, keep }) : plain;
}

function keep(pairs: string, name: string): string {
  return `(${pairs} ??= []).push(${name}, text);`;
}

/** Reads the parameter from the pairs that bear its name. */
function textsReader(place: Place, parameter: ParameterPlan, type: TextType): Reader {
  const { writer } = place;
  const variable = writer.variable('texts');
  const layout = layoutOf(parameter, type);
  return {
    variables: [variable],
    cases: [{ names: [parameter.name], statement: collecting(place, variable, layout === null ? 'text' : 'raw') }],
    memberCases: [],
    fallbacks: [],
    finish: () => writer.line(`if (${variable} !== undefined) ${setting(writer, 'values', parameter.name, textValue(place, type, variable, layout))}`),
  };
}

/** OpenAPI 3.1 section 4.8.12.4. A delimiter that must be encoded, a space or a pipe, cannot be told from data. */
const delimiters: { readonly [style: string]: Layout['delimiter'] } = { form: ',', spaceDelimited: /%20|\+/, pipeDelimited: /\||%7C/i };

function layoutOf({ style, explode }: ParameterPlan, type: TextType): Layout | null {
  const delimiter = explode ? undefined : delimiters[style];
  return delimiter === undefined || type.kind === 'scalar' ? null : { delimiter, assigns: false, decode: queryText };
}
