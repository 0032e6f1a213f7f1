import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Chromium is on this machine; `undefined` when it is not installed. */
export const chromiumPath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);

/** Starts Chromium so that it resolves no name, but those of this machine that are given, and asks nobody by itself. */
export function launchChromium(names: readonly string[] = []): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('Chromium is not installed');
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];
  const alone = `--host-resolver-rules=${['MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', ...names.map((name) => `EXCLUDE ${name}`)].join(', ')}`;
  return chromium.launch({ executablePath: chromiumPath, args: ['--headless', '--no-sandbox', '--disable-gpu', ...quiet, alone] });
}
