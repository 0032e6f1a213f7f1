import type { Mistake } from '../shapes/mistake.ts';
import { isHost } from '../support/host.ts';

/** What is wrong with the hosts that an app answers for. */
export function hostMistakes(hosts: readonly string[]): readonly Mistake[] {
  return hosts
    .filter((host) => typeof host !== 'string' || !isHost(host.replace(/^\*\./, '')))
    .map((host) => ({
      code: 'hosts.name',
      at: 'createApp hosts',
      message: `${JSON.stringify(host)} is not a host`,
      advice: "write 'api.example.com', 'localhost:3000' or '*.example.com', without a scheme and a path",
    }));
}
