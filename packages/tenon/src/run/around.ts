import type { HttpResponse } from '../shapes/http.ts';
import type { UserFunction } from '../shapes/declaration.ts';
import type { Exchange } from './exchange.ts';
import { isFraming } from './reply.ts';

/** What `next()` resolves to. */
class Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly #response: HttpResponse;

  constructor(response: HttpResponse) {
    this.status = response.status;
    this.headers = headersOf(response.headers);
    this.#response = response;
  }

  /** The response with the headers as they are now; framing stays the adapter's. */
  toResponse(): HttpResponse {
    return { ...this.#response, headers: [...this.headers].filter(([name]) => !isFraming(name)).flat() };
  }
}

function headersOf(list: readonly string[]): Headers {
  const headers = new Headers();
  for (let index = 0; index < list.length; index += 2) headers.append(list[index] ?? '', list[index + 1] ?? '');
  return headers;
}

/** `next()` runs what is below once, however often it is called. An `around` may wait for something else first, or never look. */
function once(run: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | null = null;
  return () => {
    if (answer !== null) return answer;
    answer = run();
    answer.catch(() => undefined); // a rejection that nobody awaits would end the process
    return answer;
  };
}

/** Runs a handler inside the `around` functions of its scopes, the outermost first. */
export async function throughArounds(
  exchange: Exchange,
  arounds: readonly UserFunction[],
  work: () => HttpResponse | Promise<HttpResponse>,
): Promise<HttpResponse> {
  const { request, route } = exchange;
  const call = { method: request.method, path: route.path, operationId: route.operationId, signal: request.signal };
  const written: HttpResponse[] = [];
  const remembered = async (): Promise<HttpResponse> => {
    const response = await work();
    written.push(response);
    return response;
  };
  const from = async (index: number): Promise<Answer> => {
    const around = arounds[index] as ((call: object, next: () => Promise<Answer>) => Promise<Answer>) | undefined; // typed where it was declared
    return around === undefined
      ? new Answer(await remembered())
      : around(
          call,
          once(() => from(index + 1)),
        );
  };
  try {
    const answer = await from(0);
    if (!(answer instanceof Answer)) throw new TypeError('around must answer with what next() gave it');
    return answer.toResponse();
  } catch (error) {
    // A stream that nobody will read holds what it reads from. Later: its end aborts the request, and failures after that are nobody's.
    for (const { body } of written) if (body instanceof ReadableStream) setTimeout(() => void body.cancel(), 0);
    throw error;
  }
}
