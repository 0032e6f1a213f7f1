import { canonicalText } from '../../../tenon/src/keywords/equality.ts';
import type { Delegate } from '../../../tenon/src/keywords/explainer.ts';
import { portableText } from '../../../tenon/src/run/byte-text.ts';
import { ByteSink } from '../../../tenon/src/run/bytes.ts';
import { explain } from '../../../tenon/src/run/explain.ts';
import { ResponseMismatch } from '../../../tenon/src/run/response-mismatch.ts';
import type { SchemaNode, Schemas } from '../../../tenon/src/shapes/schema.ts';
import { HttpError } from '../../../tenon/src/support/errors.ts';
import { schemas as declared } from '../../../tenon/test/random/declared-part.ts';
import type { Subject } from './subject.ts';

/** A function that was emitted for a subject, and what explains its refusals. */
export interface Emitted {
  readonly run: (...inputs: never[]) => unknown;
  readonly delegates: ReadonlyMap<string, Delegate>;
}

/** What an emitted function makes of an input, as a text that is the same wherever it does the same. */
export function answerOf(subject: Subject, emitted: Emitted, input: unknown): string {
  try {
    return answered(subject, emitted, input);
  } catch (error) {
    if (error instanceof HttpError) return `refused with ${error.status} ${error.code}`;
    if (error instanceof ResponseMismatch) return error.message;
    return `throws ${error instanceof Error ? error.name : typeof error}`;
  }
}

function answered(subject: Subject, { run, delegates }: Emitted, input: unknown): string {
  switch (subject.kind) {
    case 'check': {
      const schemas: Schemas = { definitions: new Map(subject.definitions), transforms: declared.transforms };
      return verdictText((run as (value: unknown) => boolean)(input), issuesText(subject.node, input, { schemas, delegates })); // the unit's signature
    }
    case 'serialize':
      return jsonOf(run as (value: unknown, sink: ByteSink) => void, input); // the unit's signature
    case 'decode':
    case 'parameters':
      return canonicalText((run as (value: unknown) => unknown)(input)); // the unit's signature
  }
}

/** A verdict and why. */
export function verdictText(verdict: boolean, issues: string): string {
  return `${verdict} ${issues}`;
}

/** The issues of an explanation, without what only people read. */
export function issuesText(
  node: SchemaNode,
  value: unknown,
  context: { readonly schemas: Schemas; readonly delegates: ReadonlyMap<string, Delegate> },
): string {
  return JSON.stringify(explain(node, value, context).map(({ pointer, code }) => `${code} at ${pointer}`));
}

const native = new ByteSink();
const portable = new ByteSink(portableText);

/** What leaves, taken in every way there is. */
function jsonOf(serialize: (value: unknown, sink: ByteSink) => void, value: unknown): string {
  native.reset();
  serialize(value, native);
  const bytes = native.bytes();
  const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  if (bodyOf(native) !== json) return `bytes that are not the body: ${json}`;
  portable.reset();
  serialize(value, portable);
  return bodyOf(portable) === json ? json : `bytes that the portable sink does not write: ${json}`;
}

function bodyOf(sink: ByteSink): string {
  const body = sink.body();
  if (typeof body !== 'string') return body.text;
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(body, (character) => character.charCodeAt(0)));
}
