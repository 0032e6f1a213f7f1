import { repeated, setMember, textsByName } from '../../support/members.ts';
import { literal } from '../../support/code.ts';
import { helper, setting, type Place } from './place.ts';
import { textTypeOf, type ObjectTextType, type TextType } from './text-type.ts';

/** Writes the expression for the value of decoded texts. */
export type WriteValue = (place: Place, type: TextType, texts: string) => string;

/** What happens under some names. */
export interface Case {
  readonly names: readonly string[];
  readonly statement: string;
}

/**
 * The name of the unit that makes an object from names and texts.
 * Shape: `([name, text, name, text…]) => object`; a text instead of pairs comes back as it is. A repeated name is an array
 * of its texts, a name that is not declared keeps its own.
 */
export function membersUnit({ code, schemas }: Place, type: ObjectTextType, write: WriteValue): string {
  return code.unit(`text members ${type.key}`, 'textMembers', (writer) => {
    const place = { code, schemas, writer };
    const members = [...type.members].map(([name, node]) => ({ name, type: textTypeOf(schemas, node), variable: writer.variable('texts') }));
    writer.line('if (typeof pairs === "string") return pairs;');
    if (members.length > 0) writer.line(`let ${members.map(({ variable }) => variable).join(', ')};`);
    writer.line('const rest = [];');
    writer.block('for (let at = 0; at < pairs.length; at += 2)', () => {
      writer.line('const name = pairs[at];').line('const text = pairs[at + 1];');
      const cases = members.map(({ name, variable }) => ({ names: [name], statement: collecting(place, variable, 'text') }));
      writeSwitch(place, cases, ['rest.push(name, text);']);
    });
    writer.line('const values = {};');
    for (const { name, type: memberType, variable } of members) {
      writer.line(`if (${variable} !== undefined) ${setting(writer, 'values', name, write(place, memberType, variable))}`);
    }
    writeRest(place, type, write);
    writer.line('return values;');
    return 'pairs';
  });
}

/** A statement that keeps one more text in a variable. */
export function collecting(place: Place, variable: string, text: string): string {
  return `${variable} = ${variable} === undefined ? ${text} : ${helper(place.writer, repeated)}(${variable}, ${text});`;
}

/** Writes the choice by `name`; `otherwise` are the lines for any other name. */
export function writeSwitch({ writer }: Place, cases: readonly Case[], otherwise: readonly string[]): void {
  const seen = new Set<string>();
  const writeOther = (): void => otherwise.forEach((line) => writer.line(line));
  const fresh = cases.flatMap(({ names, statement }) => {
    const first = names.filter((name) => !seen.has(name) && seen.add(name));
    return first.length === 0 ? [] : [`${first.map((name) => `case ${literal(name)}:`).join(' ')} ${statement === '' ? '' : `${statement} `}break;`];
  });
  if (fresh.length === 0) return writeOther();
  writer.block('switch (name)', () => {
    for (const line of fresh) writer.line(line);
    if (otherwise.length > 0) writer.block('default:', writeOther);
  });
}

/** Writes what puts the pairs in `rest` into `values`, read by the schemas of patterns and of other members. */
export function writeRest(place: Place, { patterns, rest }: Pick<ObjectTextType, 'patterns' | 'rest'>, write: WriteValue): void {
  const { writer, schemas } = place;
  const value = (node: ObjectTextType['rest']): string => (node === null ? 'texts' : write(place, textTypeOf(schemas, node), 'texts'));
  const choices = patterns.map(([pattern, node]) => `${writer.constant('pattern', new RegExp(pattern, 'u'))}.test(name) ? ${value(node)} : `);
  writer.line(
    `if (rest.length > 0) for (const [name, texts] of ${helper(writer, textsByName)}(rest)) ${helper(writer, setMember)}(values, name, ${choices.join('')}${value(rest)});`,
  );
}
