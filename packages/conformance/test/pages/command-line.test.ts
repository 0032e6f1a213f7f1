import { expect, it } from 'vitest';
import { curlRequestOf, pipelineOf, wordsOf } from './command-line.ts';

it('splits a command as a shell does', () => {
  expect(wordsOf(`curl -s 'a b' "c d"e \\\n  f='g h'`)).toEqual(['curl', '-s', 'a b', 'c de', 'f=g h']);
});

it('splits a pipeline where no quotes are', () => {
  expect(pipelineOf(`curl -s a | jq '.a | keys' | tenon lint -`)).toEqual(['curl -s a', `jq '.a | keys'`, 'tenon lint -']);
});

it.each([
  ['curl -s localhost:3000/a?b=1', { method: 'GET', body: null, showsHead: false, headers: [] }],
  ["curl -i -X PUT localhost:3000/a -H 'X-A: b: c'", { method: 'PUT', body: null, showsHead: true, headers: [['x-a', 'b: c']] }],
  [
    "curl localhost:3000/a --json '{}'",
    {
      method: 'POST',
      body: '{}',
      headers: [
        ['content-type', 'application/json'],
        ['accept', 'application/json'],
      ],
    },
  ],
  ['curl localhost:3000/a -d a=b', { method: 'POST', body: 'a=b', headers: [['content-type', 'application/x-www-form-urlencoded']] }],
  [
    'curl localhost:3000/a -u ann:pw -b a=b',
    {
      headers: [
        ['authorization', 'Basic YW5uOnB3'],
        ['cookie', 'a=b'],
      ],
    },
  ],
])('reads %s', (command, request) => {
  const read = curlRequestOf(wordsOf(command));
  expect(read).toMatchObject(request);
  expect(read.url.host).toBe('localhost:3000');
});

it('refuses options that it does not know', () => {
  expect(() => curlRequestOf(wordsOf('curl --compressed localhost:3000'))).toThrow('--compressed');
});
