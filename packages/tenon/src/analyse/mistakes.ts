import type { Mistake } from '../shapes/mistake.ts';

/** Takes a mistake; analysis goes on. */
export type Report = (mistake: Mistake) => void;
