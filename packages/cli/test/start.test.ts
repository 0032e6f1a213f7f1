import { createServer, type AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { helloApp } from './support/apps.ts';
import { isBuilt, Project, whenBuilt } from './support/project.ts';

const told = `const noted = plugin({ name: 'noted', start: () => console.log('opened in ' + process.env.NODE_ENV), stop: () => console.log('stopped') });
const api = createApi({ plugins: { noted },`;
const app = helloApp('hello ').replace('{ createApi,', '{ createApi, plugin,').replace('const api = createApi({', told);

describe.skipIf(!isBuilt)(`tenon start${whenBuilt}`, { timeout: 60_000 }, () => {
  const project = new Project({ 'app.ts': app, 'app.js': app });
  afterAll(() => project.close());

  it.each(['app.ts', 'app.js'])('serves %s until it is told to stop', async (file) => {
    const running = project.start('start', file, '--port', '0');
    await running.until(/opened in production\n/);
    const [, url] = await running.until(/Listening on (\S+)/);
    expect(await (await fetch(`${url}/hello/Ann`)).json()).toEqual({ hello: 'hello Ann' });
    const { code, stdout } = await running.stop('SIGTERM');
    expect(code).toBe(0);
    expect(stdout).toMatch(/stopped\n$/);
  });

  it('tells of a port that is taken', async () => {
    const other = createServer();
    const port = await new Promise((resolve) => other.listen(0, () => resolve((other.address() as AddressInfo).port)));
    const { code, stderr } = await project.run('start', 'app.ts', '--port', `${port}`);
    expect(code).toBe(1);
    expect(stderr).toContain(`✗ Error: Port ${port} is taken`);
    other.close();
  });
});
