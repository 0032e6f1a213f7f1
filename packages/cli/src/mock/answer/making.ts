import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import type { PlacedSchema, Schemas } from '../data/schemas.ts';
import { valueOf, type ValueOptions } from '../data/value.ts';
import type { Deprecated } from './dated-headers.ts';
import type { MockedExample } from './mocked-operation.ts';

/** An answer that cannot be made: the caller gets a 501. */
export class NotMocked extends Error {
  override readonly name = 'NotMocked';
  /** Of the schema or the example that is to blame. */
  readonly pointer: string;

  constructor(message: string, pointer: string) {
    super(message);
    this.pointer = pointer;
  }
}

/** The making of one answer. */
export interface Making {
  readonly schemas: Schemas;
  /** The same for the same request. */
  readonly seed: string;
  readonly status: number;
  /** The path of the request, and what stands in it for the parameters. */
  readonly path: string;
  readonly params: readonly (readonly [name: string, text: string])[];
  /** The body of the request, read as JSON; `undefined` where it has none. */
  readonly requestBody: unknown;
  readonly deprecated: Deprecated;
  /** Tells whoever runs the mock, once. */
  readonly warn: (message: string) => void;
}

/** What was sent where it comes back: a thing that is made or changed is what the caller says. */
export function echoed({ requestBody, status }: Making): JsonObject | null {
  return isObject(requestBody) && status < 300 ? requestBody : null;
}

/** A value of a schema. Throws: NotMocked when none was found. */
export function generated(schema: PlacedSchema, { schemas, seed }: Making, { name = '', sent = null }: Omit<ValueOptions, 'seed'> = {}): Json {
  const value = attempted(schema, () => valueOf(schema, schemas, { seed: `${seed} ${name}`, name, sent }));
  if (value === undefined) throw new NotMocked(`no value was found that the schema at ${schema.pointer} accepts`, schema.pointer);
  return value;
}

/** The first example that its schema accepts, `undefined` without any; a warning for every other one before it. */
export function validExample(examples: readonly MockedExample[], schema: PlacedSchema | null, { schemas, warn }: Making): MockedExample | undefined {
  return examples.find((example) => {
    if (isValid(example, schema, schemas)) return true;
    warn(`the example at ${example.pointer} is not what its schema accepts: it is left out`);
    return false;
  });
}

/** An example that was asked for by name. Throws: NotMocked when its schema does not accept it. */
export function wantedExample(example: MockedExample, schema: PlacedSchema | null, { schemas }: Making): MockedExample {
  if (isValid(example, schema, schemas)) return example;
  throw new NotMocked(`the example at ${example.pointer} is not what its schema accepts`, example.pointer);
}

function isValid(example: MockedExample, schema: PlacedSchema | null, schemas: Schemas): boolean {
  return schema === null || !('value' in example) || attempted(schema, () => schemas.accepts(schema, example.value));
}

/** A schema that cannot be read is the document's mistake, not the request's. */
function attempted<Result>({ pointer }: PlacedSchema, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw new NotMocked(`the schema at ${pointer} cannot be read: ${error instanceof Error ? error.message : String(error)}`, pointer);
  }
}
