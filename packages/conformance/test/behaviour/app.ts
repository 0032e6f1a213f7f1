import { createApp, type App } from 'tenon';
import * as answering from './app/answering.ts';
import { guarded } from './app/guarded.ts';
import * as media from './app/media.ts';
import * as reading from './app/reading.ts';
import type { Log } from './log.ts';

/** The app that the tables are about. */
export function behaviourApp(log: Log): App<unknown> {
  return createApp({ answering, guarded, media, reading }, { logger: log });
}
