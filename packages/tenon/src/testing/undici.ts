import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { duplexPair } from 'node:stream';
import { Agent, type Dispatcher } from 'undici';
import { NodeRequest } from '../adapt/node/node-request.ts';
import { targetOf } from '../adapt/node/request-target.ts';
import { respond } from '../adapt/node/respond.ts';
import { refusal } from '../run/problems.ts';
import { HttpError } from '../support/errors.ts';

/** What a dispatcher reaches: a `TestApp`, or anything else with its `fetch`. */
export interface Dispatchable {
  fetch(target: string, init?: RequestInit): Promise<Response>;
}

/**
 * An undici Dispatcher whose requests all reach an app in process, whatever their origin: for `undici.request`, for
 * `fetch(url, { dispatcher })`, for `setGlobalDispatcher`. They are written and read as HTTP/1.1, over a pair of streams instead of a
 * socket. Its `close` ends its connections; the app stays open.
 */
export function dispatcherOf(app: Dispatchable): Dispatcher {
  const server = createServer((incoming, outgoing) => void answer(app, incoming, outgoing));
  return new Agent({
    connect(_, callback) {
      const [ours, theirs] = duplexPair();
      // A side does not learn by itself that the other was destroyed (node 20). What was ended is read to its end.
      ours.once('close', () => theirs.destroy());
      theirs.once('close', () => void (theirs.writableFinished || ours.destroy(theirs.errored ?? undefined)));
      server.emit('connection', theirs);
      // Later: undici is not prepared for connections that are there at once.
      queueMicrotask(() => callback(null, ours as never)); // any Duplex will do
    },
  });
}

async function answer(app: Dispatchable, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const request = new NodeRequest(incoming, targetOf(incoming));
    outgoing.once('close', () => request.abort(new HttpError(400, 'request.aborted', 'The caller has gone')));
    const web = request.toWeb();
    const { status, headers, body } = await app.fetch(web.url, web);
    respond(incoming, outgoing, { status, headers: [...headers].flat(), body }, false);
  } catch (error) {
    if (error instanceof HttpError) respond(incoming, outgoing, refusal(error), false);
    else outgoing.destroy(error as Error);
  }
}
