import type { IncomingMessage as Message } from 'node:http';

/**
 * What is used of node:http. Not imported: an ES import reads every export, `WebSocket` among them, whose getter loads an HTTP
 * client of a megabyte, 38 ms and 14 MB of every start on Node 22 to 26.
 */
export const { createServer, IncomingMessage, STATUS_CODES } = process.getBuiltinModule('node:http');
/** A request as node:http brings it. */
export type IncomingMessage = Message;
