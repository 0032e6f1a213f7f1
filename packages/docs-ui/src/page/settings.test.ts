import { describe, expect, it } from 'vitest';
import { chosenDocument } from './settings.ts';

const documents = [
  { name: 'Public', url: '../openapi.json' },
  { name: 'Partners & friends', url: '../partners.json' },
];

describe('chosenDocument', () => {
  it.each([
    ['', 'Public'],
    ['?document=Public', 'Public'],
    ['?document=Partners%20%26%20friends', 'Partners & friends'],
    ['?document=Partners+%26+friends&x=1', 'Partners & friends'],
    ['?document=unknown', 'Public'],
    ['?url=https://other.example/openapi.json', 'Public'],
  ])('for %j is %s', (search, name) => {
    expect(chosenDocument(documents, search)?.name).toBe(name);
  });
});
