import type { CredentialsPlan, HeaderPlan, ResponsePlan, RoutePlan } from '../../shapes/plan.ts';
import { literal, type UnitWriter } from '../../support/code.ts';
import { checkUnit } from '../checker/checker.ts';
import { serializerUnit } from '../serializer/serializer.ts';
import { formsText } from './forms-text.ts';
import type { PipelineSetting } from './pipeline.ts';
import { streamHeaders, writeStreamed } from './streamed-response.ts';

/** Whose responses are written. */
export interface Respondent {
  readonly responses: readonly ResponsePlan[];
  readonly key: string;
  /** Whether a bare value is the body of the only 2xx. */
  readonly bare: boolean;
  readonly at: string;
  /** Their challenge goes with a 401. */
  readonly credentials?: CredentialsPlan | null;
  /** Whether caches might keep what only its caller may see. */
  readonly isPersonal?: boolean;
  /** What dependencies may add to each of its responses. */
  readonly added?: readonly HeaderPlan[];
}

/** The unit that serializes what the handler of a route answers. */
export function handlerRespondUnit(setting: PipelineSetting, route: RoutePlan): string {
  const credentials = setting.runtime.credentialsOf(route);
  return respondUnit(setting, {
    responses: route.responses,
    key: `route ${route.index}`,
    bare: true,
    at: route.at,
    credentials,
    // Other methods' responses are kept only where they say so: RFC 9110 section 9.3.3.
    isPersonal: credentials !== null && route.method === 'GET',
    added: route.dependencies.flatMap(({ responseHeaders }) => responseHeaders),
  });
}

/** The unit `(result, exchange) => HttpResponse`: what a handler or a dependency answered, serialized by its status. */
export function respondUnit(setting: PipelineSetting, respondent: Respondent): string {
  return setting.code.unit(`respond ${respondent.key}`, 'respond', (writer) => {
    const { responses, bare, at } = respondent;
    const { runtime } = setting;
    const success = onlySuccess(responses);
    writer.line('let status, body = result, headers = null;');
    writer.block(`if (result instanceof ${writer.constant('Replied', runtime.Replied)})`, () =>
      writer.line('status = result.status; body = result.body; headers = result.headers;'),
    );
    writer.line(bare && success !== null ? `else status = ${success};` : `else throw ${writer.constant('bareResult', runtime.bareResult)}(${literal(at)});`);
    writer.block('switch (status)', () => {
      for (const response of responses) writer.block(`case ${response.status}:`, () => writeResponse(setting, writer, response, respondent));
    });
    writer.line(`throw ${writer.constant('undeclaredStatus', runtime.undeclaredStatus)}(status, ${literal(at)});`);
    return 'result, exchange';
  });
}

/** The status of a bare value: the only 2xx, when it asks for no headers. */
function onlySuccess(responses: readonly ResponsePlan[]): number | null {
  const [first, ...more] = responses.filter(({ status }) => status >= 200 && status < 300);
  return first !== undefined && more.length === 0 && !first.headers.some(({ isRequired }) => isRequired) ? first.status : null;
}

function writeResponse(setting: PipelineSetting, writer: UnitWriter, response: ResponsePlan, respondent: Respondent): void {
  const { runtime, code, schemas } = setting;
  const { status, content } = response;
  const base = isRepresented(response) ? headersOf(response, respondent, runtime).slice(2) : headersOf(response, respondent, runtime); // the media type is chosen later
  const required = response.headers.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  for (const { name, schema } of response.headers) {
    const value = `headers[${literal(name)}]`;
    const check = writer.use(checkUnit(code, schemas, schema, 'decoded'));
    writer.line(
      `if (headers !== null && ${value} !== undefined && !${check}(${value})) throw ${writer.constant('wrongHeader', runtime.wrongHeader)}(${literal(name)});`,
    );
  }
  const constant = writer.data('headers', base);
  const headers =
    required.length === 0
      ? `headers === null ? ${constant} : ${writer.constant('addHeaders', runtime.addHeaders)}(${constant}, headers, [])`
      : `${writer.constant('addHeaders', runtime.addHeaders)}(${constant}, headers, ${writer.data('required', required)})`;
  if (content === null) {
    writer.line(`return { status: ${status}, headers: ${headers}, body: null };`);
    return;
  }
  if (isRepresented(response)) {
    writeRepresented(setting, writer, response, { headers, at: respondent.at });
    return;
  }
  if (content.stream !== undefined) {
    writeStreamed(setting, writer, { status, content, at: respondent.at, headers });
    return;
  }
  const sink = writeSerialized(setting, writer, response, respondent.at);
  const body = runtime.takeBody === 'text' ? `${sink}.body()` : `${sink}.bytes(), lender: ${sink}`;
  writer.line(`return { status: ${status}, headers: ${headers}, body: ${body} };`);
}

