import type { Json, JsonObject } from '../../shapes/json.ts';

export type { JsonObject };

/** The members that have a value, in the order given. */
export function present(members: { readonly [name: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(Object.entries(members).filter((member): member is [string, Json] => member[1] !== undefined));
}

/** The same, or `undefined` when nothing is left. */
export function presentOrNothing(members: { readonly [name: string]: Json | undefined }): JsonObject | undefined {
  const object = present(members);
  return Object.keys(object).length === 0 ? undefined : object;
}

/** Text in order of code units: the same in every locale. */
export function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A text with one kind of line end, whatever the source file had. */
export function lines(text: string): string;
export function lines(text: string | null | undefined): string | undefined;
export function lines(text: string | null | undefined): string | undefined {
  return text?.replace(/\r\n?/g, '\n');
}
