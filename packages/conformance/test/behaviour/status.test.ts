import { statusCases } from './cases/status.ts';
import { behaves } from './suite.ts';

behaves(statusCases);
