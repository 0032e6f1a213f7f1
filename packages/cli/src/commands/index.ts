import type { Command } from '../command.ts';
import { build } from './build.ts';
import { client } from './client.ts';
import { dev } from './dev.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { exportDocument } from './export.ts';
import { lint } from './lint.ts';
import { mock } from './mock.ts';
import { routes } from './routes.ts';
import { start } from './start.ts';

/** Every command of `tenon`, in the order of its help. */
export const commands: readonly Command[] = [dev, build, start, routes, explain, exportDocument, client, lint, diff, mock];
