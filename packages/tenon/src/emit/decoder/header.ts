import type { ParametersPlan } from '../../shapes/parameter.ts';
import { member } from '../../support/code.ts';
import { headerText } from '../../support/text.ts';
import { setting, type Place } from './place.ts';
import { textTypeOf } from './text-type.ts';
import { textValue, type Layout } from './text-value.ts';

/**
 * Writes a unit `(headers) => values`.
 * Header values are not percent-encoded (RFC 9110 section 5.5): `50%` is text, and a comma inside an item cannot be told from
 * the one between items. Lists may have white space around commas, and repeated headers are one list (section 5.6.1).
 */
export function writeHeaders(place: Place, { parameters }: ParametersPlan): string {
  const { writer } = place;
  writer.line('const values = {};');
  for (const { name, schema, explode } of parameters) {
    const type = textTypeOf(place.schemas, schema);
    const layout: Layout | null = type.kind === 'scalar' ? null : { delimiter: ',', assigns: explode, decode: headerText };
    const texts = writer.variable('texts');
    writer.line(`const ${texts} = ${ownMember('headers', name.toLowerCase())};`);
    writer.line(`if (${texts} !== undefined) ${setting(writer, 'values', name, textValue(place, type, texts, layout))}`);
  }
  writer.line('return values;');
  return 'headers';
}

/** Reading a name that every object inherits would find a function. */
function ownMember(target: string, name: string): string {
  const read = member(target, name);
  return name in Object.prototype ? `typeof ${read} === "string" ? ${read} : undefined` : read;
}
