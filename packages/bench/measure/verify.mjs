import { refused, scenarios } from '../data/scenarios.mjs';
import { exchange } from './exchange.mjs';

/**
 * Whether a server does the work that is compared: every mistake as a line, none when it does.
 * Scenarios must be answered byte for byte, invalid requests must be refused.
 */
export async function mistakesOf(name, port) {
  const mistakes = [];
  for (const scenario of scenarios) {
    const found = differences(scenario, await exchange(port, scenario.request));
    mistakes.push(...found.map((difference) => `${name}: ${scenario.title}: ${difference}`));
  }
  for (const [says, request] of refused) {
    const { status, body } = await exchange(port, request);
    if (!isRefusal(status)) mistakes.push(`${name}: ${says} is answered with ${status}: ${body.toString().slice(0, 200)}`);
  }
  return mistakes;
}

function differences({ status, reply }, answer) {
  const wrongStatus = status === null ? !isRefusal(answer.status) : answer.status !== status;
  if (wrongStatus) return [`status ${answer.status}, not ${status ?? '4xx'}`];
  if (reply === null) return [];
  const wrongType = answer.mediaType === 'application/json' ? [] : [`media type ${answer.mediaType}`];
  const wrongBody = answer.body.equals(Buffer.from(reply)) ? [] : [`body ${answer.body.toString().slice(0, 200)}`];
  return [...wrongType, ...wrongBody];
}

function isRefusal(status) {
  return status >= 400 && status < 500;
}
