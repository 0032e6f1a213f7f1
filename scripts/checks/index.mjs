import { deadCode } from './dead-code.mjs';
import { engines, lockFile } from './lock-file.mjs';
import { packageShapes } from './package-shapes.mjs';
import { startedExamples } from './started-examples.mjs';
import { benchGuard, bundleBudget, formatted, importDirections, linted, typeBudget } from './single-tools.mjs';
import { publicTypes, typesChecked, typeTests } from './types-checked.mjs';
import { unitTests } from './vitest.mjs';

/**
 * Every check that `npm test` runs, quick ones first, so that a slip shows early.
 * Shape: `check()` resolves to { passed, failed, skipped?, report? }; the report is printed as it is.
 */
export const checks = [
  { name: 'lockfile', says: 'the lock file names no host', check: lockFile },
  { name: 'engines', says: 'what is published runs on the oldest Node it promises', check: engines },
  { name: 'imports', says: 'imports follow the directions between the stages, without cycles', check: importDirections },
  { name: 'lint', says: 'oxlint', check: linted },
  { name: 'format', says: 'the format of the code', check: formatted },
  { name: 'deadcode', says: 'no unused file, export or dependency', check: deadCode },
  { name: 'bundle-budget', says: 'the client stays small in a bundle', check: bundleBudget },
  { name: 'typecheck', says: 'TypeScript 7 over every package and example', needsBuild: true, check: typesChecked },
  { name: 'public-types', says: 'the published types under TypeScript 5.9 and 7', needsBuild: true, check: publicTypes },
  { name: 'types', says: 'type tests (*.test-d.ts) under TypeScript 5.9 and 7', needsBuild: true, check: typeTests },
  { name: 'type-budget', says: 'the cost of types stays under its limits', needsBuild: true, check: typeBudget },
  { name: 'packages', says: 'publint and attw on every published package', needsBuild: true, check: packageShapes },
  { name: 'starts', says: 'npm start and npm run web serve', needsBuild: true, check: startedExamples },
  { name: 'bench-guard', says: 'requests allocate and cost no more than they did', needsBuild: true, check: benchGuard },
  { name: 'unit', says: 'every test', needsBuild: true, check: unitTests },
];
