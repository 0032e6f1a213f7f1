import { expect, it } from 'vitest';
import { docsPlaces } from './free-paths.ts';

it.each([
  [{}, '/docs', '/openapi.json'],
  [{ '/docs': {}, '/openapi.json': {} }, '/_docs', '/_openapi.json'],
  [{ '/docs/{slug}': {}, '/_docs': {} }, '/mock-docs', '/openapi.json'],
  [{ '/docs-of-books': {}, '/{slug}': {} }, '/docs', '/openapi.json'],
])('leaves the paths of %j alone', (paths, path, documentPath) => {
  expect(docsPlaces({ paths })).toEqual({ path, documentPath });
});
