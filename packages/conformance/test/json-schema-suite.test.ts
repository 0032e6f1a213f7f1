import { afterAll, describe, expect, it } from 'vitest';
import { namesOf, optionalExceptions, ownExceptions, skipped } from './json-schema/exceptions.ts';
import { judgeOf } from './json-schema/judge.ts';
import { Report } from './json-schema/report.ts';
import { filesOf, missing, remotes } from './json-schema/suite.ts';
import type { Group } from './json-schema/suite.ts';

if (missing !== null) console.warn(`JSON Schema suite skipped: ${missing}`);
const documents = remotes();

runAll('JSON Schema 2020-12', filesOf(''), namesOf(ownExceptions), (report) => {
  it('has at most 30 exceptions of its own', () => expect(namesOf(ownExceptions).size).toBeLessThanOrEqual(30));
  it('runs at least 85 % of the groups on emitted code', () => {
    const { groups, emitted } = report.total();
    expect(emitted / groups).toBeGreaterThanOrEqual(0.85);
  });
});
runAll('JSON Schema 2020-12, optional', filesOf('optional/'), namesOf(optionalExceptions));
runAll('JSON Schema 2020-12, optional formats', filesOf('optional/format/'), namesOf(optionalExceptions));

function runAll(title: string, files: ReturnType<typeof filesOf>, known: ReadonlySet<string>, finish?: (report: Report) => void): void {
  describe.skipIf(missing !== null)(title, () => {
    const report = new Report();
    for (const { file, groups } of files) describe.skipIf(skipped.has(file))(file, () => groups.forEach((group) => runGroup(file, group, known, report)));
    finish?.(report);
    afterAll(() => console.log(`${title}\n${report.print()}`));
  });
}

function runGroup(file: string, group: Group, known: ReadonlySet<string>, report: Report): void {
  const reason = skipped.get(file) ?? skipped.get(`${file} > ${group.description}`);
  if (reason !== undefined) return it.skip(`${group.description}: ${reason}`, () => undefined);
  const tally = report.of(file);
  const judged = attempt(() => judgeOf(group.schema, documents));
  tally.groups++;
  if ('value' in judged) tally[judged.value.isDelegated ? 'delegated' : 'emitted']++;
  for (const test of group.tests) {
    const name = `${group.description} > ${test.description}`;
    const isException = known.has(`${file} > ${name}`);
    tally.tests++;
    if (isException) tally.exceptions++;
    it(isException ? `${name} (an exception)` : name, () => {
      const verdict = attempt(() => verdictOf(judged, test.data));
      const agrees = 'value' in verdict && verdict.value === test.valid;
      if (!isException && !agrees) tally.failures++;
      if ('error' in verdict && !isException) throw verdict.error;
      // An exception that no longer is one must leave the list.
      expect(agrees).toBe(!isException);
    });
  }
}

/** The check's answer; its explanation must agree. */
function verdictOf(judged: Attempt<ReturnType<typeof judgeOf>>, data: unknown): boolean {
  if (!('value' in judged)) throw judged.error;
  const verdict = judged.value.check(data);
  const issues = judged.value.explain(data);
  expect(issues.length === 0, `explanation of ${verdict}: ${JSON.stringify(issues)}`).toBe(verdict);
  return verdict;
}

type Attempt<Value> = { readonly value: Value } | { readonly error: unknown };

function attempt<Value>(make: () => Value): Attempt<Value> {
  try {
    return { value: make() };
  } catch (error) {
    return { error };
  }
}
