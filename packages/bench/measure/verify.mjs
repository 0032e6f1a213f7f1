import { manyRefused } from '../data/many-routes.mjs';
import { refused } from '../data/refused.mjs';
import { exchange } from './exchange.mjs';

/**
 * Whether a server does the work that is compared.
 * Shape: { mistakes, heads }: a line for every answer that differs, and by workload the bytes of a response's head.
 * Calls must be answered byte for byte, invalid requests must be refused.
 */
export async function verified(name, port, workloads) {
  const mistakes = [];
  const heads = {};
  for (const { name: workload, title, calls } of workloads) {
    for (const call of calls) {
      const answer = await exchange(port, call.request);
      heads[workload] = answer.headBytes;
      mistakes.push(...differences(call, answer).map((difference) => `${name}: ${title}: ${call.request.target}: ${difference}`));
    }
  }
  for (const [says, request] of refusedBy(workloads)) {
    const { status, body } = await exchange(port, request);
    if (!isRefusal(status)) mistakes.push(`${name}: ${says} is answered with ${status}: ${shown(body)}`);
  }
  return { mistakes, heads };
}

const refusedBy = ([{ routes }]) => (routes === 0 ? refused : [['a query member that is too small', manyRefused(routes - 1)]]);

function differences({ status, reply }, answer) {
  const isStatus = status === null ? isRefusal(answer.status) : answer.status === status;
  if (!isStatus) return [`status ${answer.status}, not ${status ?? '4xx'}: ${shown(answer.body)}`];
  if (reply === null) return [];
  const wrongType = answer.mediaType === 'application/json' ? [] : [`media type ${answer.mediaType}`];
  const wrongBody = answer.body.equals(Buffer.from(reply)) ? [] : [`body ${shown(answer.body)}`];
  return [...wrongType, ...wrongBody];
}

const shown = (body) => body.toString().slice(0, 200);

const isRefusal = (status) => status >= 400 && status < 500;
