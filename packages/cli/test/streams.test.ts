import { createApi, createApp, eventStream, jsonLines, openapi, t, type App } from 'tenon';
import { eventItems, jsonItems, type StreamItem } from '../../tenon/src/client/stream-items.ts';
import { describe, expect, it } from 'vitest';
import { diffDocuments } from '../src/diff/diff-documents.ts';
import { documentClient } from '../src/document-app/document-client.ts';
import type { JsonObject } from '../src/document/json.ts';
import { modernDocument } from '../src/document/modern-document.ts';
import { readDocument, type ReadDocument } from '../src/document/read-document.ts';
import { lint } from '../src/lint/lint.ts';
import { answerOf } from '../src/mock/answer/answer.ts';
import { mockedOperation } from '../src/mock/answer/mocked-operation.ts';
import { Schemas } from '../src/mock/data/schemas.ts';

const versions = ['3.0', '3.1', '3.2'] as const;

/** An app of streams whose items say when they were sold, or what else is told. */
function appOf(sold: ReturnType<typeof t.Date> | ReturnType<typeof t.Integer>): App<unknown> {
  const { route } = createApi({ info: { title: 'Sales', version: '1' }, security: 'public' });
  const Sale = t.Object({ id: t.Integer(), sold }, { $id: 'Sale' });
  const Told = t.Object({ sale: t.Integer(), sold }, { $id: 'Told' });
  const lines = route({ method: 'GET', path: '/lines', responses: { 200: jsonLines(Sale) }, handler: () => [] });
  const events = route({ method: 'GET', path: '/events', responses: { 200: eventStream(Told) }, handler: () => [] });
  return createApp({ lines, events }, { docs: false });
}
async function documentOf(app: App<unknown>, version: (typeof versions)[number]): Promise<ReadDocument> {
  return readDocument('a file', JSON.stringify(await openapi(app, { version })));
}

describe.each(versions)('streams in a document of %s', (version) => {
  it('are lines and events in a client', async () => {
    const types = documentClient(await documentOf(appOf(t.Date()), version)).files.find(({ name }) => name === 'types.ts')?.text;
    expect(types).toContain("200: import('tenon/client').Streamed<Sale>");
    expect(types).toContain("200: import('tenon/client').Streamed<import('tenon/client').ServerEvent<Told>>");
    expect(types).toContain('sold: Date');
  });

  it('are answered by a mock with items that fit', async () => {
    const modern = modernDocument(await documentOf(appOf(t.Date()), version));
    const textAt = (path: string): string => {
      const call = { path, query: '', headers: {}, params: [], body: undefined };
      const schemas = new Schemas(modern);
      return new TextDecoder().decode(answerOf(mockedOperation(modern, path, 'GET'), call, { schemas, seed: '1', warn: () => undefined }).body as Uint8Array);
    };
    const itemsOf = async (items: AsyncIterable<StreamItem>): Promise<JsonObject[]> => {
      const found: JsonObject[] = [];
      for await (const { json } of items) found.push(JSON.parse(json) as JsonObject);
      return found;
    };
    const textsOf = async function* (text: string): AsyncGenerator<string> {
      yield text;
    };
    const [lines, events] = [await itemsOf(jsonItems(textsOf(textAt('/lines')))), await itemsOf(eventItems(textsOf(textAt('/events')), { retryMs: 0 }))];
    expect(lines).toHaveLength(3);
    expect(lines[0]).toEqual({ id: expect.any(Number), sold: expect.stringMatching(/^\d{4}-/) });
    expect(events).toHaveLength(3);
    expect(events[0]).toEqual({ sale: expect.any(Number), sold: expect.stringMatching(/^\d{4}-/) });
  });

  it('differ where their items do', async () => {
    const [old, next] = [await documentOf(appOf(t.Date()), version), await documentOf(appOf(t.Integer()), version)];
    const findings = diffDocuments(old, next, { today: '2026-01-01' });
    expect(findings.filter(({ class: kind }) => kind === 'breaking').length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(findings)).toMatch(/events/);
    expect(JSON.stringify(findings)).toMatch(/lines/);
  });

  it('have nothing that is linted wrongly', async () => {
    const rules = lint(await documentOf(appOf(t.Date()), version)).map(({ rule }) => rule);
    expect(rules.filter((rule) => !['string-unbounded', 'info-license', 'operation-description'].includes(rule))).toEqual([]);
  });
});

describe('streams of which a document says nothing', () => {
  it('are unread bodies in a client', () => {
    const content = { 'text/event-stream': { schema: { type: 'string' } } };
    const paths = { '/a': { get: { operationId: 'a', responses: { 200: { description: '', content } } } } };
    const read = readDocument('a file', JSON.stringify({ openapi: '3.1.0', info: { title: 'A', version: '1' }, paths }));
    expect(documentClient(read).files.find(({ name }) => name === 'types.ts')?.text).toContain('200: ReadableStream');
  });
});
