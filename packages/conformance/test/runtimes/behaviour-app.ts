import { createApp, t } from 'tenon';
import * as answering from '../behaviour/app/answering.ts';
import { open } from '../behaviour/app/api.ts';
import { guarded } from '../behaviour/app/guarded.ts';
import * as reading from '../behaviour/app/reading.ts';

const errors: string[] = [];
const logger = { info() {}, warn() {}, error: (_: object, message: string) => void errors.push(message) };
const logged = open({ method: 'GET', path: '/logged', responses: { 200: t.Array(t.String()) }, handler: () => errors.splice(0) });

/** The app of the behaviour suite, which tells what it has logged: a worker shares no memory with a test. */
export const app = createApp({ answering, guarded, reading, logged }, { logger });
