import { afterAll, describe, expect, it } from 'vitest';
import { isBuilt, Project, whenBuilt } from '../support/project.ts';

const text = `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /books/{id}:
    get:
      tags: [books]
      operationId: booksGet
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: A book, content: { application/json: { schema: { $ref: '#/components/schemas/Book' } } } }
  /books/{id}.pdf:
    get:
      responses: { '200': { description: A picture of a book } }
components:
  schemas:
    Book: { type: object, properties: { at: { type: string, format: date-time }, by: { type: string, nullable: true } }, required: [at, by] }
`;

describe.skipIf(!isBuilt)(`tenon client of a document${whenBuilt}`, () => {
  const project = new Project({ 'api.yaml': text });
  afterAll(() => project.close());

  it('writes the files, tells what it leaves out with its line, and --check compares', async () => {
    const { code, stdout, stderr } = await project.run('client', 'api.yaml', '-o', 'client');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toBe('! api.yaml:12:5: GET /books/{id}.pdf is left out: segment "{id}.pdf" mixes text and a parameter\napi.yaml: 1 operation, 1 warning\n');
    expect(project.read('client/types.ts')).toContain('export type Book = { at: Date; by: string | null };');
    expect(JSON.parse(project.read('client/manifest.json'))).toEqual({
      tenon: 1,
      routes: { 'books.get': { method: 'GET', path: '/books/{id}', codecs: { 200: { members: { at: 'date' } } } } },
    });
    expect(await project.run('client', 'api.yaml', '-o', 'client', '--check')).toMatchObject({ code: 0 });
    expect(await project.run('client', 'api.yaml', '-o', 'client', '--check', '--wire')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/client\/types\.ts is stale: the first difference is in line \d+\n {2}→ tenon client api\.yaml -o client --wire\n$/),
    });
  });

  it('says what is wrong with the command line', async () => {
    expect(await project.run('client', 'none.json', '-o', 'client')).toMatchObject({ code: 1, stderr: '✗ there is no file none.json\n' });
    expect(await project.run('client', 'src/app.ts', '--wire', '-o', 'client')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--wire is for documents'),
    });
  });
});
