import type { Answer, Exchange } from '../behaviour/target.ts';

/** What is compared with Node. */
export type Runtime = 'bun' | 'deno' | 'workerd';

/** A kind of request that a runtime answers otherwise, because of what it does before an app sees the request. */
interface Exception {
  readonly runtimes: readonly Runtime[];
  readonly because: string;
  readonly applies: (exchange: Exchange, node: Answer, other: Answer) => boolean;
}

const exceptions: readonly Exception[] = [
  {
    runtimes: ['bun'],
    because: 'JavaScriptCore does not say where text stops being JSON',
    applies: (_, node, other) => node.text.replace(/ \(position \d+\)/, '') === other.text && node.status === other.status,
  },
  {
    runtimes: ['bun'],
    because: 'Response.json, which the foreign handler uses, names a charset there',
    applies: ({ path }, node, other) => path.startsWith('/foreign/') && node.text === other.text && node.status === other.status,
  },
  {
    runtimes: ['bun', 'deno', 'workerd'],
    because: 'a URL has no dot segments: /a/../b has become /b',
    applies: ({ path }, node, { status }) => /\/(?:\.|%2e){1,2}(?:[/?]|$)/i.test(path) && node.status === 400 && status < 500,
  },
  {
    runtimes: ['bun', 'deno', 'workerd'],
    because: 'where no route reads Authorization nobody looks whether there are two',
    applies: ({ headers = {} }, node) => Array.isArray(headers['authorization']) && node.status === 400,
  },
];

/** Why an answer may differ; undefined when it may not. */
export function exceptionFor(runtime: Runtime, exchange: Exchange, node: Answer, other: Answer): Exception | undefined {
  return exceptions.find(({ runtimes, applies }) => runtimes.includes(runtime) && applies(exchange, node, other));
}
