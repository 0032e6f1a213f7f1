import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { helloApp } from './support/apps.ts';
import { isBuilt, Project, whenBuilt } from './support/project.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

describe.skipIf(!isBuilt)(`the tenon command${whenBuilt}`, { timeout: 60_000 }, () => {
  const project = new Project({ 'app.ts': helloApp('') });
  afterAll(() => project.close());

  it.each(['--version', '-v'])('%s prints the version', async (option) => {
    expect(await project.run(option)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([[[]], [['dev']], [['build']], [['start']], [['routes']], [['explain']], [['export']], [['client']], [['lint']], [['diff']], [['mock']]])(
    '%s --help says what there is',
    async (command) => {
      const { code, stdout, stderr } = await project.run(...command, '--help');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      await expect(stdout.replace(version, 'VERSION')).toMatchFileSnapshot(`./__snapshots__/help-${command[0] ?? 'program'}.txt`);
    },
  );

  it.each([
    ['help', 'routes'],
    ['routes', '-h'],
    ['routes', 'no.ts', '--nonsense', '--help'],
  ])('%s %s … helps, too', async (...line) => {
    expect(await project.run(...line)).toMatchObject({ code: 0, stdout: expect.stringContaining('Usage: tenon routes') });
  });

  it.each([
    { line: [], says: 'name a command\n\ntenon ' },
    { line: ['rotues'], says: 'unknown command "rotues": did you mean tenon routes?\nSee: tenon --help' },
    {
      line: ['something'],
      says: 'unknown command "something": there are dev, build, start, routes, explain, export, client, lint, diff, mock\nSee: tenon --help',
    },
    { line: ['--json', 'routes'], says: 'unknown option --json: the command comes first\nSee: tenon --help' },
    { line: ['routes', '--jsn'], says: 'unknown option --jsn: did you mean --json?\nSee: tenon routes --help' },
    { line: ['routes', '--constructor'], says: 'unknown option --constructor\nSee: tenon routes --help' },
    { line: ['start', '-x'], says: 'unknown option -x\nSee: tenon start --help' },
    { line: ['routes', '--json=yes'], says: '--json takes no value\nSee: tenon routes --help' },
    { line: ['routes', 'a.ts', 'b.ts'], says: 'one app at a time: "b.ts" is too much\nSee: tenon routes --help' },
    { line: ['export', '-o'], says: '-o needs a value: -o <file>\nSee: tenon export --help' },
    { line: ['export', '-o', '--check'], says: '-o needs a value: -o <file>\nSee: tenon export --help' },
    { line: ['export', '--check'], says: '--check compares with a file: name it with -o\nSee: tenon export --help' },
    { line: ['client', 'app.ts'], says: 'name the folder: -o <folder>\nSee: tenon client --help' },
    { line: ['start', '--port', 'x'], says: '--port is a number from 0 to 65535, not "x"\nSee: tenon start --help' },
    { line: ['lint', 'openapi.json', '--format', 'html'], says: '--format is text, json, github, not "html"\nSee: tenon lint --help' },
    { line: ['lint', 'openapi.json', '--fail-on=all'], says: '--fail-on is error, warning, hint or never, not "all"\nSee: tenon lint --help' },
    { line: ['lint', '--rule', 'tag-unusd=off'], says: 'there is no rule "tag-unusd": did you mean tag-unused?\nSee: tenon lint --help' },
    { line: ['lint', '--rule', 'tag-unused'], says: '--rule tag-unused: write tag-unused=off, hint, warning or error\nSee: tenon lint --help' },
    { line: ['dev', '--port=65536'], says: '--port is a number from 0 to 65535, not "65536"\nSee: tenon dev --help' },
  ])('$line ends with 2', async ({ line, says }) => {
    const { code, stdout, stderr } = await project.run(...line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`✗ ${says}`);
  });

  it('finds the app by itself where it usually is', async () => {
    expect(await project.run('routes')).toMatchObject({ code: 0, stdout: expect.stringContaining('/hello/{name}') });
  });

  it('asks for the app where there is none', async () => {
    const empty = new Project();
    expect(await empty.run('routes')).toEqual({ code: 2, stdout: '', stderr: '✗ name the file of the app, as in: tenon start src/app.ts\n' });
    await empty.close();
  });
});
