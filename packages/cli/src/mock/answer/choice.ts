import type { MockedContent, MockedExample, MockedOperation, MockedResponse } from './mocked-operation.ts';
import type { Preferences } from './prefer.ts';

/** The response that is given, and the example where one was asked for. */
export interface Choice {
  readonly status: number;
  readonly response: MockedResponse;
  /** `null` is none in particular. */
  readonly example: { readonly content: MockedContent; readonly example: MockedExample } | null;
}

/** What was asked for and is not there: a sentence for the caller. */
export interface NoChoice {
  readonly detail: string;
}

/** The response that a caller gets: the one asked for, else the first that says that it went well. */
export function choose(operation: MockedOperation, { status, example }: Preferences): Choice | NoChoice {
  if (operation.responses.length === 0) return { detail: 'the document has no response here' };
  if (status === null) return example === null ? usual(operation) : withExample(operation, operation.responses, example);
  const wanted = /^[2-5]\d\d$/.test(status) ? responseFor(operation, status) : undefined;
  if (wanted === undefined) return { detail: `there is no status ${status} here: there ${listed(operation.responses.map(({ key }) => key))}` };
  if (example === null) return { status: Number(status), response: wanted, example: null };
  const found = withExample(operation, [wanted], example);
  return 'detail' in found ? found : { ...found, status: Number(status) };
}

function responseFor({ responses }: MockedOperation, status: string): MockedResponse | undefined {
  return [status, `${status[0]}XX`, 'default'].map((key) => responses.find((response) => response.key === key)).find((response) => response !== undefined);
}

function usual({ responses }: MockedOperation): Choice | NoChoice {
  const response = inOrder(responses)[0];
  return response === undefined ? { detail: 'the document has no response here' } : { status: statusOf(response), response, example: null };
}

/** Successes first, then redirections, what is left over, errors. */
function inOrder(responses: readonly MockedResponse[]): readonly MockedResponse[] {
  const rank = ({ key }: MockedResponse): number => (key === 'default' ? 3.5 : key.startsWith('2') ? 0 : Number(key[0]));
  return responses.toSorted((one, other) => rank(one) - rank(other) || (one.key < other.key ? -1 : 1));
}

/** The status of a range is its first; `default` stands for success where there is no other. */
function statusOf({ key }: MockedResponse): number {
  return key === 'default' ? 200 : Number(key.replace('XX', '00'));
}

function withExample(operation: MockedOperation, responses: readonly MockedResponse[], wanted: string): Choice | NoChoice {
  const all = inOrder(responses).flatMap((response) =>
    response.contents.flatMap((content) => content.examples.map((example) => ({ response, status: statusOf(response), example: { content, example } }))),
  );
  const found = all.find(({ example: { example } }) => example.name === wanted);
  if (found !== undefined) return found;
  const names = all.map(({ response, example: { example } }) => `${example.name} (${response.key})`);
  return { detail: `there is no example ${wanted} here: there ${listed([...new Set(names)])}` };
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'are none' : `${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}`;
}
