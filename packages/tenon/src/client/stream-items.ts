import type { Streamed } from '../declare/infer.ts';

/** One item of a stream before its codecs are decoded, and for events what stands beside it. */
export interface StreamItem {
  readonly json: string;
  /** `id`, `event` and `retry`, as far as the event has them; `null` for a line of JSON. */
  readonly fields: EventFields | null;
}
interface EventFields {
  id?: string;
  event?: string;
  retry?: number;
}

/** What events leave behind for a caller who comes back. */
export interface StreamPosition {
  lastId?: string | undefined;
  retryMs: number;
}

/** The items of JSON Lines. Blank lines are none. Source: https://jsonlines.org. */
export async function* jsonItems(texts: AsyncIterable<string>): AsyncGenerator<StreamItem> {
  let rest = '';
  for await (const text of texts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() as string; // a split has a part at least
    for (const json of lines) if (json.trim()) yield { json, fields: null };
  }
  if (rest.trim()) yield { json: rest, fields: null };
}

/**
 * The events of a stream that have data. What has no end is dropped: only a blank line ends an event.
 * Source: HTML Standard section 9.2.6.
 */
export async function* eventItems(texts: AsyncIterable<string>, position: StreamPosition): AsyncGenerator<StreamItem> {
  let fields: EventFields = {};
  let data: string[] = [];
  for await (const line of linesOf(texts)) {
    const [, name, value = ''] = /^([^:]*)(?:: ?)?(.*)/s.exec(line) as unknown as string[]; // it matches everything
    if (!line) {
      position.lastId = fields.id ?? position.lastId;
      if (data[0] !== undefined) yield { json: data.join('\n'), fields };
      [fields, data] = [{}, []];
    } else if (name === 'data') data.push(value);
    else if (name === 'event') fields.event = value;
    else if (name === 'id' && !value.includes('\0')) fields.id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) position.retryMs = fields.retry = +value;
  }
}

/** Lines that end with CR, LF or both; the text after the last of them is none. */
async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let isAfterReturn = false;
  for await (const text of texts) {
    // A line that has ended with CR is not waited for: a LF at the start of what follows belongs to it.
    const lines = (rest + (isAfterReturn ? text.replace(/^\n/, '') : text)).split(/\r\n?|\n/);
    rest = lines.pop() as string; // as above
    isAfterReturn = text.endsWith('\r');
    yield* lines;
  }
}

/** The text of a body as it comes, never empty. A reader who stops early tells the server. */
export async function* textsOf(body: Streamed<unknown>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await body.answered(reader.read());
      const text = decoder.decode(value, { stream: !done });
      if (text) yield text;
      if (done) return;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
