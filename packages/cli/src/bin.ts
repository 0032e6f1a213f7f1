import { main } from './main.ts';
import { terminal } from './terminal.ts';

// `tenon export app.ts | head`: whoever reads has enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

let isDone = false;
process.once('beforeExit', () => {
  // Nothing is left that could happen, and yet the app's module is not loaded.
  if (isDone) return;
  terminal.tell(`${terminal.red('✗')} the app's module never finishes: a top-level await waits for something that never comes`);
  process.exit(1);
});

const code = await main(process.argv.slice(2), terminal);
isDone = true;
// The app's module may hold connections open: a command that is done ends all the same, once its output has left.
if (code !== null) terminal.flushed(() => process.exit(code));
