import { describe, expect, it } from 'vitest';
import { parsePath } from '../support/path-template.ts';
import { routingMistakes, type RoutingEntry } from './routing.ts';

function entries(...routes: readonly string[]): RoutingEntry[] {
  return routes.map((at, index) => {
    const [method = '', path = ''] = at.split(' ');
    return { at, where: `tree.r${index}`, method, segments: parsePath(path) };
  });
}

function codes(...routes: readonly string[]): string[] {
  return routingMistakes(entries(...routes)).map(({ code }) => code);
}

describe('routingMistakes', () => {
  it.each([
    ['GET /a', 'POST /a'],
    ['GET /a', 'GET /a/'],
    ['GET /a', 'GET /A'],
    ['GET /a/{x}', 'GET /a/b'],
    ['GET /a/{x}', 'GET /a/{rest}'],
    ['GET /{x}/b', 'GET /a/{y}'],
    ['GET /{x}', 'GET /%7B%7D'],
    ['GET /a%2Fb', 'GET /a/b'],
  ])('finds nothing wrong with %s beside %s', (first, second) => {
    expect(codes(first, second)).toEqual([]);
  });

  it.each([
    ['GET /a', 'GET /a'],
    ['GET /', 'GET '],
    ['GET /a/{x}', 'GET /a/{x}'],
    ['GET /~a', 'GET /%7ea'],
    ['GET /{rest}', 'GET /{rest}'],
  ])('calls %s and %s duplicates', (first, second) => {
    expect(codes(first, second)).toEqual(['path.duplicate-route']);
  });

  it.each([
    ['GET /a/{x}', 'GET /a/{y}'],
    ['GET /{a}/{b}', 'GET /{b}/{a}'],
    ['GET /{x}/a/{rest}', 'GET /{y}/a/{rest}'],
  ])('calls %s and %s ambiguous', (first, second) => {
    expect(codes(first, second)).toEqual(['path.ambiguous-route']);
  });

  it('names both tree paths, and reports every route beyond the first', () => {
    const mistakes = routingMistakes(entries('GET /a/{x}', 'GET /a/{x}', 'GET /a/{y}'));
    expect(mistakes.map(({ message }) => message)).toEqual([
      'tree.r0 and tree.r1 have the same method and path',
      'tree.r0 (GET /a/{x}) and tree.r2 differ in the names of their parameters alone, so the same requests match both',
    ]);
    expect(mistakes.map(({ at }) => at)).toEqual(['GET /a/{x}', 'GET /a/{y}']);
  });
});
