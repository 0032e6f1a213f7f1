import { afterAll, describe, expect, it } from 'vitest';
import { shop } from './support/apps.ts';
import { isBuilt, Project, whenBuilt } from './support/project.ts';

describe.skipIf(!isBuilt)(`tenon explain${whenBuilt}`, { timeout: 60_000 }, () => {
  const project = new Project(shop);
  afterAll(() => project.close());

  it('prints the steps of a route and the code that is built of it', async () => {
    const { code, stdout } = await project.run('explain', 'POST /books', 'src/app.ts');
    expect(code).toBe(0);
    const [steps = '', text = ''] = stdout.split(/\n\n(?=const )/);
    expect(steps.split('\n')).toEqual([
      'POST /books (booksAdd)',
      '',
      '  1. credentials  bearer',
      '  2. guards       user',
      '  3. negotiate    application/json',
      '  4. body         application/json, at most 1048576 bytes, 64 levels deep',
      '  5. handler      after what it waits for; a promised answer is awaited',
      '  6. respond      201 Book',
    ]);
    expect(text).toMatch(/const handler_\d+ = sites\[0\]\.declared\.handler;/);
    expect(text).toMatch(/async function route_\d+\(request, rawParams, exchange\) \{/);
    expect(() => new Function(text)).not.toThrow();
  });

  it('takes the name of an operation, and its place in the tree', async () => {
    const outputs = await Promise.all(['booksGet', 'books.get', 'GET /books/{id}'].map((name) => project.run('explain', name, 'src/app.ts', '--json')));
    const [first, ...others] = outputs.map(({ stdout }) => stdout);
    expect(JSON.parse(first ?? '')).toMatchObject({
      at: 'GET /books/{id}',
      steps: expect.arrayContaining([{ name: 'read and check', says: 'params id: integer' }]) as unknown,
    });
    for (const other of others) expect(other).toBe(first);
  });

  it.each([
    ['GET /book/{id}', 'did you mean "GET /books/{id}"?'],
    ['something else', 'tenon routes lists them'],
  ])('advises where there is no route %s', async (name, advice) => {
    expect(await project.run('explain', name, 'src/app.ts')).toMatchObject({ code: 1, stderr: expect.stringContaining(advice) as string });
  });
});
