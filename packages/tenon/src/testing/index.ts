export type { ActingOptions } from './acting.ts';
export { securityMatrix, type MatrixCaller, type MatrixObject, type MatrixOptions, type MatrixRow, type SecurityMatrix } from './security-matrix.ts';
export { testApp, type TestApp, type TestCaller, type TestOptions } from './test-app.ts';
