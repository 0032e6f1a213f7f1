import type { SchemaNode } from '../../shapes/schema.ts';
import type { Draft } from './draft.ts';
import { keywordForms } from './keyword-forms.ts';
import { readValue } from './keyword-value.ts';
import { kindOf, markedDefaultOf, transformOf } from './marks.ts';
import { isRawSchema } from './raw-schema.ts';

/** Nodes without others inside. An app has few different ones, however many schemas: equal ones are one object. */
export class SimpleNodes {
  readonly #nodes = new Map<string, SchemaNode>();

  /** What `simpleNode` says of a schema. */
  of(schema: unknown): SchemaNode | null {
    const node = simpleNode(schema);
    if (node === null) return null;
    const text = JSON.stringify(node);
    const known = this.#nodes.get(text);
    if (known !== undefined) return known;
    this.#nodes.set(text, node);
    return node;
  }
}

/**
 * The node of a TypeBox schema of a number, a text or a truth value that says nothing out of the ordinary; null when it takes
 * more to read it: where it stands, what is around it, what leads to it.
 * Cost: a third of reading it with all that, and most schemas of an app are of this sort.
 */
export function simpleNode(schema: unknown): SchemaNode | null {
  if (!isRawSchema(schema) || !SIMPLE_KINDS.has(kindOf(schema)) || transformOf(schema) !== undefined || markedDefaultOf(schema) !== undefined) return null;
  const draft: Draft = {};
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword];
    if (value === undefined) continue;
    const form = keywordForms.get(keyword);
    if (form === undefined) {
      if (isMeaningful(keyword)) return null;
      continue;
    }
    if (!isPlainForm(form) || typeof value === 'object') return null;
    const read = readValue(form, value);
    if (!('value' in read) || keyword === 'default') return null;
    (draft as Record<string, unknown>)[keyword] = read.value; // by the form of the keyword
  }
  return draft;
}

const SIMPLE_KINDS: ReadonlySet<string | undefined> = new Set(['Boolean', 'Integer', 'Literal', 'Null', 'Number', 'String']);

const PLAIN_FORMS = ['number', 'positive', 'count', 'text', 'flag', 'types', 'json'] as const;
const plainForms: ReadonlySet<string> = new Set(PLAIN_FORMS);

function isPlainForm(form: string): form is (typeof PLAIN_FORMS)[number] {
  return plainForms.has(form);
}

/** Names, references, marks of other libraries, extensions, and OpenAPI's spelling of examples. */
function isMeaningful(keyword: string): boolean {
  return keyword.startsWith('$') || keyword.startsWith('~') || keyword.startsWith('x-') || keyword === 'example';
}
