import { describe, expect, it } from 'vitest';
import { optionsOf, UsageError } from './options.mjs';

describe('optionsOf', () => {
  it('measures everything on this Node, and then writes the page', () => {
    expect(optionsOf([])).toMatchObject({ runtimes: ['this'], rounds: 15, spawns: 20, isComplete: true });
  });

  it.each([['--quick'], ['--peers=tenon'], ['--only=load'], ['--workloads=list']])('writes no page with %s', (parameter) => {
    expect(optionsOf([parameter]).isComplete).toBe(false);
  });

  it('always has the server that ratios are to', () => {
    expect(optionsOf(['--peers', 'tenon,fastify']).peers).toEqual(['tenon', 'idiomatic', 'fastify']);
  });

  it.each([
    [['--peers', 'nobody'], "there is no peer 'nobody'; there are tenon,"],
    [['--runtime', 'node19'], "there is no runtime 'node19'"],
    [['--rounds', '0'], "--rounds is a whole number from 1 on, not '0'"],
    [['--rounds', '1.5'], "not '1.5'"],
    [['--unknown'], '--unknown'],
  ])('refuses %j', (parameters, message) => {
    expect(() => optionsOf(parameters)).toThrow(UsageError);
    expect(() => optionsOf(parameters)).toThrow(message);
  });
});
