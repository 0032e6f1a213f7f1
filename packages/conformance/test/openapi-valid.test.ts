import { openapi } from 'tenon';
import { beforeAll, describe, expect, it } from 'vitest';
import { app as bookshop } from '../../../docs/examples/bookshop/src/app.ts';
import { judges, type Document } from './openapi/judges.ts';
import { warehouse } from './openapi/warehouse.ts';

describe('the document of an app that uses everything', () => {
  let document: Document;
  const copy = (): Document => JSON.parse(JSON.stringify(document)) as Document; // judges resolve references in place
  beforeAll(async () => {
    document = (await openapi(warehouse)) as unknown as Document;
  });

  it.each(judges)('satisfies %s', async (_name, judge) => {
    expect(await judge(copy())).toBeNull();
  });

  it('is refused by the judges when it is broken', async () => {
    const schemas = (copy()['components'] as { readonly schemas: Document }).schemas;
    const broken = { ...copy(), components: { schemas: { ...schemas, Item: { type: 'Date' } } } };
    for (const [, judge] of judges) expect(await judge(structuredClone(broken))).not.toBeNull();
  });

  it('has no header parameter that OpenAPI ignores, no nullable, no body on GET', () => {
    const text = JSON.stringify(document);
    expect(text).not.toMatch(/"nullable"|"\$id"|"\$defs"|"type":"(Date|bigint|Uint8Array)"/);
    expect(text).not.toMatch(/"name":"(authorization|accept|content-type|cookie)","in":"header"/i);
    const paths = document['paths'] as Record<string, Record<string, object>>;
    expect(Object.values(paths).filter(({ get = {} }) => 'requestBody' in get)).toEqual([]);
  });
});

describe('the document of the bookshop', () => {
  it.each(judges)('satisfies %s', async (_name, judge) => {
    expect(await judge(JSON.parse(JSON.stringify(await openapi(bookshop))) as Document)).toBeNull();
  });
});
