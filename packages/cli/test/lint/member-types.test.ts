import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/document/read-document.ts';
import { lint } from '../../src/lint/lint.ts';
import { membersOf } from '../../src/lint/member-table.ts';
import { membersByKindAndName } from '../../src/lint/member-types.ts';

const operation = "paths:\n  /a:\n    get:\n      operationId: a\n      responses: { 200: { description: '' }, 404: { description: '' } }\n";
const head = "openapi: 3.1.0\nservers: [{ url: . }]\ninfo: { title: A, version: '1' }\n";

/** What is advised for the one member of another type in a document. */
function adviceIn(text: string): readonly string[] {
  return lint(readDocument('a file', text)).flatMap(({ rule, advice }) => (rule === 'member-type' ? [advice] : []));
}

describe('types of members', () => {
  it('are known of every member that the specification names, and of no other', () => {
    for (const [kind, facts] of Object.entries(membersOf)) {
      const types = [...membersByKindAndName].find(([name]) => name === kind)?.[1];
      expect([...(types?.keys() ?? [])].filter((name) => !name.startsWith('x-')).sort(), kind).toEqual([...facts.keys()].sort());
    }
  });

  it.each([
    ['openapi: 3.1.0\ninfo: { title: A, version: 1.0 }\npaths: {}\n', "write version: '1.0' with quotes: without them YAML reads a number"],
    ['openapi: 3.1.0\ninfo: { title: 5, version: a }\npaths: {}\n', "write title: '5' with quotes: without them YAML reads a number"],
    ['openapi: 3.1.0\ninfo: { title: true, version: a }\npaths: {}\n', "write title: 'true' with quotes: without them YAML reads a boolean"],
    ['openapi: 3.1.0\ninfo:\npaths: {}\n', 'give it a value, or remove it: in YAML, "info:" with nothing behind it is null'],
    ['openapi: 3.1.0\ninfo: { title: A, version: a }\npaths: []\n', 'write names with values: no dashes, and no [ ]'],
    [`${head}${operation}      deprecated: 'True'\n`, 'write deprecated: true without quotes'],
    [`${head}${operation}      deprecated: yes\n`, 'write deprecated: true, or false, without quotes'],
    [`${head}${operation}      tags: a\n`, 'write a list: tags: [a]'],
    [`${head}${operation}      parameters: { name: q }\n`, 'write a list: each item behind a dash in YAML, all of them within [ ] in JSON'],
    [`${head}components: { schemas: { A: { properties: { b: { required: true } } } } }\n`, 'write required: [b] in the object around it, beside "properties"'],
    [
      `${head}components: { schemas: { A: { properties: { b: { required: false } } } } }\n`,
      'remove it: what the object around it does not list under "required" is optional',
    ],
    [`${head}components: { schemas: { A: { minimum: '5' } } }\n`, 'write minimum: 5 without quotes'],
  ])('%j: what to do is told', (text, advice) => {
    expect(adviceIn(text)).toEqual([advice]);
  });

  it('find all that is wrong in a document of null and lists', () => {
    const found = lint(readDocument('a file', '{"openapi":"3.1.0","info":null,"paths":[]}'));
    expect(found.flatMap(({ rule, pointer, message }) => (rule === 'member-type' ? [`${pointer}: ${message}`] : []))).toEqual([
      '/info: "info" of OpenAPI is null, not an object',
      '/paths: "paths" of OpenAPI is a list, not an object',
    ]);
  });
});
