import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../src/document/read-document.ts';
import { lint } from '../../src/lint/lint.ts';
import { surveyOf } from '../../src/lint/survey.ts';
import { isBuilt, Project, whenBuilt } from '../support/project.ts';

const app = fileURLToPath(new URL('../../../../docs/examples/bookshop/src/app.ts', import.meta.url));

describe.skipIf(!isBuilt)(`the bookshop${whenBuilt}`, { timeout: 60_000 }, () => {
  const project = new Project();
  afterAll(() => project.close());

  it.concurrent.each(['3.0', '3.1', '3.2'])('has nothing to be found in its document of %s', async (version) => {
    const { stdout } = await project.run('export', app, '--openapi', version);
    const read = readDocument('the bookshop', stdout);
    expect(read.version).toBe(version);
    expect(surveyOf(read).operations.length).toBeGreaterThan(20);
    expect(lint(read)).toEqual([]);
  });
});
