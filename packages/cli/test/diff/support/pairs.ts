import { operationPairs } from './operation-pairs.ts';
import type { DiffPair } from './pair.ts';
import { requestPairs } from './request-pairs.ts';
import { responsePairs } from './response-pairs.ts';

/** One pair for each rule of the list. */
export const pairs: readonly DiffPair[] = [...operationPairs, ...requestPairs, ...responsePairs];
