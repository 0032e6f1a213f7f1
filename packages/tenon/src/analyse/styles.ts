import type { ParameterPlace, ParameterStyle } from '../shapes/parameter.ts';
import type { SchemaNode } from '../shapes/schema.ts';
import type { Report } from './mistakes.ts';
import type { SchemaTable } from './schema/schema-table.ts';

interface StyleQuestion {
  /** The schema as the user wrote it: `style` and `explode` stand beside its keywords. */
  readonly raw: unknown;
  readonly schema: SchemaNode;
  readonly place: ParameterPlace;
  readonly name: string;
  readonly at: string;
  readonly table: SchemaTable;
  readonly report: Report;
}

/** OpenAPI 3.1 section 4.8.12.2: which styles a place knows. */
const stylesOf: Readonly<Record<ParameterPlace, readonly ParameterStyle[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

/**
 * How a parameter is written. Defaults: `simple` in paths and headers; `form` with explode in queries, `deepObject` for
 * objects there; `form` without explode in cookies, because a cookie header cannot repeat a name.
 */
export function styleOf(question: StyleQuestion): { readonly style: ParameterStyle; readonly explode: boolean } {
  const { raw, place, name, at, report } = question;
  const asked = (typeof raw === 'object' && raw !== null ? raw : {}) as { readonly style?: unknown; readonly explode?: unknown };
  const shape = shapeOf(question.schema, question.table);
  const fallback = place === 'query' ? (shape === 'object' ? 'deepObject' : 'form') : (stylesOf[place][0] ?? 'form');
  const style = (asked.style ?? fallback) as ParameterStyle; // checked in the next lines
  const reason = wrongStyle(style, place, shape);
  if (reason !== null) {
    report({
      code: 'parameter.style',
      at,
      message: `${place} parameter '${name}' has style '${String(style)}', ${reason}`,
      advice: `use one of: ${stylesOf[place].join(', ')}`,
    });
    return { style: stylesOf[place][0] ?? 'form', explode: false };
  }
  const isExploded = typeof asked.explode === 'boolean' ? asked.explode : style === 'deepObject' || (style === 'form' && place === 'query');
  return { style, explode: isExploded };
}

function wrongStyle(style: ParameterStyle, place: ParameterPlace, shape: 'array' | 'object' | 'scalar'): string | null {
  if (!stylesOf[place].includes(style)) return `which a ${place} cannot have`;
  if (style === 'deepObject' && shape !== 'object') return 'which is for objects';
  if ((style === 'spaceDelimited' || style === 'pipeDelimited') && shape === 'scalar') return 'which is for arrays';
  return null;
}

function shapeOf(node: SchemaNode, table: SchemaTable, depth = 0): 'array' | 'object' | 'scalar' {
  if (typeof node === 'boolean' || depth > 20) return 'scalar';
  if (node.$ref !== undefined) return shapeOf(table.schemas.definitions.get(node.$ref) ?? true, table, depth + 1);
  if (node.type === 'array' || node.items !== undefined || node.prefixItems !== undefined) return 'array';
  if (node.type === 'object' || node.properties !== undefined) return 'object';
  if (node.allOf === undefined && node.anyOf === undefined && node.oneOf === undefined) return 'scalar';
  const first = [...(node.allOf ?? []), ...(node.anyOf ?? []), ...(node.oneOf ?? [])]
    .map((part) => shapeOf(part, table, depth + 1))
    .find((shape) => shape !== 'scalar');
  return first ?? 'scalar';
}
