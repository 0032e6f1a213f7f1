import type { ResponseDeclaration, StreamDeclaration } from '../shapes/declaration.ts';
import type { StreamPlan } from '../shapes/stream.ts';
import type { Report } from './mistakes.ts';

/** The media type of each form of stream. Source: https://jsonlines.org; HTML Standard section 9.2. */
export const streamMediaTypes: Readonly<Record<StreamPlan['form'], string>> = { lines: 'application/jsonl', events: 'text/event-stream' };

/** The longest delay of a timer. */
const mostHeartbeatMs = 2 ** 31 - 1;

/** Reports what a streamed response cannot be. */
export function checkStream(
  { plan }: StreamDeclaration,
  { status, mediaType, examples }: ResponseDeclaration & { readonly status: number },
  { at, report }: { readonly at: string; readonly report: Report },
): void {
  const wrong = (message: string, advice: string): void => report({ code: 'response.stream', at, message, advice });
  if (status >= 300) wrong('only a success is streamed', 'declare a schema for this status');
  if (mediaType !== undefined) wrong(`a stream of this kind is always ${streamMediaTypes[plan.form]}`, 'leave mediaType out');
  if (examples !== undefined) wrong('a stream has no examples of its own', "put them into its items' schema");
  if (plan.form === 'events' && !(plan.heartbeatMs >= 0 && plan.heartbeatMs <= mostHeartbeatMs))
    wrong('heartbeatMs is no number of milliseconds', `use one from 0, which sends none, to ${mostHeartbeatMs}`);
}
