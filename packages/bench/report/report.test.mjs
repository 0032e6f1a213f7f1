import { describe, expect, it } from 'vitest';
import { barsOf, judged } from './bars.mjs';
import { chartsOf } from './charts.mjs';
import { pageOf } from './page.mjs';
import { printed } from './results.mjs';

describe('judged', () => {
  it.each([
    ['met', { value: 0.5, low: 0.48, high: 0.56 }],
    ['not separable', { value: 0.55, low: 0.5, high: 0.58 }],
    ['not separable', { value: 0.6, low: 0.59, high: 0.62 }],
    ['not separable', { value: 0.5, low: 0.2, high: 1 }],
    ['not met', { value: 0.62, low: 0.61, high: 0.63 }],
    ['not met', { value: 0.7, low: 0.5, high: 0.9 }],
  ])('says %s of %j beside 0.60', (verdict, estimate) => {
    expect(judged(estimate, 0.6)).toBe(verdict);
  });
});

const rounds = (cpuUs) => ({ count: 100, cpuUs: [cpuUs, cpuUs * 1.01, cpuUs * 0.99, cpuUs, cpuUs], perSecond: [1e6 / cpuUs, 1e6 / cpuUs, 1, 2, 3] });
const boot = (firstMs, bytes) => ({ firstMs: [firstMs, firstMs], cpuMs: [firstMs, firstMs], peakBytes: [bytes, bytes] });

const results = {
  runtime: { id: 'node24', title: 'Node 24 <&>', kind: 'node' },
  python: null,
  machine: { processors: 2, model: 'any', memoryGb: 1, system: 'linux x64' },
  load: { node: '20.0.0', connections: 32, isPinned: true },
  packages: { tenon: '0.1.0' },
  busy: { before: 0, after: 0 },
  setting: { rounds: 5, spawns: 2, sliceMs: 1 },
  peers: ['tenon', 'idiomatic', 'fastify', 'express'],
  workloads: ['list'],
  heads: { list: { tenon: 1, idiomatic: 2, fastify: 3, express: 4 } },
  samples: { list: { tenon: rounds(50), idiomatic: rounds(100), fastify: rounds(80), express: rounds(1000) } },
  peakBytes: { tenon: 1e6, idiomatic: 1e6, fastify: 1e6, express: 1e6 },
  allocations: { list: { tenon: 1000, idiomatic: 2000, fastify: 3000, express: 4000 } },
  boot: { 1000: { tenon: boot(300, 120e6), idiomatic: boot(1, 1), fastify: boot(1, 1), express: boot(1, 1) } },
};

describe('barsOf', () => {
  it('judges every promise that the rounds tell about', () => {
    expect(barsOf(results).map(({ title, verdict }) => [title, verdict])).toEqual([
      ['CPU beside Fastify: list of 100, filtered', 'not met'],
      ['CPU beside hand-written: list of 100, filtered', 'met'],
      ['first answer of 1,000 routes, ms', 'met'],
      ['most memory until then, 1,000 routes, MB', 'not met'],
    ]);
  });
});

describe('chartsOf', () => {
  const [cpu] = chartsOf(results);

  it('cuts bars that would make the others short, and says every figure in words', () => {
    expect(cpu.text).toContain('Express 1000.0 µs');
    expect(cpu.text.match(/class="cut"/g)).toHaveLength(1);
    expect(cpu.text.match(/class="own"/g)).toHaveLength(1);
  });

  it('writes text as text', () => {
    expect(cpu.text).toContain('Node 24 &lt;&amp;&gt;');
    expect(cpu.text).not.toContain('<&>');
  });

  it('holds no coordinate that is not a number', () => {
    expect(cpu.text).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('pageOf', () => {
  it('shows ratios with intervals, and nothing that was not measured', () => {
    const page = pageOf([results]);
    expect(page).toContain('| list of 100, filtered | 0.50 (0.50–0.50) |');
    expect(page).toContain('(benchmarks/node24-cpu.svg)');
    expect(page).not.toMatch(/undefined|NaN|Python 3/);
  });

  it('is the same after the results went through their file', () => {
    expect(pageOf([JSON.parse(printed(results))])).toBe(pageOf([results]));
  });
});
