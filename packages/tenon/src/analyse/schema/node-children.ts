import type { SchemaNode } from '../../shapes/schema.ts';
import { keywordForms } from './keyword-forms.ts';

/** The nodes directly inside a node; those of one word, `true` and `false`, are left out where they stand alone. */
export function nodesIn(node: SchemaNode): SchemaNode[] {
  if (typeof node === 'boolean') return [];
  const found: SchemaNode[] = [];
  for (const [keyword, value] of Object.entries(node)) {
    if (typeof value !== 'object') continue; // a text, a number, a schema of one word
    switch (keywordForms.get(keyword)) {
      case 'node':
        found.push(value as SchemaNode); // the form says so
        break;
      case 'nodes':
        found.push(...(value as SchemaNode[]));
        break;
      case 'nodesByName':
      case 'nodesByPattern':
        found.push(...(Object.values(value as object) as SchemaNode[]));
    }
  }
  return found;
}
