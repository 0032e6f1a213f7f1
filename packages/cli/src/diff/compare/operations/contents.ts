import type { SchemaRef } from '../../model/shape.ts';
import type { Collector, Pointers } from '../collector.ts';

/** How an operation is compared. */
export interface Flow {
  readonly collector: Collector;
  /** Which way its bodies travel: those of a webhook are received by the one who reads the document. */
  readonly direction: 'request' | 'response';
  readonly today: string;
}

/** Media types of a body. */
export function contents(
  old: ReadonlyMap<string, SchemaRef>,
  next: ReadonlyMap<string, SchemaRef>,
  { where, pointers }: { readonly where: string; readonly pointers: Pointers },
  { collector, direction }: Flow,
): void {
  const stem = direction === 'request' ? 'request-body-media-type' : 'response-media-type';
  for (const name of old.keys()) if (!next.has(name)) collector.add({ rule: `${stem}-removed`, name }, where, { ...pointers, new: null });
  for (const [name, schema] of next) {
    const known = old.get(name);
    if (known === undefined) collector.add({ rule: `${stem}-added`, name }, where, { ...pointers, old: null });
    else collector.addSchemas(known, schema, { direction, part: 'body' }, next.size > 1 ? `${where} ${name}` : where);
  }
}
