import { describe, expect, it } from 'vitest';
import { documentClient } from '../../src/document-app/document-client.ts';
import { treePathOf } from '../../src/document-app/tree.ts';
import { madeOperationId } from '../../src/document-app/words.ts';
import { documentOf, getting } from './documents.ts';

describe('the place of an operation in a client', () => {
  it.each([
    [['books'], 'booksGet', 'books.get'],
    [['Books'], 'BooksGet', 'books.get'],
    [['book'], 'bookshelf', 'book.bookshelf'],
    [['book'], 'book', 'book.book'],
    [['book'], 'book2', 'book.2'],
    [['code-scanning'], 'code-scanning/list-alerts', 'codeScanning.listAlerts'],
    [['pet store', 'other'], 'find_by_id', 'petStore.findById'],
    [[], 'GetAccount', 'getAccount'],
    [['書籍'], '書籍_取得', '書籍.取得'],
    [['!'], '?', 'call'],
  ])('of tags %j and operationId %s is %s', (tags, operationId, place) => {
    expect(treePathOf({ tags, operationId }).join('.')).toBe(place);
  });

  it.each([
    ['GET', '/books/{id}/reviews', 'getBooksByIdReviews'],
    ['POST', '/', 'post'],
    ['GET', '/a.b/{user-id}', 'getABByUserId'],
  ])('has, without an operationId, a name from %s %s', (method, path, name) => {
    expect(madeOperationId(method, path)).toBe(name);
  });

  it.each([
    ['alike', { '/a': getting({ operationId: 'find' }), '/b': getting({ operationId: 'Find' }) }, 'both would be client.find'],
    [
      'as a branch',
      { '/a': getting({ operationId: 'pets' }), '/b': getting({ operationId: 'find', tags: ['pets'] }) },
      'one would be client.pets, the other client.pets.find',
    ],
  ])('belongs to one only: two that are called %s are refused', (_name, paths, why) => {
    expect(() => documentClient(documentOf(paths))).toThrow(`GET /a (line 1) and GET /b (line 1) have one name: ${why}`);
  });
});
