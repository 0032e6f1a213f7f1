import { documentOptions } from '../app-document.ts';
import { command } from '../command.ts';
import { isDocumentFile } from '../document/open-document.ts';
import { errorText } from '../error-text.ts';
import { openMocked } from '../mock/open-mocked.ts';
import { usage } from '../parse.ts';
import { listenFailure, portOf } from '../port.ts';

/** A minute: more is a mistake, as seconds for milliseconds are. */
const longestDelayMs = 60_000;

/** `tenon mock` */
export const mock = command({
  name: 'mock',
  summary: 'Serve made-up answers to the requests of an OpenAPI document',
  description: [
    'Takes an app, or any OpenAPI document of version 3.0, 3.1 or 3.2: a file of JSON or YAML, or - for standard input.\nA file is read again when it changes. Opens no plugin.',
    'Requests are checked as the real server checks them; where credentials are needed, any will do. Answers are the\nexamples of the document, else data made from its schemas: the same for the same request, document and seed.',
    'A caller chooses with a header: Prefer: status=404, or Prefer: example=<name>, or both. Pages of every origin may call.',
  ],
  takes: ['[app or document]'],
  options: {
    port: { type: 'string', short: 'p', value: '<number>', says: 'Where to listen; default: PORT, else 3000; 0 lets the system choose' },
    host: { type: 'string', value: '<address>', says: 'Default: every interface' },
    seed: { type: 'string', value: '<text>', says: 'Another seed makes other data; default: 1' },
    delay: { type: 'string', value: '<ms>', says: 'How long every answer takes; default: 0' },
    ...documentOptions,
  },
  examples: [
    ['tenon mock openapi.yaml', 'serve on PORT, else 3000'],
    ['tenon mock src/app.ts --port 4000 --seed 7', 'of an app, with other data'],
    ['tenon mock src/app.ts --audience partner', 'what partners may call, too'],
    ['tenon mock openapi.json --delay 300', 'as slow as a network'],
  ],
  async run({ words: [word], values: { port, host, seed = '1', delay, document: name, audience }, terminal }) {
    const wanted = portOf(port, 'mock');
    const delayMs = delayOf(delay);
    const mocked = await openMocked(word, { name, audience });
    const warn = (message: string): void => terminal.tell(`${terminal.yellow('!')} ${message}`);
    // It brings the framework and a validator with it, which other commands need later or never.
    const { serveMock } = await import('../mock/serve-mock.ts');
    const { url, docsUrl, operations, replace } = await serveMock(mocked, { port: wanted, host, seed, delayMs, warn }).catch((error: Error) => {
      // The server wraps what the system says.
      throw listenFailure(error.cause ?? error, wanted) ?? error;
    });
    terminal.print(`Mocking ${mocked.read.name} on ${url}\n${docsUrl === null ? '' : `Docs at ${docsUrl}\n`}${counted(operations)}, seed ${seed}\n`);
    if (word === undefined || !isDocumentFile(word)) return null;
    const { watchDocument } = await import('../mock/document-watch.ts');
    watchDocument(word, () => {
      openMocked(word, { name, audience })
        .then(replace)
        .then((count) => terminal.print(`${word} has changed: ${counted(count)}\n`))
        .catch((error: unknown) => terminal.tell(`${terminal.red('✗')} ${errorText(error)}\n  The document before is served on`));
    });
    return null;
  },
});

function delayOf(text: string | undefined): number {
  if (text === undefined) return 0;
  if (/^\d{1,5}$/.test(text) && Number(text) <= longestDelayMs) return Number(text);
  throw usage(`--delay is milliseconds, from 0 to ${longestDelayMs}, not ${JSON.stringify(text)}`, 'mock');
}

function counted(operations: number): string {
  return operations === 1 ? '1 operation' : `${operations} operations`;
}
