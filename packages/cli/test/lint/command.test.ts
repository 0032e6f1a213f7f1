import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { ruleIds } from '../../src/lint/catalogue.ts';
import { shop } from '../support/apps.ts';
import { isBuilt, Project, whenBuilt } from '../support/project.ts';
import { at, patched } from './case.ts';

const right = patched('3.1', {});
const wrong = patched('3.1', { [`${at.get}/operationId`]: 'booksPut', '/tags/1': { name: 'shelves' } });
const printed = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

describe.skipIf(!isBuilt)(`tenon lint${whenBuilt}`, { timeout: 60_000 }, () => {
  const project = new Project({
    ...shop,
    'right.json': printed(right),
    'wrong.json': printed(wrong),
    'wrong.yaml': stringify(wrong),
    'broken.json': '{"openapi": ',
    'faulty.ts': "throw new Error('no app today')\n",
    'hints.json': printed(patched('3.1', { '/servers': undefined })),
  });
  afterAll(() => project.close());

  it('says that nothing was found', async () => {
    expect(await project.run('lint', 'right.json')).toEqual({ code: 0, stdout: '✓ nothing found in right.json\n', stderr: '' });
  });

  it('shows places, mistakes and what to do, and ends with 1', async () => {
    const { code, stdout, stderr } = await project.run('lint', 'wrong.json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toBe(`wrong.json:16:5  /tags/1
  hint     no operation has the tag "shelves"  tag-unused
           → remove it, unless it is a heading of a page

wrong.json:60:9  /paths/~1books~1{id}/put/operationId
  error    GET /books/{id} has the operationId "booksPut", too  operation-id-duplicate
           → rename one: it must be unique in the document

1 error, 1 hint in wrong.json
`);
  });

  it('knows the lines of YAML', async () => {
    const { stdout } = await project.run('lint', 'wrong.yaml', '--format', 'json');
    const text = project.read('wrong.yaml').split('\n');
    const { document, findings } = JSON.parse(stdout);
    expect(document).toBe('wrong.yaml');
    expect(
      findings.map(({ rule, severity, line, column }: Record<string, number>) => [rule, severity, text[Number(line) - 1]?.slice(Number(column) - 1)]),
    ).toEqual([
      ['tag-unused', 'hint', 'name: shelves'],
      ['operation-id-duplicate', 'error', 'operationId: booksPut'],
    ]);
  });

  it('writes annotations', async () => {
    const { code, stdout } = await project.run('lint', 'wrong.json', '--format', 'github');
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `::notice file=wrong.json,line=16,col=5,title=tag-unused::no operation has the tag "shelves"%0A→ remove it, unless it is a heading of a page
::error file=wrong.json,line=60,col=9,title=operation-id-duplicate::GET /books/{id} has the operationId "booksPut", too%0A→ rename one: it must be unique in the document
`,
    });
  });

  it.each([
    [['wrong.json', '--fail-on', 'never'], 0],
    [['wrong.json', '--rule', 'operation-id-duplicate=warning, tag-unused=off', '--fail-on', 'warning'], 1],
    [['hints.json'], 0],
    [['hints.json', '--fail-on', 'hint'], 1],
    [['missing.json'], 2],
    [['missing.ts'], 2],
    [['broken.json'], 2],
    [['faulty.ts'], 2],
    [['wrong.json', '--fail-on', 'sometimes'], 2],
  ])('%j ends with %i', async (line, code) => {
    expect(await project.run('lint', ...line)).toMatchObject({ code });
  });

  it.each([
    ['lint', 'https://me:secret@api.example.com/openapi.json?token=secret'],
    ['lint', 'https://api.example.com/openapi.json'],
    ['client', 'https://api.example.com/openapi.json', '-o', 'client'],
    ['mock', 'https://api.example.com/openapi.json'],
    ['diff', 'https://api.example.com/openapi.json', 'right.json'],
  ])('%s reads no URL: %s', async (...line) => {
    const { code, stdout, stderr } = await project.run(...line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      '✗ https://api.example.com/openapi.json is a URL, and URLs are not read\n' +
        '  → fetch it, and name - for standard input, as in: curl -sS https://api.example.com/openapi.json | tenon lint -\n',
    );
  });

  it('reads an app, and keeps what it says out of the result', async () => {
    const { code, stdout, stderr } = await project.run('lint', 'src/app.ts', '--format', 'json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'something that an app says while it is loaded\n' });
    const { document, findings } = JSON.parse(stdout);
    expect(document).toBe('src/app.ts');
    // The text has no file whose lines could be named.
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'operation-tags-missing', pointer: '/paths/~1books~1{id}/get' }));
    expect(findings[0]).not.toHaveProperty('line');
  });

  it('lists the rules', async () => {
    const { stdout } = await project.run('lint', '--rules');
    expect(stdout).toMatch(/^error {4}\S+ +\S/);
    expect(stdout.trim().split('\n')).toHaveLength(ruleIds.length);
    const { stdout: json } = await project.run('lint', '--rules', '--format', 'json');
    expect(JSON.parse(json).map(({ rule }: { readonly rule: string }) => rule)).toEqual(ruleIds);
  });
});
