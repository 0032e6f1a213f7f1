import { spawn, spawnSync } from 'node:child_process';
import { connect } from 'node:net';

/** Ways to hold connections by slowness: what slowhttptest is told, and the same by hand where it is not installed. */
export const attacks = {
  'slow heads (-H)': {
    parameters: ['-H', '-i', '2'],
    target: '/ping',
    first: 'GET /ping HTTP/1.1\r\nHost: a\r\n',
    drop: 'X-A: b\r\n',
  },
  'slow bodies (-B)': {
    parameters: ['-B', '-i', '2', '-s', '8192', '-f', 'application/json'],
    target: '/take',
    first: 'POST /take HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 8192\r\n\r\n{',
    drop: '"x',
  },
  'slow readers (-X)': {
    parameters: ['-X', '-n', '2', '-w', '512', '-y', '1024', '-z', '32'],
    target: '/large',
    first: 'GET /large HTTP/1.1\r\nHost: a\r\n\r\n',
    drop: null,
  },
};

export const hasSlowhttptest = spawnSync('slowhttptest', ['-h']).status !== null;

/** Begins an attack; `stop` ends it. */
export function attack({ parameters, target, first, drop }, { port, connections }) {
  return hasSlowhttptest
    ? byTool([...parameters, '-c', String(connections), '-r', String(connections), '-l', '120', '-u', `http://127.0.0.1:${port}${target}`])
    : byHand({ first, drop, port, connections });
}

function byTool(parameters) {
  const child = spawn('slowhttptest', parameters, { stdio: 'ignore' });
  return { stop: () => child.kill('SIGKILL') };
}

function byHand({ first, drop, port, connections }) {
  const sockets = Array.from({ length: connections }, () => {
    const socket = connect(port, '127.0.0.1', () => socket.write(first));
    socket.on('error', () => undefined);
    if (drop === null) socket.pause();
    else socket.resume();
    return socket;
  });
  const timer = setInterval(() => drop !== null && sockets.forEach((socket) => socket.writable && socket.write(drop)), 2_000);
  return {
    stop() {
      clearInterval(timer);
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
