import Ajv from 'ajv';

const strict = new Ajv();
const coercing = new Ajv({ coerceTypes: true });

/** A compiled check of a value that came as JSON. */
export const checkOf = (schema) => strict.compile(schema);

/** A compiled check of text from a path, a query or headers, which turns it into numbers and booleans in place. */
export const textCheckOf = (schema) => coercing.compile(schema);
