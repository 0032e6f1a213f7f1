import { Kind } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';

/**
 * What somebody writes who filters and checks a response by hand and leaves the rest to JSON.stringify: a function that copies
 * the declared members of a value into a literal of their own shape, and throws where a value is of another type.
 * The text is the one that a careful person would write for the schema; unions without a tag are told apart by TypeBox's
 * compiled checks.
 */
export function mirrorOf(schema) {
  const context = { lines: [], checks: [], names: 0 };
  const copied = copyCode(schema, 'value', context);
  const refuse = (expected) => {
    throw new TypeError(`expected ${expected}`);
  };
  // oxlint-disable-next-line no-new-func -- of our own schemas
  return new Function('refuse', 'checks', `return (value) => {\n${context.lines.join('\n')}\nreturn ${copied};\n};`)(refuse, context.checks);
}

const scalars = {
  String: (value) => `typeof ${value} === 'string'`,
  Number: (value) => `Number.isFinite(${value})`,
  Integer: (value) => `Number.isInteger(${value})`,
  Boolean: (value) => `typeof ${value} === 'boolean'`,
  Null: (value) => `${value} === null`,
};

const codecs = {
  'Tenon:Date': [(value) => `${value} instanceof Date && !Number.isNaN(${value}.getTime())`, (value) => `${value}.toISOString()`],
  'Tenon:BigInt': [(value) => `typeof ${value} === 'bigint'`, (value) => `String(${value})`],
  'Tenon:Bytes': [(value) => `${value} instanceof Uint8Array`, (value) => `Buffer.from(${value}).toString('base64')`],
};

/** Writes statements that check `value`, and gives the expression of its copy. */
function copyCode(schema, value, context) {
  const kind = schema[Kind];
  const scalar = scalars[kind] ?? codecs[kind]?.[0] ?? (kind === 'Literal' ? (item) => `${item} === ${JSON.stringify(schema.const)}` : null);
  if (scalar !== null) {
    context.lines.push(`if (!(${scalar(value)})) refuse(${JSON.stringify(kind)});`);
    return codecs[kind]?.[1](value) ?? value;
  }
  return copies[kind](schema, value, context);
}

const copies = {
  Object(schema, value, context) {
    context.lines.push(`if (typeof ${value} !== 'object' || ${value} === null || Array.isArray(${value})) refuse('object');`);
    const members = Object.entries(schema.properties).map(([name, inner]) => {
      const member = declared(context, `${value}[${JSON.stringify(name)}]`);
      const isRequired = schema.required?.includes(name) === true;
      return `${JSON.stringify(name)}: ${isRequired ? copyCode(inner, member, context) : guarded(`${member} !== undefined`, inner, member, context)}`;
    });
    return `{ ${members.join(', ')} }`;
  },
  Array(schema, value, context) {
    context.lines.push(`if (!Array.isArray(${value})) refuse('array');`);
    const [list, index] = [declared(context, `new Array(${value}.length)`), `index${context.names}`];
    context.lines.push(`for (let ${index} = 0; ${index} < ${value}.length; ${index}++) {`);
    const copied = copyCode(schema.items, declared(context, `${value}[${index}]`), context);
    context.lines.push(`${list}[${index}] = ${copied};`, '}');
    return list;
  },
  Tuple(schema, value, context) {
    context.lines.push(`if (!Array.isArray(${value}) || ${value}.length !== ${schema.items.length}) refuse('tuple');`);
    return `[${schema.items.map((inner, index) => copyCode(inner, declared(context, `${value}[${index}]`), context)).join(', ')}]`;
  },
  Record(schema, value, context) {
    context.lines.push(`if (typeof ${value} !== 'object' || ${value} === null || Array.isArray(${value})) refuse('record');`);
    const [copy, key] = [declared(context, '{}'), `key${context.names}`];
    context.lines.push(`for (const ${key} of Object.keys(${value})) {`);
    const copied = copyCode(Object.values(schema.patternProperties)[0], declared(context, `${value}[${key}]`), context);
    context.lines.push(`${copy}[${key}] = ${copied};`, '}');
    return copy;
  },
  Union(schema, value, context) {
    const copy = `copy${++context.names}`;
    context.lines.push(`let ${copy};`);
    for (const branch of schema.anyOf) {
      context.lines.push(`if (${branchTest(branch, schema, value, context)}) {`);
      context.lines.push(`${copy} = ${copyCode(branch, value, context)};`, '} else');
    }
    context.lines.push(`refuse('alternative');`);
    return copy;
  },
};

function branchTest(branch, { discriminator }, value, { checks }) {
  const kind = branch[Kind];
  if (scalars[kind] !== undefined) return scalars[kind](value);
  if (kind === 'Literal') return `${value} === ${JSON.stringify(branch.const)}`;
  if (kind === 'Object' && discriminator !== undefined)
    return `${value}?.${discriminator.propertyName} === ${JSON.stringify(branch.properties[discriminator.propertyName].const)}`;
  checks.push(TypeCompiler.Compile(branch));
  return `checks[${checks.length - 1}].Check(${value})`;
}

/** A copy that is made when a condition holds, and `undefined` else. */
function guarded(condition, schema, value, context) {
  const copy = `copy${++context.names}`;
  context.lines.push(`let ${copy};`, `if (${condition}) {`);
  const copied = copyCode(schema, value, context);
  context.lines.push(`${copy} = ${copied};`, '}');
  return copy;
}

function declared(context, expression) {
  const name = `item${++context.names}`;
  context.lines.push(`const ${name} = ${expression};`);
  return name;
}
