import { Problem, t } from 'tenon';
import { isObject, type Json, type JsonObject } from '../document/json.ts';

const date = t.Date();
const bigint = t.BigInt();
const bytes = t.Bytes();

/**
 * The value of Tenon's own that a schema of a text was printed from: an instant, a big integer, bytes; `null` for any other.
 * Base64 is `contentEncoding: base64`, in OpenAPI 3.0 `format: byte`.
 */
export function codecOf(schema: JsonObject): object | null {
  if (schema['type'] !== 'string' || 'enum' in schema || 'const' in schema) return null;
  if (schema['format'] === 'date-time') return date;
  if (schema['format'] === 'byte' || schema['contentEncoding'] === 'base64') return bytes;
  return schema['pattern'] === bigint['pattern'] ? bigint : null;
}

/** Tenon's own schema of problem details, or of one of their errors, when a schema is what Tenon prints for it. */
export function problemOf(schema: Json): object | null {
  return ownProblems.find((own) => isObject(schema) && membersOf(own) === membersOf(schema)) ?? null;
}

const { errors } = Problem['properties'] as { readonly errors: { readonly items: JsonObject } }; // declared as RFC 9457 and Tenon's own members
const ownProblems: readonly JsonObject[] = [Problem as unknown as JsonObject, errors.items]; // both hold plain JSON

function membersOf({ type, properties = null, required = null }: JsonObject): string {
  const names = isObject(properties) ? Object.keys(properties).sort() : [];
  return JSON.stringify([type, names, Array.isArray(required) ? [...(required as readonly Json[])].sort() : []]);
}
