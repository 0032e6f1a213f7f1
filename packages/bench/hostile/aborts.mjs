import { once } from 'node:events';
import { connect } from 'node:net';

const body = 'Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"text":"';
/** Where callers hang up: what they have sent, and whether they wait for an answer to begin. */
const ways = [
  { sent: 'GET /ping HT', waits: false },
  { sent: `POST /take HTTP/1.1\r\nHost: a\r\n${body}`, waits: false },
  { sent: 'GET /wait HTTP/1.1\r\nHost: a\r\n\r\n', waits: false },
  { sent: 'GET /lines HTTP/1.1\r\nHost: a\r\n\r\n', waits: true },
  { sent: 'GET /ping HTTP/1.1\r\nHost: a\r\n\r\n', waits: true },
];

/** Opens so many connections, some at a time, and leaves each in the middle of something. */
export async function abortMany(port, count, atOnce = 100) {
  let next = 0;
  const worker = async () => {
    while (next < count) await abortOne(port, ways[next++ % ways.length]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function abortOne(port, { sent, waits }) {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  await new Promise((resolve) => socket.write(sent, resolve));
  if (waits) await once(socket, 'data');
  if (next() % 2 === 0) socket.resetAndDestroy();
  else socket.destroy();
}

let calls = 0;
const next = () => calls++;
