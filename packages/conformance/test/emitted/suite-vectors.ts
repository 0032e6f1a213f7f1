import type { Mistake } from '../../../tenon/src/shapes/mistake.ts';
import { SchemaTable } from '../../../tenon/src/analyse/schema/schema-table.ts';
import { namesOf, optionalExceptions, ownExceptions, skipped } from '../json-schema/exceptions.ts';
import { filesOf, remotes, type Group } from '../json-schema/suite.ts';
import { issuesText, verdictText } from './answer.ts';
import { emittedNow } from './at-run-time.ts';
import type { Vector } from './vector.ts';

const exceptions = namesOf([...ownExceptions, ...optionalExceptions]);

/** The JSON Schema Test Suite, draft 2020-12, with its optional parts; none where it is absent. */
export function suiteVectors(): readonly Vector[] {
  const documents = remotes();
  return ['', 'optional/', 'optional/format/']
    .flatMap(filesOf)
    .flatMap(({ file, groups }) =>
      groups.filter(({ description }) => !skipped.has(file) && !skipped.has(`${file} > ${description}`)).flatMap((group) => vectorsOf(file, group, documents)),
    );
}

function vectorsOf(file: string, { description, schema, tests }: Group, documents: ReadonlyMap<string, unknown>): readonly Vector[] {
  const mistakes: Mistake[] = [];
  const table = new SchemaTable((mistake) => mistakes.push(mistake), { remotes: documents });
  const node = table.add(schema, { at: 'the suite', hint: 'Suite' });
  if (mistakes.length > 0) return []; // there is nothing to emit
  const subject = { kind: 'check', node, definitions: [...table.schemas.definitions] } as const;
  const { delegates } = emittedNow(subject);
  const expected = tests.map(({ description: test, data, valid }) =>
    verdictText(valid !== exceptions.has(`${file} > ${description} > ${test}`), issuesText(node, data, { schemas: table.schemas, delegates })),
  );
  return [{ title: `${file} > ${description}`, subject, inputs: tests.map(({ data }) => data), expected }];
}
