import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { helloApp } from './support/apps.ts';
import { isBuilt, Project, whenBuilt, type Running } from './support/project.ts';

const projects: Project[] = [];

function projectOf(files: Readonly<Record<string, string>>): Project {
  const project = new Project(files);
  projects.push(project);
  return project;
}

async function serving(project: Project, ...options: readonly string[]): Promise<{ running: Running; url: string }> {
  const running = project.start('dev', 'src/app.ts', '--port', '0', ...options);
  const [, url] = await running.until(/serves \d+ routes? on (\S+)/);
  return { running, url: url! };
}

async function hello(url: string): Promise<unknown> {
  const response = await fetch(`${url}/hello/Ann`);
  return ((await response.json()) as { hello: string }).hello;
}

/** An app whose `/wait` answers after SIGUSR2. */
const slow = (answer: string): string =>
  helloApp(
    answer,
    `const wait = api.route({
  method: 'GET', path: '/wait', responses: { 200: t.String() },
  handler: () => new Promise((resolve) => { process.once('SIGUSR2', () => resolve('waited ${answer}')); console.log('waiting in ' + process.pid); }),
});`,
  ).replace('({ hello })', '({ hello, wait })');

describe.skipIf(!isBuilt)(`tenon dev${whenBuilt}`, { timeout: 60_000 }, () => {
  afterEach(async () => {
    for (const project of projects.splice(0)) await project.close();
  });

  it('answers with the new version after a change', async () => {
    const project = projectOf({ 'src/app.ts': helloApp('one ') });
    const { running, url } = await serving(project);
    expect(await hello(url)).toBe('one Ann');
    project.write({ 'src/app.ts': helloApp('two ').replace("'/hello/{name}'", "'/hello/{name}', operationId: 'greet'") });
    await running.until(/✓ reloaded in \d+ ms: src\/app\.ts\n {2}~ GET \/hello\/\{name\} operationId hello → greet\n/);
    expect(await hello(url)).toBe('two Ann');
    expect(await running.stop('SIGINT')).toMatchObject({ code: 0, stdout: '' });
  });

  it('keeps the old version while the new one is broken, and shows why', async () => {
    const project = projectOf({ 'src/app.ts': helloApp('one ') });
    const { running, url } = await serving(project);
    project.write({ 'src/app.ts': helloApp('two ', 'const broken = ;') });
    await running.until(/✗ not reloaded after src\/app\.ts: the version before serves on\nSyntaxError: .+\n {2}at .+src\/app\.ts:8:15\n/);
    expect(await hello(url)).toBe('one Ann');
    project.write({ 'src/app.ts': helloApp('three ').replace('createApp({ hello })', 'createApp({ hello, again: { hello } })') });
    await running.until(/✗ not reloaded after src\/app\.ts: the version before serves on\nThis app has a mistake in its declarations:\n/);
    expect(await hello(url)).toBe('one Ann');
    project.write({ 'src/app.ts': helloApp('four ') });
    await running.until(/✓ reloaded/);
    expect(await hello(url)).toBe('four Ann');
    expect((await running.stop()).code).toBe(0);
  });

  it('goes back to the old version when a plugin of the new one does not open', async () => {
    const withPlugin = (answer: string, start: string): string =>
      helloApp(answer)
        .replace('{ createApi,', '{ createApi, plugin,')
        .replace(
          'const api = createApi({',
          `const db = plugin({ name: 'db', start: () => ${start}, stop: () => console.log('stopped ${answer}') });\nconst api = createApi({ plugins: { db },`,
        );
    const project = projectOf({ 'src/app.ts': withPlugin('one ', '1') });
    const { running, url } = await serving(project);
    project.write({ 'src/app.ts': withPlugin('two ', "{ throw new Error('no database') }") });
    await running.until(/stopped one/);
    await running.until(/✗ not reloaded after src\/app\.ts: the version before serves on\nError: no database\n/);
    expect(await hello(url)).toBe('one Ann');
    project.write({ 'src/app.ts': withPlugin('three ', '3') });
    await running.until(/✓ reloaded/);
    expect(await hello(url)).toBe('three Ann');
    expect((await running.stop()).stdout).toMatch(/stopped one \nstopped one \nstopped three \n$/);
  });

  it('starts with mistakes, says so to callers, and serves once they are gone', async () => {
    const project = projectOf({ 'src/app.ts': 'export const nothing = 1;\n', 'src/other.ts': '' });
    const running = project.start('dev', 'src/app.ts', '--port', '0');
    const [, port] = await running.until(/✗ not started: http:\/\/localhost:(\d+) waits for a change\nsrc\/app\.ts exports no app/);
    const response = await fetch(`http://localhost:${port}/hello/Ann`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('src/app.ts exports no app');
    project.write({ 'src/app.ts': helloApp('one ') });
    await running.until(/serves 1 route/);
    expect(await hello(`http://localhost:${port}`)).toBe('one Ann');
  });

  it('answers requests that run and those that come while versions change', async () => {
    const project = projectOf({ 'src/app.ts': slow('one ') });
    const { running, url } = await serving(project);
    const first = fetch(`${url}/wait`).then((response) => response.json());
    const [, pid] = await running.until(/waiting in (\d+)/);
    project.write({ 'src/app.ts': slow('two ') });
    await running.until(/the version before finishes what it has accepted/);
    const second = hello(url);
    process.kill(Number(pid), 'SIGUSR2');
    expect(await first).toBe('waited one ');
    expect(await second).toBe('two Ann');
  });

  it('loses no request over many versions', async () => {
    const project = projectOf({ 'src/app.ts': helloApp('0 ') });
    const { running, url } = await serving(project);
    let isOver = false;
    const caller = async (): Promise<readonly unknown[]> => {
      const answers: unknown[] = [];
      while (!isOver) answers.push(await hello(url).catch((error: unknown) => error));
      return answers;
    };
    const callers = [caller(), caller(), caller(), caller()];
    for (const version of [1, 2, 3]) {
      project.write({ 'src/app.ts': helloApp(`${version} `) });
      await running.until(/✓ reloaded/);
      expect(await hello(url)).toBe(`${version} Ann`);
    }
    isOver = true;
    const answers = (await Promise.all(callers)).flat();
    expect([...new Set(answers)].sort()).toEqual(['0 Ann', '1 Ann', '2 Ann', '3 Ann']);
  });

  it('answers what it has accepted before it ends', async () => {
    const project = projectOf({ 'src/app.ts': slow('one ') });
    const { running, url } = await serving(project);
    const first = fetch(`${url}/wait`).then((response) => response.json());
    const [, pid] = await running.until(/waiting in (\d+)/);
    const ended = running.stop('SIGTERM');
    process.kill(Number(pid), 'SIGUSR2');
    expect(await first).toBe('waited one ');
    expect((await ended).code).toBe(0);
  });

  it('tells of an app that ends its process, and serves again after a change', async () => {
    const project = projectOf({
      'src/app.ts': helloApp('one ').replace('=> ({ hello: ', '=> (process.exit(5), { hello: '),
    });
    const { running, url } = await serving(project);
    await expect(hello(url)).rejects.toThrow('fetch failed');
    await running.until(/✗ the app ended its process with code 5: waiting for a change/);
    const response = await fetch(`${url}/hello/Ann`);
    expect([response.status, await response.text()]).toEqual([503, 'The app ended its process with code 5. What it said is in the terminal.\n']);
    project.write({ 'src/app.ts': helloApp('two ') });
    await running.until(/serves 1 route/);
    expect(await hello(url)).toBe('two Ann');
  });

  it('hears of files that come, go and are imported from elsewhere', async () => {
    const shared = projectOf({ 'shared.ts': "export const greeting = 'shared ';\n" });
    const importing = (from: string): string => `import { greeting } from ${JSON.stringify(from)};\n${helloApp('').replace('"" + ', 'greeting + ')}`;
    const project = projectOf({ 'src/app.ts': helloApp('one ') });
    const { running, url } = await serving(project);
    project.write({ 'src/app.ts': importing('./made/greeting.js') });
    await running.until(/✗ not reloaded after src\/app\.ts[^]*Cannot find module/);
    project.write({ 'src/made/greeting.ts': "export const greeting = 'made ';\n" });
    await running.until(/✓ reloaded in \d+ ms: src\/made\/greeting\.ts/);
    expect(await hello(url)).toBe('made Ann');
    project.remove('src/made/greeting.ts');
    await running.until(/✗ not reloaded after src\/made\/greeting\.ts/);
    project.write({ 'src/app.ts': importing(`${shared.folder}/shared.ts`) });
    await running.until(/✓ reloaded/);
    shared.write({ 'shared.ts': "export const greeting = 'changed ';\n" });
    await running.until(/✓ reloaded in \d+ ms: .+shared\.ts/);
    expect(await hello(url)).toBe('changed Ann');
  });

  it('leaves alone what is no source, and saves that change nothing', async () => {
    const project = projectOf({ 'src/app.ts': helloApp('one ') });
    const { running } = await serving(project);
    project.write({
      'src/app.ts': helloApp('one '),
      'README.md': 'text',
      'src/app.test.ts': 'throw 1',
      'data/x.json': '1',
      'dist/app.js': '1',
      'node_modules/x/index.js': '1',
    });
    project.write({ 'src/app.ts': helloApp('two '), 'src/other.ts': '' });
    const [line] = await running.until(/✓ reloaded .*/);
    expect(line).toMatch(/ms: src\/(app\.ts, src\/other\.ts|other\.ts, src\/app\.ts)$/);
    const { stderr } = await running.stop();
    expect(stderr.match(/reloaded/g)).toHaveLength(1);
  });

  it('keeps a client current', async () => {
    const project = projectOf({ 'src/app.ts': helloApp('one ') });
    const { running } = await serving(project, '--client', 'src/client');
    await running.until(/client written: src\/client\/manifest\.json, src\/client\/manifest\.ts, src\/client\/types\.ts/);
    expect(JSON.parse(project.read('src/client/manifest.json')).routes).toEqual({ hello: { method: 'GET', path: '/hello/{name}' } });
    project.write({ 'src/app.ts': helloApp('one ').replace('createApp({ hello })', 'createApp({ v1: { hello } })') });
    await running.until(/✓ reloaded[^]*client written/);
    expect(Object.keys(JSON.parse(project.read('src/client/manifest.json')).routes)).toEqual(['v1.hello']);
    expect((await running.stop()).stderr.match(/reloaded/g)).toHaveLength(1);
  });

  it('leaves no process behind when it is killed', async () => {
    const project = projectOf({
      'src/app.ts': helloApp('one ')
        .replace('{ createApi,', '{ createApi, plugin,')
        .replace(
          'const api = createApi({',
          "const db = plugin({ name: 'db', start: () => 1, stop: () => console.log('stopped') });\nconst api = createApi({ plugins: { db },",
        ),
    });
    const { running, url } = await serving(project);
    expect(await hello(url)).toBe('one Ann');
    // Its output ends when the last process that writes there has ended.
    expect(await running.stop('SIGKILL')).toMatchObject({ code: null, stdout: 'stopped\n' });
  });

  it('passes on what is no plain request: a body that comes in parts', async () => {
    const echo = `const echo = api.route({ method: 'POST', path: '/echo', body: t.Array(t.Integer()), responses: { 200: t.Integer() }, handler: ({ body }) => body.length });`;
    const project = projectOf({ 'src/app.ts': helloApp('', echo).replace('({ hello })', '({ hello, echo })') });
    const { url } = await serving(project);
    const body = new ReadableStream({
      start(controller) {
        for (const part of ['[', ...Array.from({ length: 2000 }, (_, index) => (index === 0 ? '1' : ',1')), ']'])
          controller.enqueue(new TextEncoder().encode(part));
        controller.close();
      },
    });
    const response = await fetch(`${url}/echo`, { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/json' } } as RequestInit);
    expect(await response.json()).toBe(2000);
  });

  it('tells of a port that is taken before it loads anything', async () => {
    const other = createServer();
    const port = await new Promise((resolve) => other.listen(0, () => resolve((other.address() as AddressInfo).port)));
    const project = projectOf({ 'src/app.ts': "console.log('loaded');\n" });
    expect(await project.run('dev', 'src/app.ts', '--port', `${port}`)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(`✗ port ${port} is taken: `),
    });
    other.close();
  });
});
