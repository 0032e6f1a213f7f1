import type { ParameterPlan, ParametersPlan } from '../../shapes/parameter.ts';
import { literal } from '../../support/code.ts';
import { markedText, matrixText, matrixTexts } from '../../support/delimited-text.ts';
import { pathText } from '../../support/text.ts';
import { helper, memberOfLiteral, setting, type Place } from './place.ts';
import { textTypeOf, type TextType } from './text-type.ts';
import { objectBranches, textValue, type Layout } from './text-value.ts';

/**
 * Writes a unit `(raw) => values`: raw, percent-encoded texts in the order of the parameters.
 * A text without the mark of its style (`.` of a label, `;name=` of a matrix) is no value: the parameter is missing.
 */
export function writePath(place: Place, { parameters }: ParametersPlan): string {
  const { writer } = place;
  const read = parameters.map((parameter, at) => {
    const type = textTypeOf(place.schemas, parameter.schema);
    const { text, layout } = sourceOf(place, parameter, { type, raw: `raw[${at}]` });
    const variable = writer.variable('text');
    writer.line(`const ${variable} = ${text};`);
    return { parameter, variable, value: textValue(place, type, variable, layout) };
  });
  if (parameters.every(({ style }) => style === 'simple')) {
    writer.line(`return { ${read.map(({ parameter, value }) => memberOfLiteral(parameter.name, value)).join(', ')} };`);
    return 'raw';
  }
  writer.line('const values = {};');
  for (const { parameter, variable, value } of read) writer.line(`if (${variable} !== undefined) ${setting(writer, 'values', parameter.name, value)}`);
  writer.line('return values;');
  return 'raw';
}

/** OpenAPI 3.1 section 4.8.12.4 and RFC 6570 sections 3.2.5 to 3.2.7, which decides where the two differ. */
function sourceOf(
  place: Place,
  { style, explode, name }: ParameterPlan,
  { type, raw }: { readonly type: TextType; readonly raw: string },
): { readonly text: string; readonly layout: Layout | null } {
  const call = (run: (...inputs: never[]) => unknown, ...inputs: string[]): string => `${helper(place.writer, run)}(${inputs.join(', ')})`;
  const decode = helper(place.writer, pathText);
  const layout = (delimiter: string): Layout => ({ delimiter, assigns: explode, decode: pathText });
  switch (style) {
    case 'label':
      return { text: call(markedText, raw, '"."'), layout: layout(explode ? '.' : ',') };
    case 'matrix':
      if (!explode) return { text: call(matrixText, raw, literal(name), decode), layout: layout(',') };
      if (objectBranches(type).length > 0) return { text: call(markedText, raw, '";"'), layout: layout(';') };
      return { text: call(matrixTexts, raw, literal(name), decode), layout: null };
    default:
      return type.kind === 'scalar' ? { text: `${decode}(${raw})`, layout: null } : { text: raw, layout: layout(',') };
  }
}
