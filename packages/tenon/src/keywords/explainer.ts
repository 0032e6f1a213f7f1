import type { Json } from '../shapes/json.ts';
import type { SchemaNode, SchemaObject, Schemas } from '../shapes/schema.ts';
import type { View } from './names.ts';

/** Finds what one keyword has against `place.value`, which is of a kind that the keyword judges. */
export type Explain = (node: SchemaObject, place: ExplainPlace) => void;

/** A validator for a `foreign` schema; `errors` belong to the last call. */
export interface Delegate {
  (value: unknown): boolean;
  errors?: readonly { readonly instancePath: string; readonly keyword: string }[] | null;
}

/** A value with its place in the whole, and how to look further. */
export interface ExplainPlace {
  readonly value: unknown;
  readonly schemas: Schemas;
  readonly view: View;
  /** Reports an issue with this value. */
  fail(code: string, message: string, parameters?: Readonly<Record<string, Json>>): void;
  /** Reports an issue with a member, present or missing. */
  failAt(key: string | number, code: string, message: string, parameters?: Readonly<Record<string, Json>>): void;
  /** Reports an issue at a JSON pointer below this value. */
  failBelow(pointer: string, code: string, message: string): void;
  /** Explains this value by another schema; true when that found nothing wrong. */
  explain(node: SchemaNode): boolean;
  /** Explains a member. */
  explainMember(key: string | number, value: unknown, node: SchemaNode): void;
  /** Whether a value satisfies a schema; reports nothing. */
  matches(node: SchemaNode, value: unknown): boolean;
  /** The validator of a foreign schema, by `foreignKey`; unknown ones make the explanation say only that the value is wrong. */
  delegate(key: string): Delegate | undefined;
}

/** A value in a message: JSON, at most 60 characters. */
export function quote(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** `1 item`, `2 items`. */
export function count(amount: number, singular: string, plural = `${singular}s`): string {
  return `${amount} ${amount === 1 ? singular : plural}`;
}
