import { SchemaTable } from '../../../tenon/src/analyse/schema/schema-table.ts';
import { checkUnit } from '../../../tenon/src/emit/checker/checker.ts';
import { delegatesOf, isDelegated } from '../../../tenon/src/emit/checker/delegates.ts';
import { explain } from '../../../tenon/src/run/explain.ts';
import type { Mistake } from '../../../tenon/src/shapes/mistake.ts';
import type { Issue } from '../../../tenon/src/shapes/problem.ts';
import { Code } from '../../../tenon/src/support/code.ts';
import { Linker } from '../../../tenon/src/support/linker.ts';

/** What Tenon makes of a schema. */
export interface Judge {
  readonly isDelegated: boolean;
  check(value: unknown): boolean;
  explain(value: unknown): Issue[];
}

/** Takes a schema the whole way: analysed, emitted, linked. Throws: when analysis reports a mistake. */
export function judgeOf(schema: unknown, remotes: ReadonlyMap<string, unknown>): Judge {
  const mistakes: Mistake[] = [];
  const table = new SchemaTable((mistake) => mistakes.push(mistake), { remotes });
  const node = table.add(schema, { at: 'the suite', hint: 'Suite' });
  const { schemas } = table;
  if (mistakes.length > 0) throw new Error(mistakes.map(({ code, message }) => `${code}: ${message}`).join('; '));
  const code = new Code();
  const check = new Linker(code).link(checkUnit(code, schemas, node)) as Judge['check']; // the unit's signature
  return { isDelegated: isDelegated(node, schemas), check, explain: (value) => explain(node, value, { schemas, delegates: delegatesOf(code) }) };
}
