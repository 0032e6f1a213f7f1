import { inputCases } from './cases/input.ts';
import { behaves } from './suite.ts';

behaves(inputCases);
