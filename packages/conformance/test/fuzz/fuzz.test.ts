import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseResponse } from '../behaviour/http-text.ts';
import { Log } from '../behaviour/log.ts';
import { nodeTarget, type NodeTarget } from '../behaviour/node-target.ts';
import { conversation, type Heard } from './conversation.ts';
import { fuzzedApp } from './fuzzed-app.ts';
import { mutant, type Mutant } from './mutations.ts';
import { Oracle, timeouts, type Verdict } from './oracle.ts';

const seconds = Number(process.env['TENON_FUZZ_SECONDS'] ?? '0');
const seed = Number(process.env['TENON_FUZZ_SEED'] ?? '1');
/** Without a time a run is short, and always the same. */
const length = seconds > 0 ? { numRuns: 1_000_000, interruptAfterTimeLimit: seconds * 1000 } : { numRuns: 4 };
const connectionsAtOnce = 250;

describe('a server on node that is sent anything', () => {
  const log = new Log();
  const { app, takeWrong } = fuzzedApp(log);
  const oracle = new Oracle();
  const statuses = new Map<number | 'closed', number>();
  let target: NodeTarget;
  let oraclePort: number;
  beforeAll(async () => {
    oraclePort = await oracle.listen();
    target = await nodeTarget(app, timeouts);
  });
  afterAll(async () => {
    oracle.close();
    await target.close();
    if (seconds > 0) console.log(`answers: ${[...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')}`);
  });

  async function judge(pieces: Mutant): Promise<void> {
    const [heard, known] = await Promise.all([conversation(target.server.port, pieces), conversation(oraclePort, pieces)]);
    try {
      for (const status of judged(heard, oracle.take(known.from))) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    } catch (error) {
      throw new Error(
        `${error instanceof Error ? error.message : String(error)}\nsent: ${JSON.stringify(pieces)}\nheard: ${JSON.stringify(heard.bytes.toString('latin1'))}`,
      );
    }
  }

  it(
    'answers in HTTP or closes, accepts nothing that node:http refuses, and reaches no handler with what its schema refuses',
    { timeout: seconds * 1000 + 120_000 },
    async () => {
      const mutants = fc.array(mutant, { minLength: connectionsAtOnce, maxLength: connectionsAtOnce });
      await fc.assert(
        fc.asyncProperty(mutants, async (batch) => {
          await Promise.all(batch.map(judge));
          expect(takeWrong()).toEqual([]);
          expect(log.takeErrors()).toEqual([]);
          expect((await target.send({ path: '/ping' })).text).toBe('{"hasBody":false}');
        }),
        // What was sent stands in the error: a hundred connections are neither made smaller one by one, nor shown.
        { ...length, seed, endOnFailure: true, reporter: report },
      );
      expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 422, 501]));
    },
  );
});

/** The statuses of the answers. Throws: Error where there is something else, or an answer that says yes to what the oracle refused. */
function judged({ bytes, isReset }: Heard, { methods, complete, isMalformed }: Verdict): (number | 'closed')[] {
  const statuses: number[] = [];
  for (let rest = bytes; rest.length > 0;) {
    const parsed = parseResponse(rest, methods[statuses.length] ?? 'GET');
    if (parsed === null && isReset) break;
    if (parsed === null) throw new Error('the last answer is not complete');
    const { status, text } = parsed.answer;
    const isRead = text.includes('"hasBody":true');
    if (status === 500) throw new Error('a server fails');
    if (status < 300 && isMalformed && statuses.length >= (isRead ? complete : methods.length)) throw new Error('node:http alone refuses this');
    statuses.push(status);
    rest = parsed.rest;
  }
  return statuses.length === 0 ? ['closed'] : statuses;
}

function report<Batch>({ failed, seed: sown, counterexamplePath, errorInstance }: fc.RunDetails<Batch>): void {
  if (failed) throw new Error(`seed ${sown}, batch ${counterexamplePath ?? '?'}`, { cause: errorInstance });
}
