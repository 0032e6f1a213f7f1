import { AsyncLocalStorage, createHook } from 'node:async_hooks';
import { hostileCases } from './cases/hostile.ts';
import { behaves } from './suite.ts';

// With these at work a stack that overflows ends the process: it cannot be caught.
new AsyncLocalStorage().enterWith({});
createHook({ init: () => undefined }).enable();

behaves(hostileCases);
