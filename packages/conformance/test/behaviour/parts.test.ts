import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partsApp } from './app/parts.ts';
import { Log } from './log.ts';
import { builtAhead } from './built-app.ts';
import { forTests } from './node-target.ts';
import { fetchings, runtime, serve, type Fetching } from './runtime-targets.ts';

const file = (text: string, name: string, type = 'text/plain'): File => new File([text], name, { type });
const formOf = (parts: readonly (readonly [name: string, value: string | Blob])[]): FormData => {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value as Blob);
  return form;
};
const usual = [
  ['title', 'Dune'],
  ['year', '1965'],
  ['cover', file('sand', 'cover.txt')],
] as const;
const video = (bytes: number, type = 'video/mp4'): File => new File([new Uint8Array(bytes).fill(7)], 'film.mp4', { type });
/** Parts as bytes, for what no FormData would send. */
const raw = (...parts: readonly string[]): { readonly body: string; readonly headers: { readonly 'content-type': string } } => ({
  body: `${parts.map((part) => `--x\r\n${part}\r\n`).join('')}--x--\r\n`,
  headers: { 'content-type': 'multipart/form-data; boundary=x' },
});
const field = (name: string, value: string, head = ''): string => `Content-Disposition: form-data; name="${name}"${head}\r\n\r\n${value}`;

/** A form as bytes: Node 24 streams a FormData, and rejects where nobody listens when its reader leaves before the end. */
async function asBytes(init: RequestInit): Promise<RequestInit> {
  if (!(init.body instanceof FormData)) return init;
  const { headers, ...rest } = init;
  const form = new Response(init.body);
  return { ...rest, body: await form.arrayBuffer(), headers: { ...(headers as object), 'content-type': form.headers.get('content-type') ?? '' } };
}

/** Also ahead of time. */
const ways: typeof fetchings = [
  ...fetchings,
  [
    runtime,
    async (app) => {
      const server = await serve(await builtAhead(app, runtime === 'node' ? 'text' : 'bytes'), forTests);
      return { fetch: (path, init) => fetch(`${server.url}${path}`, init), close: () => server.close() };
    },
  ],
];

