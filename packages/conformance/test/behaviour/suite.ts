import type { App } from 'tenon';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stubborn } from './app/answering.ts';
import { secret } from './app/api.ts';
import { behaviourApp } from './app.ts';
import { differences, type Difference } from './differences.ts';
import { Log } from './log.ts';
import { runtime, targets } from './runtime-targets.ts';
import type { Answer, Exchange, Target, TargetName } from './target.ts';

/** One exchange and what must come of it. */
export interface Case {
  readonly title: string;
  readonly send: Exchange;
  readonly status: number;
  /** The stable code of the problem. */
  readonly code?: string;
  /** The first issues of a 422, as `location pointer code`. */
  readonly issues?: readonly string[];
  /** What the body must be, or hold, once parsed. */
  readonly body?: unknown;
  /** What the body must be, to the letter. */
  readonly text?: string;
  /** Header values; `null` is a header that must not be there. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** The message of the error that an operator reads; without it there must be none. */
  readonly logged?: RegExp;
  /** The only target that can say this, and why the other cannot. */
  readonly only?: { readonly target: TargetName; readonly because: string };
}

/** A running app. */
export interface Running {
  readonly target: Target;
  /** The messages of errors that were logged since it was last asked. */
  takeErrors(): readonly string[] | Promise<readonly string[]>;
}

/** Runs tables of cases against an app through every adapter; after each case the server must answer an ordinary request: `/ping`. */
export function behaves(tables: Tables, appFor: (log: Log) => App<unknown> = behaviourApp): void {
  describe.each(targets)('through %s', (_title, { name, open }) => {
    const log = new Log();
    eachCase(tables, { runtime, name }, async () => {
      const target = await open(appFor(log));
      const close = (): Promise<unknown> => (stubborn.emit('end'), target.close());
      return { target: { ...target, close }, takeErrors: () => log.takeErrors().map(({ message }) => message) };
    });
  });
}

type Tables = Readonly<Record<string, readonly Case[]>>;

/** The cases as tests of one running app, which answers `/ping`. */
export function eachCase(
  tables: Tables,
  place: { readonly runtime: Difference['runtime'] | 'node'; readonly name: TargetName },
  start: () => Promise<Running>,
): void {
  let running: Running;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running.target.close());

  describe.each(Object.entries(tables))('%s', (_, cases) => {
    for (const { title, only, ...expected } of cases) {
      const test = async (): Promise<void> => {
        expectAnswer(await running.target.send(expected.send), expected);
        expectLogged(await running.takeErrors(), expected.logged);
        expect((await running.target.send({ path: '/ping' })).text).toBe('{"pong":true}');
      };
      const different = differences.find((each) => each.runtime === place.runtime && each.target === place.name && each.cases.includes(title));
      if (only !== undefined && only.target !== place.name) it.skip(`${title} (skipped: ${only.because})`, test);
      else if (different !== undefined) it.fails(`${title} (not here: ${different.because})`, test);
      else it(title, test);
    }
  });
}

function expectAnswer(answer: Answer, { status, code, issues, body, text, headers, send }: Omit<Case, 'title'>): void {
  expect(answer, answer.text).toMatchObject({ status });
  expect(answer.text).not.toContain(secret);
  if (status >= 400 && send.method !== 'HEAD') expectProblem(answer, code);
  if (issues !== undefined) expect(issuesOf(answer).slice(0, issues.length)).toEqual(issues);
  if (body !== undefined) expect(JSON.parse(answer.text)).toMatchObject(body as object);
  if (text !== undefined) expect(answer.text).toBe(text);
  for (const [name, value] of Object.entries(headers ?? {})) expect(answer.headers.get(name)?.join('\n') ?? null, name).toBe(value);
}

/** RFC 9457: whatever is refused is refused in one form. */
function expectProblem({ status, headers, text }: Answer, code: string | undefined): void {
  expect(headers.get('content-type')).toEqual(['application/problem+json']);
  const problem = JSON.parse(text) as Readonly<Record<string, unknown>>;
  expect(problem).toMatchObject({ status, title: expect.any(String) });
  expect(problem['code']).toBe(code);
}

function issuesOf({ text }: Answer): string[] {
  const { errors = [] } = JSON.parse(text) as { readonly errors?: readonly { readonly location: string; readonly pointer: string; readonly code: string }[] };
  return errors.map(({ location, pointer, code }) => `${location} ${pointer} ${code}`);
}

function expectLogged(messages: readonly string[], logged: RegExp | undefined): void {
  if (logged === undefined) expect(messages).toEqual([]);
  else expect(messages).toEqual([expect.stringMatching(logged)]);
}
