import { at, parameter, type Case, type Patch } from '../case.ts';

const operation = { operationId: 'other', tags: ['books'], summary: 'Other', responses: { 204: { description: 'None' }, 404: { description: 'No' } } };
const path = (key: string, ...names: readonly string[]): Patch => ({
  [`/paths/${key.replaceAll('~', '~0').replaceAll('/', '~1')}/get`]: {
    ...operation,
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'integer' } })),
  },
});
const foreign = (key: string, near: Patch, what = key): Case => ({ rule: 'path-syntax-foreign', what, defect: path(key), near });

/** Paths and their parameters. */
export const paths: readonly Case[] = [
  { rule: 'path-slash-missing', defect: path('authors'), near: path('/authors') },
  { rule: 'path-query', defect: path('/authors?all'), near: path('/authors!all') },
  { rule: 'path-query', what: 'a fragment', defect: path('/authors#top'), near: path('/authors;top') },
  foreign('/authors/:id', path('/authors:search')),
  foreign('/authors/<int:id>', path('/authors/{id}', 'id')),
  foreign('/authors/*', path('/authors/{rest}', 'rest')),
  foreign('/authors/{id:[0-9]+}', path('/authors/{user-id}', 'user-id')),
  foreign('/authors/(.*)', path('/authors/{id}.json', 'id')),
  foreign('/authors/(\\d+)', path('/authors({id})', 'id')),
  foreign('/authors/[id]', path('/authors/{a}-{b}', 'a', 'b')),
  { rule: 'path-ambiguous', defect: path('/books/{name}', 'name'), near: path('/books/all') },
  { rule: 'path-trailing-slash-twin', defect: path('/books/{id}/', 'id'), near: path('/authors/') },
  { rule: 'path-variable-repeated', defect: path('/authors/{a}/{a}', 'a'), near: path('/authors/{a}/{b}', 'a', 'b') },
  { rule: 'path-parameter-undeclared', defect: path('/authors/{name}'), near: path('/authors/{name}', 'name') },
  {
    rule: 'path-parameter-undeclared',
    what: 'of the whole path',
    defect: { '/paths/~1books~1{id}/put': undefined, '/paths/~1books~1{id}/parameters': [] },
    near: {},
  },
  { rule: 'path-parameter-unused', defect: path('/authors', 'name'), near: parameter({ name: 'name', in: 'query', schema: { type: 'integer' } }) },
  {
    rule: 'path-parameter-optional',
    defect: { '/paths/~1books~1{id}/parameters/0/required': false },
    near: parameter({ name: 'q', in: 'query', required: false, schema: { type: 'integer' } }),
  },
  {
    rule: 'path-parameter-optional',
    what: 'said nowhere',
    defect: { '/paths/~1books~1{id}/parameters/0/required': undefined },
    near: { [`${at.get}/parameters`]: undefined },
  },
];
