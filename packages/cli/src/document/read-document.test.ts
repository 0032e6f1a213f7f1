import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';
import { namesIn, pointerTo, valueAt } from './pointer.ts';

const json = `{
  "openapi": "3.1.1",
  "info": { "title": "A", "version": "1" },
  "paths": {
    "/a/{b}": {
      "get": { "tags": ["x", "y"] }
    }
  }
}
`;
const yaml = `openapi: 3.0.3
info: { title: A, version: '1' }
paths:
  /a/{b}:
    get:
      tags:
        - x
        - y
`;

describe('a document', () => {
  it.each([
    ['JSON', json, '3.1', { line: 6, column: 7 }, { line: 6, column: 30 }],
    ['YAML', yaml, '3.0', { line: 5, column: 5 }, { line: 8, column: 11 }],
  ])('is read from %s, with places', (_name, text, version, operation, tag) => {
    const read = readDocument('a file', text);
    expect(read.version).toBe(version);
    expect(valueAt(read.document, '/paths/~1a~1{b}/get/tags/1')).toBe('y');
    expect(read.placeOf('/paths/~1a~1{b}/get')).toEqual(operation);
    expect(read.placeOf('/paths/~1a~1{b}/get/tags/1')).toEqual(tag);
    expect(read.placeOf('/paths/~1a~1{b}/get/missing/2')).toEqual(operation);
    expect(read.placeOf('/nothing')).toEqual({ line: 1, column: 1 });
  });

  it.each([
    ['[]', 'a file holds no object'],
    ['{"a":', 'a file is no JSON'],
    ['a: [', 'a file is no YAML'],
    ['{}', 'a file is no OpenAPI 3.0, 3.1 or 3.2 document: it has no "openapi" member'],
    ['openapi: 3.3.0', 'its "openapi" is "3.3.0"'],
    ['openapi: 3.1', 'its "openapi" is 3.1'],
    ['swagger: "2.0"', 'a file is a Swagger 2.0 document'],
  ])('%s is refused with a reason', (text, reason) => {
    expect(() => readDocument('a file', text)).toThrow(reason);
  });

  it('has members that are called like those of every object', () => {
    expect(valueAt(readDocument('a file', '{"openapi":"3.1.0"}').document, '/constructor')).toBeUndefined();
  });
});

describe('a pointer', () => {
  it.each([[['paths', '/a~b', 'get']], [[]], [['']], [['a', 'b', '0']]])('of %j gives the same names back', (names) => {
    expect(namesIn(pointerTo(names))).toEqual(names);
  });
});
