import { describe, expect, it } from 'vitest';
import { fakeRequest, outcomeOf } from '../../test/support/fake-request.ts';
import { negotiate } from './accept.ts';

describe('Accept', () => {
  it.each([
    [undefined, 'fine'],
    ['', 'fine'],
    ['*/*', 'fine'],
    ['application/json', 'fine'],
    ['Application/Json', 'fine'],
    ['application/*', 'fine'],
    ['text/html, */*;q=0.01', 'fine'],
    ['text/html,application/json;q=0.9', 'fine'],
    ['image/png', 'fine'],
    ['text/html', '406 accept.not-acceptable'],
    ['application/json;q=0, image/png;q=0', '406 accept.not-acceptable'],
    ['*/*;q=0', '406 accept.not-acceptable'],
    ['application/problem+json', '406 accept.not-acceptable'],
    ['rubbish', '406 accept.not-acceptable'],
  ])('%j is %s for JSON and PNG', async (accept, expected) => {
    const headers = accept === undefined ? {} : { accept };
    expect(await outcomeOf(() => negotiate(fakeRequest({ headers }), ['application/json', 'image/png']))).toBe(expected);
  });
});
