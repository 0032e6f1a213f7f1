import type { ParameterPlan, ParametersPlan } from '../../shapes/parameter.ts';
import { literal } from '../../support/code.ts';
import { assignedTexts, cookieTexts } from '../../support/delimited-text.ts';
import { cookieText, cookieValue, headerText } from '../../support/text.ts';
import { collectsPairs, pairsReader, type Reader } from './pairs-reader.ts';
import { helper, setting, type Place } from './place.ts';
import { collecting, writeSwitch } from './text-members.ts';
import { textTypeOf, type TextType } from './text-type.ts';
import { textValue, type Layout } from './text-value.ts';

/**
 * Writes a unit `(header) => values`: declared cookies only. A name that is sent twice is an array, for the checker to refuse.
 * Exploded arrays and objects may stand in cookies of their own or, as RFC 6570 writes them, behind `&` in the first one.
 */
export function writeCookies(place: Place, { parameters }: ParametersPlan): string {
  const { writer, schemas } = place;
  const readers = parameters.map((parameter) => readerOf(place, parameter, textTypeOf(schemas, parameter.schema)));
  const variables = readers.flatMap((reader) => reader.variables);
  if (variables.length > 0) writer.line(`let ${variables.join(', ')};`);
  writer.block('if (header !== undefined)', () => writeScan(place, readers));
  writer.line('const values = {};');
  for (const reader of readers) reader.finish();
  writer.line('return values;');
  return 'header';
}

/** Pairs without `=` have no name: RFC 6265 section 5.2. */
function writeScan(place: Place, readers: readonly Reader[]): void {
  const { writer } = place;
  writer.line('let start = 0, end = 0;');
  writer.block('for (; start < header.length; start = end + 1)', () => {
    writer.line('end = header.indexOf(";", start);').line('if (end === -1) end = header.length;');
    writer.line('const pair = header.slice(start, end);').line('const equals = pair.indexOf("=");').line('if (equals === -1) continue;');
    writer.line(`const name = ${helper(writer, headerText)}(pair.slice(0, equals));`);
    writer.line('const raw = pair.slice(equals + 1);');
    writeSwitch(place, [...readers.flatMap((reader) => reader.cases), ...readers.flatMap((reader) => reader.memberCases)], []);
  });
}

function readerOf(place: Place, parameter: ParameterPlan, type: TextType): Reader {
  const { writer } = place;
  const plain = textsReader(place, parameter, type);
  if (!collectsPairs(parameter, type)) return plain;
  const value = `${helper(writer, cookieValue)}(raw)`;
  const keep = (pairs: string, name: string): string =>
    `(${pairs} ??= []).push(...${helper(writer, assignedTexts)}(${name} + "=" + ${value}, "&", ${helper(writer, cookieText)}));`;
  return pairsReader(place, { parameter, type, plain, keep });
}

function textsReader(place: Place, { name, explode }: ParameterPlan, type: TextType): Reader {
  const { writer } = place;
  const variable = writer.variable('texts');
  const value = `${helper(writer, cookieValue)}(raw)`;
  const decode = helper(writer, cookieText);
  const isExplodedArray = explode && type.kind === 'array';
  const layout: Layout | null = explode || type.kind === 'scalar' ? null : { delimiter: ',', assigns: false, decode: cookieText };
  return {
    variables: [variable],
    cases: [{ names: [name], statement: collecting(place, variable, layout === null && !isExplodedArray ? `${decode}(${value})` : value) }],
    memberCases: [],
    fallbacks: [],
    finish: () => {
      if (isExplodedArray)
        writer.line(`if (${variable} !== undefined) ${variable} = ${helper(writer, cookieTexts)}(${variable}, ${literal(name)}, ${decode});`);
      writer.line(`if (${variable} !== undefined) ${setting(writer, 'values', name, textValue(place, type, variable, layout))}`);
    },
  };
}
