import { appFile } from '../app-file.ts';
import { command } from '../command.ts';
import { Front } from '../dev/front.ts';
import { Session } from '../dev/session.ts';
import { packageFolder, SourceWatch } from '../dev/source-watch.ts';
import { portOf } from '../port.ts';

/** `tenon dev` */
export const dev = command({
  name: 'dev',
  summary: 'Serve an app and reload it when its files change',
  description: [
    'Watches the source files of the app\'s package and of what it imports from beside it; installed,\nbuilt and hidden folders, "data" and tests are left out. A version that does not compile, has\nmistakes in its declarations or fails to open its plugins never takes over: its mistakes are\nshown, and the version before serves on.',
    'Versions follow each other on one port. New connections wait while the old version answers what\nit has (3 seconds at most) and stops its plugins; none is refused. NODE_ENV is development unless\nit is set.',
  ],
  options: {
    port: { type: 'string', short: 'p', value: '<number>', says: 'Where to listen; default: PORT, else 3000; 0 lets the system choose' },
    host: { type: 'string', value: '<address>', says: 'Default: every interface' },
    client: { type: 'string', value: '<folder>', says: 'Keep the files of `tenon client` current there' },
  },
  examples: [
    ['tenon dev src/app.ts', 'serve on PORT, else 3000'],
    ['tenon dev src/app.ts --port 8080', 'choose the port'],
    ['tenon dev src/app.ts --client ../web/src/client', 'keep a client current, too'],
  ],
  async run({ words: [app], values: { port, host, client }, terminal }) {
    const wanted = portOf(port, 'dev');
    const file = appFile(app);
    const front = new Front();
    const listening = await front.listen(wanted, host);
    const url = `http://${host ?? 'localhost'}:${listening}`;
    const watching = new SourceWatch(client === undefined ? [] : [client], (paths) => session.changed(paths));
    watching.add(packageFolder(file));
    const session: Session = new Session({
      file,
      front,
      url,
      terminal,
      client: client ?? null,
      onLoaded: (files) => files.forEach((each) => watching.addFile(each)),
    });
    endWithSignals(async () => {
      const ended = front.close();
      watching.close();
      const isClean = await session.close();
      // What the app has answered may still be on its way through the front.
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 1_000))]);
      return isClean;
    });
    await session.start();
    return null;
  },
});

function endWithSignals(close: () => Promise<boolean>): void {
  let isClosing = false;
  const onSignal = (): void => {
    if (isClosing) process.exit(1); // asked twice: at once
    isClosing = true;
    void close().then((isClean) => process.exit(isClean ? 0 : 1));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
