import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { readPage } from '../pages/page.ts';
import { sourcesOf, textOf } from '../pages/source-file.ts';

const execute = promisify(execFile);

/** The project that README.md tells readers to make. */
export interface ReadmeProject {
  /** Runs a command line in it and gives what it wrote to stdout. Throws: when it ends with another code than 0. */
  run(line: string): Promise<string>;
  /** Runs a command line that serves, calls a path of what it serves, and stops it. Shape: the body of the answer. */
  call(line: string, path: string): Promise<string>;
}

/**
 * Makes the project with the commands of README.md as they stand there, and pastes what the pages show into it. What they
 * install without a version gets the one that this repository pins: what is released tomorrow fails nobody's tests today.
 */
export async function makeReadmeProject(root: string, folder: string, archives: string): Promise<ReadmeProject> {
  mkdirSync(folder, { recursive: true });
  const script = commandsOf(root)
    .replaceAll('/tmp/tenon', archives)
    .replaceAll(/(?<=\s)(?:@sinclair\/typebox|@types\/node|tsx|typescript)(?=\s)/g, pinned(root));
  await execute('sh', ['-e', '-c', script], { cwd: folder, env: quietNpm() });
  const project = join(folder, 'shop');
  paste(root, project);
  return {
    run: async (line) => (await execute('sh', ['-e', '-c', line], { cwd: project, env: quietNpm() })).stdout,
    call: (line, path) => call(project, line, path),
  };
}

/** All but what builds the archives, which are there, and the last, which serves. */
function commandsOf(root: string): string {
  const { blocks } = readPage(root, 'README.md');
  const text = blocks.find((block) => block.language === 'sh' && block.text.includes('pack.mjs'))?.text ?? '';
  const lines = text.split('\n');
  const [first, last] = [lines.findIndex((line) => line.startsWith('mkdir shop')), lines.findIndex((line) => line.startsWith('npx tsx app.ts'))];
  if (first === -1 || last < first) throw new Error('README.md has no commands from mkdir to npx tsx any more');
  return `${lines.slice(first, last).join('\n')}\n`;
}

function pinned(root: string): (name: string) => string {
  const manifests = ['package.json', 'packages/tenon/package.json', 'packages/cli/package.json'].map(
    (path) => JSON.parse(readFileSync(join(root, path), 'utf8')) as { readonly devDependencies?: Readonly<Record<string, string>> }, // our own
  );
  const lockFile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
  return (name) => {
    const locked = new RegExp(`^ {2}'?${name}@([\\d.]+)'?:$`, 'm').exec(lockFile)?.[1];
    const version = manifests.flatMap(({ devDependencies }) => devDependencies?.[name] ?? [])[0] ?? locked;
    if (version === undefined) throw new Error(`this repository pins no version of ${name}`);
    return `${name}@${version}`;
  };
}

function paste(root: string, project: string): void {
  const [readme, firstSteps, testing] = ['README.md', 'docs/guide/first-steps.md', 'docs/guide/testing.md'].map((path) => readPage(root, path));
  if (readme === undefined || firstSteps === undefined || testing === undefined) return;
  const write = (page: typeof readme, folder: string, names: readonly string[]): void => {
    mkdirSync(join(project, folder), { recursive: true });
    for (const file of sourcesOf(page).files.filter(({ name }) => names.includes(name))) writeFileSync(join(project, folder, file.name), textOf(file).text);
  };
  write(readme, '.', ['app.ts']);
  write(testing, 'tests', ['app.ts', 'books.test.ts']);
  const compilerOptions = firstSteps.blocks.find(({ language, text }) => language === 'json' && text.includes('compilerOptions'));
  writeFileSync(join(project, 'tsconfig.json'), compilerOptions?.text ?? '');
  copyFileSync(join(project, 'package.json'), join(project, 'tests/package.json'));
}

async function call(folder: string, line: string, path: string): Promise<string> {
  // A group of its own: npx passes no signal on.
  const child = spawn('sh', ['-c', line], { cwd: folder, env: { ...quietNpm(), PORT: '0' }, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  try {
    for await (const printed of createInterface({ input: child.stdout })) {
      const address = /^Listening on (\S+)$/.exec(printed)?.[1];
      if (address !== undefined) return await (await fetch(address + path)).text();
    }
    throw new Error(`${line} ended and did not listen`);
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await closed;
  }
}

function quietNpm(): NodeJS.ProcessEnv {
  return { ...process.env, npm_config_audit: 'false', npm_config_fund: 'false', npm_config_update_notifier: 'false', npm_config_loglevel: 'error' };
}
