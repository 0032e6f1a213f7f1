import { describe, expect, it } from 'vitest';
import { routeChanges } from './route-changes.ts';

const books = { method: 'GET', path: '/books', operationId: 'booksList', security: 'public' };
const add = { method: 'POST', path: '/books', operationId: 'booksAdd', security: 'bearer' };

describe('routeChanges', () => {
  it.each([
    { name: 'nothing', before: [books, add], after: [add, books], changes: [] },
    { name: 'new routes', before: [], after: [books, add], changes: ['+ GET /books', '+ POST /books'] },
    { name: 'lost routes', before: [books, add], after: [add], changes: ['- GET /books'] },
    { name: 'another path', before: [books], after: [{ ...books, path: '/all' }], changes: ['- GET /books', '+ GET /all'] },
    {
      name: 'other facts',
      before: [books],
      after: [{ ...books, security: 'bearer | basic', operationId: 'list' }],
      changes: ['~ GET /books operationId booksList → list', '~ GET /books security public → bearer | basic'],
    },
  ])('tells $name', ({ before, after, changes }) => {
    expect(routeChanges(before, after)).toEqual(changes);
  });
});
