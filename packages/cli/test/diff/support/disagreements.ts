/** A pair of which oasdiff says something else, and why. */
export interface Disagreement {
  /** The number of the rule; `←` for its reverse. */
  readonly pair: string;
  readonly says: string;
}

const server = 'a server that fills in another default answers the same call differently';

/**
 * Where oasdiff says "breaking" (its errors and warnings) and Tenon does not (its classes breaking and warning), or the other way
 * round.
 */
export const disagreements: readonly Disagreement[] = [
  { pair: '22', says: `oasdiff: info; ${server}` },
  { pair: '22 ←', says: `oasdiff: info; ${server}` },
  { pair: '23', says: `oasdiff: info; ${server}` },
  { pair: '31', says: 'oasdiff does not look at additionalProperties; members that were accepted are refused' },
  { pair: '50', says: 'oasdiff: info; callers that show the property show nothing any more' },
];
