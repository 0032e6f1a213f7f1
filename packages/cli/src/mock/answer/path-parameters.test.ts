import { expect, it } from 'vitest';
import { pathParameters } from './path-parameters.ts';

it.each([
  ['/books/{id}', '/books/7', [['id', '7']]],
  [
    '/{a}/{b}',
    '/x%20y/%',
    [
      ['a', 'x y'],
      ['b', '%'],
    ],
  ],
  [
    '/files/{name}.{ending}',
    '/files/a.b',
    [
      ['name', 'a'],
      ['ending', 'b'],
    ],
  ],
  ['/a.c', '/abc', []],
  ['/books', '/books', []],
])('reads %s in %s', (template, path, found) => {
  expect(pathParameters(template, path)).toEqual(found);
});
