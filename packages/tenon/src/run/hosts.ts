import type { Layer } from '../shapes/layer.ts';
import { HttpError } from '../support/errors.ts';
import { refusal } from './problems.ts';

const misdirected = refusal(new HttpError(421, 'request.host', 'This server does not answer for the host that the request is for'));

/** Answers 421 to requests for hosts that are not these: names, with a port or for every port, and `*.example.com`. */
export function hostsLayer(hosts: readonly string[]): Layer {
  const lower = hosts.map((host) => host.toLowerCase());
  const names = new Set(lower.filter((host) => !host.startsWith('*.')));
  const suffixes = lower.filter((host) => host.startsWith('*.')).map((host) => host.slice(1));
  const isOurs = (host: string): boolean => {
    if (names.has(host)) return true;
    const name = host.replace(/:\d*$/, '');
    return names.has(name) || suffixes.some((suffix) => name.length > suffix.length && name.endsWith(suffix));
  };
  return { admit: ({ request }) => (isOurs(request.caller.host) ? null : misdirected) };
}
