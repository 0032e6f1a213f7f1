/** A request that a `curl` command would send. */
export interface CurlRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
  /** `-i`: the head is printed too. */
  readonly showsHead: boolean;
}

/** The words of a shell command; quotes as in a POSIX shell, without expansions. */
export function wordsOf(command: string): string[] {
  const pieces = command.replaceAll('\\\n', ' ').matchAll(/\s*((?:'[^']*'|"[^"]*"|[^\s'"])+)/g);
  return [...pieces].map(([, word = '']) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, (_, single: string | undefined, double: string | undefined) => single ?? double ?? ''),
  );
}

/** The commands of a pipeline; `|` in quotes is a character like others. */
export function pipelineOf(command: string): string[] {
  const pieces = command.match(/(?:'[^']*'|"[^"]*"|[^'"|])+/g) ?? [];
  return pieces.map((piece) => piece.trim());
}

/** Reads a `curl` command. Throws: Error for options that the check does not know. */
export function curlRequestOf([, ...words]: readonly string[]): CurlRequest {
  const headers: (readonly [string, string])[] = [];
  let method: string | null = null;
  let url: URL | null = null;
  let body: string | null = null;
  let showsHead = false;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const value = (): string => words[++index] ?? '';
    if (word === '-i') showsHead = true;
    else if (word === '-s' || word === '-g') continue;
    else if (word === '-X') method = value();
    else if (word === '-H') headers.push(headerOf(value()));
    else if (word === '-b') headers.push(['cookie', value()]);
    else if (word === '-u') headers.push(['authorization', `Basic ${btoa(value())}`]);
    else if (word === '--json') {
      body = value();
      headers.push(['content-type', 'application/json'], ['accept', 'application/json']);
    } else if (word === '-d') body = value();
    else if (word.startsWith('-')) throw new Error(`the check of pages does not know curl's option ${word}`);
    else url = new URL(word.startsWith('http') ? word : `http://${word}`);
  }
  if (url === null) throw new Error('curl has no URL');
  if (body !== null && !headers.some(([name]) => name === 'content-type')) headers.push(['content-type', 'application/x-www-form-urlencoded']);
  return { method: method ?? (body === null ? 'GET' : 'POST'), url, headers, body, showsHead };
}

function headerOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
}
