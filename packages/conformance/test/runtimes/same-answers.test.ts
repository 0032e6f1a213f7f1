import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Exchange, Target } from '../behaviour/target.ts';
import { nodeTarget } from '../behaviour/node-target.ts';
import { app } from './battery-app.ts';
import { exceptionFor, type Runtime } from './exceptions.ts';
import { anyExchange, table } from './requests.ts';
import { builtWorker } from './built-worker.ts';
import { startFromSources, startWorker, type RuntimeProcess } from './runtime-process.ts';

/** Programs by name, as `npm run test:runtimes` installs them; without it there is nothing to compare with. */
const commands = JSON.parse(process.env['TENON_RUNTIMES'] ?? '{}') as Readonly<Partial<Record<Runtime, string>>>;

describe.each(['bun', 'deno', 'workerd'] as const)('the same request to node and to %s', (name) => {
  const command = commands[name];
  if (command === undefined) {
    it.skip(`is not compared (skipped: ${name} comes with npm run test:runtimes)`);
    return;
  }
  let node: Target;
  let other: RuntimeProcess;
  beforeAll(async () => {
    [node, other] = await Promise.all([nodeTarget(app), start(command, name)]);
  });
  afterAll(() => Promise.all([node.close(), other.stop()]));

  /** What differs, in a line; null when nothing does. */
  const difference = async (exchange: Exchange): Promise<string | null> => {
    const [expected, seen] = await Promise.all([node.send(exchange), sent(other, exchange)]);
    if (essence(expected) === essence(seen) || exceptionFor(name, exchange, expected, seen) !== undefined) return null;
    return `${JSON.stringify(exchange).slice(0, 400)}\n  node: ${essence(expected).slice(0, 400)}\n  ${name}: ${essence(seen).slice(0, 400)}`;
  };

  it(`gives the same answer: ${table.length} requests`, { timeout: 120_000 }, async () => {
    const found: string[] = [];
    for (const exchange of table) {
      const different = await difference(exchange);
      if (different !== null) found.push(different);
    }
    expect(found, `${found.length} differ`).toEqual([]);
  });

  it('gives the same answer, whatever is asked', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyExchange, async (exchange) => {
        expect(await difference(exchange)).toBeNull();
      }),
      { numRuns: 400 },
    );
  });
});

/** Bun and Deno emit code as Node does; workerd forbids that, and runs what `tenon build` has written. */
async function start(command: string, name: Runtime): Promise<RuntimeProcess> {
  return name === 'workerd' ? startWorker(command, await builtWorker('battery-app')) : startFromSources(command, name);
}

/** An answer, or why there is none. */
async function sent({ client }: RuntimeProcess, exchange: Exchange): Promise<Answer> {
  try {
    return await client.send(exchange);
  } catch (error) {
    return { status: 0, headers: new Map(), text: String(error) };
  }
}

/** Framing and dates are the platform's; all else is the app's. */
function essence(answer: Answer): string {
  const { status, headers } = answer;
  const own = [...headers].filter(([name]) => !platform.has(name)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([status, own, textOf(answer)]);
}

/** Unpacked: every zlib packs in its own way. */
function textOf({ headers, text, bytes }: Answer): string {
  const isPacked = headers.get('content-encoding')?.[0] === 'gzip' && bytes !== undefined && bytes.length > 0;
  return isPacked ? gunzipSync(bytes).toString() : text;
}

const platform = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);