describe.each(ways)('a form in parts through %s', (_name, open) => {
  const log = new Log();
  let app: Fetching;
  beforeAll(async () => void (app = await open(partsApp(log))));
  afterAll(() => app.close());
  const send = async (
    path: string,
    init: RequestInit,
  ): Promise<{ readonly status: number; readonly found: unknown; readonly code: unknown; readonly issues: unknown }> => {
    const response = await app.fetch(path, { method: 'POST', ...(await asBytes(init)) });
    const { found, code, errors } = (await response.json()) as { found?: unknown; code?: unknown; errors?: readonly { pointer: string; code: string }[] };
    expect(await (await app.fetch('/ping')).json()).toBe('pong');
    expect(log.takeErrors()).toEqual([]);
    return { status: response.status, found, code, issues: errors?.map((each) => `${each.pointer} ${each.code}`) };
  };

  it('is fields, JSON and files, in any order', async () => {
    const meta = new Blob([JSON.stringify({ tags: ['a'], at: '1970-01-01T00:00:00Z' })], { type: 'application/json' });
    const body = formOf([['pages', file('1', '../../p1.txt')], ...usual, ['meta', meta], ['pages', file('', 'ü "2".bin', 'application/x')]]);
    expect(await send('/whole', { body })).toMatchObject({
      status: 200,
      found: [
        'Dune',
        '1965',
        '"1970-01-01T00:00:00.000Z"',
        'cover.txt text/plain sand',
        expect.stringMatching(/^p1\.txt text\/plain 1$/),
        expect.stringMatching(/application\/x $/),
      ],
    });
  });

  it.each<[string, RequestInit, number, string | undefined, (readonly string[])?]>([
    [
      'a number that is none',
      {
        body: formOf([
          ['title', 'x'],
          ['year', 'x'],
          ['cover', file('a', 'a')],
        ]),
      },
      422,
      'input.invalid',
      ['/year type'],
    ],
    [
      'a missing file',
      {
        body: formOf([
          ['title', 'x'],
          ['year', '1'],
        ]),
      },
      422,
      'input.invalid',
      ['/cover required'],
    ],
    [
      'a text where a file is declared',
      { ...raw(field('title', 'x'), field('year', '1'), field('pages', 'x'), field('cover', 'x', '; filename="a"\r\nContent-Type: text/plain')) },
      200,
      undefined,
    ],
    [
      'a file where a text is declared',
      {
        body: formOf([
          ['title', file('x', 'x')],
          ['year', '1'],
          ['cover', file('a', 'a')],
        ]),
      },
      422,
      'input.invalid',
      ['/title type'],
    ],
    [
      'a file of another media type',
      {
        body: formOf([
          ['title', 'x'],
          ['year', '1'],
          ['cover', file('a', 'a', 'application/pdf')],
        ]),
      },
      422,
      'input.invalid',
      ['/cover mediaType'],
    ],
    [
      'a file that is too large',
      {
        body: formOf([
          ['title', 'x'],
          ['year', '1'],
          ['cover', file('a'.repeat(1001), 'a')],
        ]),
      },
      422,
      'input.invalid',
      ['/cover maxBytes'],
    ],
    ['two files where one is declared', { body: formOf([...usual, ['cover', file('a', 'a')]]) }, 422, 'input.invalid', ['/cover type']],
    [
      'more files than a list may have',
      { body: formOf([...usual, ...[1, 2, 3].map((each) => ['pages', file('a', `${each}`)] as const)]) },
      422,
      'input.invalid',
      ['/pages maxItems'],
    ],
    ['a field that nobody declared', { body: formOf([...usual, ['role', 'admin']]) }, 422, 'input.invalid'],
    ['a file that nobody declared', { body: formOf([...usual, ['role', file('a', 'a')]]) }, 422, 'input.invalid'],
    ['a name that prototypes have', { body: formOf([...usual, ['__proto__', '1']]) }, 422, 'input.invalid'],
    [
      'a field that is too long',
      {
        body: formOf([
          ['title', 'x'.repeat(2001)],
          ['year', '1'],
          ['cover', file('a', 'a')],
        ]),
      },
      413,
      'body.too-many-fields',
    ],
    ['too many fields', { body: formOf([...usual, ...Array.from({ length: 100 }, (_, each) => [`f${each}`, ''] as const)]) }, 413, 'body.too-many-fields'],
    ['JSON that is none', { body: formOf([...usual, ['meta', new Blob(['{'], { type: 'application/json' })]]) }, 400, 'body.malformed'],
    ['a body that is too large', { body: formOf([...usual, ['pages', video(400_000)]]) }, 413, 'body.too-large'],
    ['no boundary', { body: '--x--', headers: { 'content-type': 'multipart/form-data' } }, 400, 'body.malformed'],
    ['a boundary with a quote', { body: '--x--', headers: { 'content-type': 'multipart/form-data; boundary="x\\"y"' } }, 400, 'body.malformed'],
    [
      'an end that does not come',
      { body: `--x\r\n${field('title', 'x')}\r\n`, headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      400,
      'body.malformed',
    ],
    ['no part at all', { body: 'hello', headers: { 'content-type': 'multipart/form-data; boundary=x' } }, 400, 'body.malformed'],
    ['another media type', { body: 'hello', headers: { 'content-type': 'multipart/mixed; boundary=x' } }, 415, 'body.media-type'],
  ])('is answered as it deserves with %s', async (_what, init, status, code, issues) => {
    const answer = await send('/whole', init);
    expect([answer.status, answer.code]).toEqual([status, code]);
    if (issues !== undefined) expect(answer.issues).toEqual(issues);
  });

  it('is one of several media types', async () => {
    const at = '1970-01-01T00:00:00Z';
    expect(
      await send('/either', {
        body: formOf([
          ['tags', 'a'],
          ['tags', 'b'],
          ['at', at],
        ]),
      }),
    ).toMatchObject({ status: 200, found: ['a', 'b', '1970-01-01T00:00:00.000Z'] });
    expect(await send('/either', { body: JSON.stringify({ tags: [], at }), headers: { 'content-type': 'application/json' } })).toMatchObject({ status: 200 });
  });

  it('hands files over as they come', async () => {
    const body = formOf([
      ['title', 'x'],
      ['at', '1970-01-01T00:00:00Z'],
      ['video', video(4_000_000)],
      ['more', file('abc', 'a.txt')],
      ['more', file('', 'b')],
    ]);
    expect(await send('/streamed', { body })).toMatchObject({
      status: 200,
      found: ['x', 'true', 'video film.mp4 video/mp4 4000000', expect.stringMatching(/^more a\.txt .* 3$/), expect.stringMatching(/^more b .* 0$/)],
    });
  });

  it.each<[string, readonly (readonly [name: string, value: string | Blob])[], number, string?]>([
    [
      'a field that its schema refuses',
      [
        ['title', 'x'.repeat(21)],
        ['video', video(1000)],
      ],
      422,
      'input.invalid',
    ],
    [
      'a field that nobody declared',
      [
        ['title', 'x'],
        ['role', 'x'],
        ['video', video(1000)],
      ],
      422,
      'input.invalid',
    ],
    [
      'fewer files than a list has at least',
      [
        ['title', 'x'],
        ['video', video(1000)],
        ['more', file('a', 'a')],
      ],
      422,
      'input.invalid',
    ],
    ['no file', [['title', 'x']], 422, 'input.invalid'],
    [
      'a field after a file',
      [
        ['video', video(1000)],
        ['title', 'x'],
      ],
      422,
      'input.invalid',
    ],
    [
      'another field after a file',
      [
        ['title', 'x'],
        ['video', video(1000)],
        ['at', '1970-01-01T00:00:00Z'],
      ],
      400,
      'body.field-after-file',
    ],
    [
      'a file of another media type',
      [
        ['title', 'x'],
        ['video', video(1000, 'video/ogg')],
      ],
      422,
      'input.invalid',
    ],
    [
      'a file that is too large',
      [
        ['title', 'x'],
        ['video', video(6_000_001)],
      ],
      413,
      'body.too-large',
    ],
    [
      'a file twice',
      [
        ['title', 'x'],
        ['video', video(1000)],
        ['video', video(1000)],
      ],
      422,
      'input.invalid',
    ],
    [
      'a file that nobody declared',
      [
        ['title', 'x'],
        ['video', video(1000)],
        ['other', video(1000)],
      ],
      422,
      'input.invalid',
    ],
    [
      'more than the route takes',
      [
        ['title', 'x'],
        ['video', video(5_000_000)],
        ['more', video(4_000_000)],
      ],
      413,
      'body.too-large',
    ],
  ])('is refused while it comes with %s', async (_what, parts, status, code) => {
    const answer = await send('/streamed', { body: formOf(parts) });
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  it('may be left before its end', async () => {
    const body = formOf([
      ['title', 'x'],
      ['leave', '1'],
      ['video', video(900_000)],
      ['more', file('abc', 'a.txt')],
    ]);
    expect(await send('/streamed', { body })).toMatchObject({ status: 200, found: ['x', 'false'] });
  });
});
