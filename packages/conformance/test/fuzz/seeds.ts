import { hostileCases } from '../behaviour/cases/hostile.ts';
import { inputCases } from '../behaviour/cases/input.ts';
import { statusCases } from '../behaviour/cases/status.ts';
import { requestBytes } from '../behaviour/socket-client.ts';
import type { Exchange } from '../behaviour/target.ts';

const isServed = ({ path }: Exchange): boolean => /^\/(ping|bodiless|items)\b/.test(path);
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const part = (name: string, text: string): string => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
const file = '--x\r\nContent-Disposition: form-data; name="cover"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--x--\r\n';
const multipart = { method: 'POST', path: '/parts', headers: { 'content-type': 'multipart/form-data; boundary=x' } };

const others: readonly Exchange[] = [
  { path: '/items/7?limit=5&ratio=-1.5e1&sure=true&tags=a&tags=b', headers: { 'x-count': '3', cookie: 'visits=2; other="a b"' } },
  { method: 'HEAD', path: '/ping' },
  { method: 'POST', path: '/items', body: '{"name":"pen","count":3,"any":[{"a":[1,-0,"\\u00e9"]}]}', chunkBytes: 7 },
  { method: 'POST', path: '/wines', headers: form, body: 'name=Dry+Ros%C3%A9&year=1999&grapes=a&grapes=b' },
  { method: 'POST', path: '/wines', body: '{"name":"Red","year":1999,"grapes":["a"]}' },
  { ...multipart, body: part('title', 'Dune') + part('year', '1965') + file },
  { ...multipart, body: part('year', '1965') + part('title', 'Dune') + file, chunkBytes: 50 },
  { method: 'POST', path: '/items', headers: { expect: '100-continue' }, body: '{"name":"pen"}' },
];

const recorded = [statusCases, inputCases, hostileCases].flatMap((tables) => Object.values(tables).flatMap((cases) => cases.map(({ send }) => send)));

/** Requests as bytes, written as latin1: those of the behaviour suite that are not long, and of media types beside JSON. */
export const seeds: readonly string[] = [...others, ...recorded.filter(isServed)]
  .map((exchange) => Buffer.concat([...requestBytes(exchange, 80)]).toString('latin1'))
  .filter((text) => text.length < 5000);
