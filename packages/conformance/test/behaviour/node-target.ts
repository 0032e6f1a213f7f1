import type { Socket } from 'node:net';
import type { App } from 'tenon';
import { serve, type RunningServer, type ServeOptions } from 'tenon/node';
import { SocketClient } from './socket-client.ts';
import type { Target } from './target.ts';

/** An app behind a TCP socket. */
export interface NodeTarget extends Target {
  readonly server: RunningServer;
  sendBytes(bytes: string | Buffer): Promise<string>;
  connect(): Promise<Socket>;
}

/** Serves an app on a port of the system's choice. */
export async function nodeTarget(app: App<unknown>, options: ServeOptions = {}): Promise<NodeTarget> {
  const server = await serve(app, { ...forTests, ...options });
  const client = new SocketClient(server.port);
  return {
    name: 'node',
    server,
    connect: () => client.connect(),
    sendBytes: (bytes) => client.sendBytes(bytes),
    send: (exchange) => client.send(exchange),
    close: () => server.close(),
  };
}

/** How a server of a test is served. */
export const forTests: ServeOptions = { port: 0, host: '127.0.0.1', signals: false, announce: false, keepAliveMs: 50 };
