import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startWorker } from '../runtimes/runtime-process.ts';
import type { Form } from './bundle.ts';

/** A runtime: `deno`, `workerd`, or one that takes a file as Node does. */
export interface Runtime {
  readonly name: string;
  readonly command: string;
}

/** What a bundle answers inside a runtime. */
export async function answersOfRuntime({ name, command }: Runtime, form: Form, folder: string): Promise<readonly (readonly string[])[]> {
  if (name === 'workerd') return answersOfWorker(command, folder);
  const file = join(folder, `${name}.json`);
  await promisify(execFile)(command, [...flagsOf(name, form), join(folder, 'main.js'), file]);
  return JSON.parse(readFileSync(file, 'utf8')) as string[][]; // written by main.js
}

/** What was built needs no code generation: Node and Deno can forbid it. */
function flagsOf(name: string, form: Form): readonly string[] {
  const forbids = form === 'built' ? ['--disallow-code-generation-from-strings'] : [];
  if (name === 'deno') return ['run', '-A', ...(form === 'built' ? ['--v8-flags=--disallow-code-generation-from-strings'] : [])];
  return name === 'bun' ? [] : forbids;
}

async function answersOfWorker(command: string, folder: string): Promise<readonly (readonly string[])[]> {
  const worker = await startWorker(command, folder);
  try {
    const { status, text } = await worker.client.send({ path: '/' });
    if (status !== 200) throw new Error(`workerd answers ${status}: ${text.slice(0, 2000)}`);
    return JSON.parse(text) as string[][]; // as worker.js answers
  } finally {
    await worker.stop();
  }
}
