import { describe, expect, it } from 'vitest';
import { closest } from './closest.ts';

describe('closest', () => {
  it.each([
    { text: 'rotues', candidates: ['routes', 'start'], meant: 'routes' },
    { text: 'exprot', candidates: ['export', 'dev'], meant: 'export' },
    { text: 'PORT', candidates: ['host', 'port'], meant: 'port' },
    { text: 'exp', candidates: ['start', 'export'], meant: 'export' },
    { text: 'dv', candidates: ['dev', 'start'], meant: 'dev' },
    { text: 'x', candidates: ['export', 'dev'], meant: null },
    { text: 'serve', candidates: ['start', 'dev', 'routes'], meant: null },
    { text: '', candidates: ['dev'], meant: null },
    { text: 'dev', candidates: [], meant: null },
    { text: 'por', candidates: ['portal', 'port'], meant: 'port' },
  ])('finds $meant for "$text"', ({ text, candidates, meant }) => {
    expect(closest(text, candidates)).toBe(meant);
  });
});