/** Whether it can be had as something else than the JSON that most bodies are. */
function isRepresented({ content, alternatives }: ResponsePlan): boolean {
  return content !== null && (alternatives.length > 0 || content.representation !== null);
}

function writeRepresented(
  setting: PipelineSetting,
  writer: UnitWriter,
  response: ResponsePlan,
  { headers, at }: { readonly headers: string; readonly at: string },
): void {
  const { content, alternatives } = response;
  if (content === null) return;
  const { runtime } = setting;
  const facts = `{ status: ${response.status}, headers: ${headers}, ${formsText(writer, [content, ...alternatives])}, schema: ${writer.late('schema', content.schema)}() }`;
  const body = content.representation?.form === 'bytes' ? 'body' : `${writeSerialized(setting, writer, response, at)}.bytes()`;
  writer.line(`return ${writer.constant('represented', runtime.represented)}(exchange, ${body}, ${facts});`);
}

/** Writes what puts `body` into the sink as JSON, and answers the name of that; while developing it tells of members that it drops. */
function writeSerialized(setting: PipelineSetting, writer: UnitWriter, { status, content, isProblem }: ResponsePlan, at: string): string {
  const { runtime, code, schemas, reportDropped } = setting;
  const schema = content?.schema ?? true;
  const sink = writer.constant('sink', runtime.sink);
  if (isProblem) writer.line(`body = ${writer.constant('problemBody', runtime.problemBody)}(${status}, body);`);
  if (reportDropped !== null && !isProblem)
    writer.line(`${writer.constant('reportDropped', reportDropped)}(${literal(at)}, ${status}, ${writer.constant('schema', schema)}, body);`);
  writer.line(`${sink}.reset();`);
  writer.line(`${writer.use(serializerUnit(code, schemas, schema))}(body, ${sink});`);
  return sink;
}

function headersOf(
  { content, status, headers }: ResponsePlan,
  { credentials, isPersonal, added = [] }: Respondent,
  runtime: PipelineSetting['runtime'],
): string[] {
  const challenge =
    status === 401 && credentials !== null && credentials !== undefined ? ['www-authenticate', runtime.challengeOf(credentials.alternatives)] : [];
  const caching = isPersonal === true && content?.stream === undefined ? cachingOf([...headers, ...added]) : [];
  if (content === null) return [...caching, ...challenge];
  // JSON says its charset and forbids sniffing: OWASP ASVS 5.0, 4.1.1 and 3.4.4.
  const mediaType = content.mediaType === 'application/json' ? 'application/json; charset=utf-8' : content.mediaType;
  return [
    'content-type',
    mediaType,
    'x-content-type-options',
    'nosniff',
    ...(content.stream === undefined ? caching : streamHeaders(content.stream)),
    ...challenge,
  ];
}

/** OWASP ASVS 5.0, 14.3.2: what is one caller's is not kept, or only by the caller where it can be asked about again. A handler may say otherwise. */
function cachingOf(headers: ResponsePlan['headers']): string[] {
  const declares = (wanted: string): boolean => headers.some(({ name }) => name.toLowerCase() === wanted);
  if (declares('cache-control')) return [];
  return ['cache-control', declares('etag') ? 'private, no-cache' : 'no-store'];
}
