import { openapi, type App } from 'tenon';
import { describe, expect, it } from 'vitest';
import { app as bookshop } from '../../../docs/examples/bookshop/src/app.ts';
import { judges, type Document, type Version } from './openapi/judges.ts';
import { manyRoutes, tiny } from './openapi/many-routes.ts';
import { warehouse } from './openapi/warehouse.ts';

const large = manyRoutes(300);
const apps: readonly (readonly [string, App<unknown>])[] = [
  ['the smallest app', tiny],
  ['the bookshop', bookshop],
  ['an app that uses everything', warehouse],
  ['an app of 300 routes', large],
];
/** A copy each: judges resolve references in place. */
const documentOf = async (app: App<unknown>, version: Version): Promise<Document> => JSON.parse(JSON.stringify(await openapi(app, { version }))) as Document;

describe.each(['3.0', '3.1', '3.2'] as const)('in %s', (version) => {
  describe.each(apps)('the document of %s', (_name, app) => {
    for (const { name, versions, isSlow, judge } of judges) {
      if (!versions.includes(version)) continue;
      const isLeftOut = isSlow && app === large && version !== '3.1' && process.env['TENON_ALL_JUDGES'] === undefined;
      it.skipIf(isLeftOut)(
        `is without errors for ${name}${isLeftOut ? ' (skipped: half a minute; TENON_ALL_JUDGES=1)' : ''}`,
        { timeout: 300_000 },
        async () => {
          expect((await judge(await documentOf(app, version), version)).errors).toEqual([]);
        },
      );
    }

    it('has no words of another version, and no header parameter that OpenAPI ignores', async () => {
      const text = JSON.stringify(await documentOf(app, version));
      expect(text).not.toMatch(/"\$id"|"\$defs"|"type":"(Date|bigint|Uint8Array|file)"/);
      expect(text).not.toMatch(/"name":"(authorization|accept|content-type|cookie)","in":"header"/i);
      const foreign =
        version === '3.0'
          ? /"type":\[|"const":|"prefixItems":|"webhooks":|"contentEncoding":|"exclusiveM\w+":-?\d/
          : /"nullable":|"exclusiveM\w+":(true|false)/;
      expect(text).not.toMatch(foreign);
    });
  });
});

describe('the document of the bookshop', () => {
  /** Spectral wants a description of every operation, also where the summary says all. */
  const excused = /^operation-description:/;

  it.each(judges)('is without warnings for $name', { timeout: 120_000 }, async ({ judge }) => {
    const { warnings } = await judge(await documentOf(bookshop, '3.1'), '3.1');
    expect(warnings.filter((line) => !excused.test(line))).toEqual([]);
  });
});

describe.each(judges)('$name', ({ judge, versions }) => {
  it.each(versions)('finds errors in a document of %s that is broken', async (version) => {
    const document = await documentOf(warehouse, version);
    const { paths } = document as { readonly paths: Record<string, Record<string, Record<string, unknown>>> };
    const operation = paths['/items/{id}']?.['get'] ?? {};
    operation['responses'] = { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Missing' } } } } };
    operation['parameters'] = [{ name: 'id', in: 'nowhere' }];
    expect((await judge(document, version)).errors).not.toEqual([]);
  });
});
