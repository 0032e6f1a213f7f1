import type { SchemaNode } from '../../shapes/schema.ts';
import { keywordForms } from './keyword-forms.ts';

/** The nodes directly inside a node. */
export function nodesIn(node: SchemaNode): SchemaNode[] {
  if (typeof node === 'boolean') return [];
  return Object.entries(node).flatMap(([keyword, value]): SchemaNode[] => {
    switch (keywordForms.get(keyword)) {
      case 'node':
        return [value as SchemaNode]; // the form says so
      case 'nodes':
        return value as SchemaNode[];
      case 'nodesByName':
      case 'nodesByPattern':
        return Object.values(value as object) as SchemaNode[];
      default:
        return [];
    }
  });
}
