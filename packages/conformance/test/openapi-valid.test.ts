import { validate as validateSemantics, compileErrors } from '@readme/openapi-parser';
import { validate as validateDialect } from '@hyperjump/json-schema/openapi-3-1';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openapi } from 'tenon';
import { beforeAll, describe, expect, it } from 'vitest';
import { warehouse } from './openapi/warehouse.ts';

/** A document as a reader of the file gets it. */
type Document = Record<string, unknown>;

/**
 * Three judges that see different mistakes: the dialect of schemas, the official schema and dangling references, and
 * what no schema can say (operationIds, templates against parameters).
 */
const judges: readonly (readonly [string, (document: Document) => Promise<string | null>])[] = [
  [
    'the OpenAPI 3.1 dialect',
    async (document) => {
      const output = await validateDialect('https://spec.openapis.org/oas/3.1/schema-base', document as never, 'BASIC');
      return output.valid ? null : JSON.stringify(output);
    },
  ],
  [
    'the official schema',
    async (document) => {
      const { valid, errors } = await new Validator().validate(document);
      return valid ? null : JSON.stringify(errors);
    },
  ],
  [
    'the semantic rules',
    async (document) => {
      const result = await validateSemantics(document as never);
      return result.valid ? null : compileErrors(result);
    },
  ],
];

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
