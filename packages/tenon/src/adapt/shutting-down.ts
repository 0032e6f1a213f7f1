import { refusal } from '../run/problems.ts';
import { HttpError } from '../support/errors.ts';

/** What handlers get to end in after their signal was aborted. */
export const cutGraceMs = 250;
/** What plugins get to stop in. */
export const stopMs = 5_000;

/** What `work` gives, or `false` once the time has passed. */
export async function within(timeMs: number, work: Promise<boolean>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isLate = new Promise<boolean>((resolve) => void (timer = setTimeout(resolve, timeMs, false)));
  return Promise.race([work, isLate]).finally(() => clearTimeout(timer));
}

/** Why requests are aborted in the end. */
export const draining = new HttpError(503, 'server.draining', 'The server is shutting down', { 'retry-after': '1' });

/** What they are answered. */
export const unavailable = refusal(draining);
