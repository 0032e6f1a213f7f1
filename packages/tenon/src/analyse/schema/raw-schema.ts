import { subschemaForms } from './keyword-forms.ts';

/** A schema as users write it: string keys are JSON Schema, symbols are TypeBox's. */
export type RawSchema = { readonly [keyword: string]: unknown };

/** Whether a value can be read as a schema object; functions and arrays cannot. */
export function isRawSchema(value: unknown): value is RawSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One schema inside another: the keyword and names that lead to it. */
export interface RawChild {
  readonly tokens: readonly string[];
  readonly schema: unknown;
}

/** The schemas directly inside a schema, at known keywords only: an `$id` inside `enum` or `const` is data. */
export function childrenOf(schema: RawSchema): RawChild[] {
  return Object.entries(schema).flatMap(([keyword, value]): RawChild[] => {
    const form = subschemaForms.get(keyword);
    if (form === undefined) return [];
    if (Array.isArray(value)) return value.map((child, index) => ({ tokens: [keyword, String(index)], schema: child as unknown }));
    if (form === 'node') return [{ tokens: [keyword], schema: value }];
    if (!isRawSchema(value)) return [];
    return Object.entries(value).map(([name, child]) => ({ tokens: [keyword, name], schema: child }));
  });
}
