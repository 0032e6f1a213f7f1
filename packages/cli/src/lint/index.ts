export { lint } from './lint.ts';
export { printGithub, printJson, printRules, printRulesJson } from './print-data.ts';
export { printText } from './print-text.ts';
export { reportOn } from './report.ts';
export { failOn, isFailure, ruleSeverities } from './settings.ts';
