import type { ResponseContent } from '../../shapes/plan.ts';
import type { StreamPlan } from '../../shapes/stream.ts';
import { literal, type UnitWriter } from '../../support/code.ts';
import { serializerUnit } from '../serializer/serializer.ts';
import type { PipelineSetting } from './pipeline.ts';

/** A response whose body is written item by item. */
export interface StreamedResponse {
  readonly status: number;
  readonly content: ResponseContent;
  /** The route, for logs. */
  readonly at: string;
  /** The expression of its header list. */
  readonly headers: string;
}

/** Returns the response from a unit whose `body` is what the handler gave to iterate. */
export function writeStreamed(setting: PipelineSetting, writer: UnitWriter, response: StreamedResponse): void {
  const { status, content, headers } = response;
  const streamed = writer.constant('streamed', setting.runtime.streamed);
  const plan = writer.constant('stream', content.stream);
  const write = writer.use(itemUnit(setting, response));
  writer.line(`return ${streamed}(body, exchange, { status: ${status}, headers: ${headers}, plan: ${plan}, write: ${write} });`);
}

/** The unit `(item, sink) => void`; while developing it tells of members that it drops. */
function itemUnit(setting: PipelineSetting, { status, content, at }: StreamedResponse): string {
  const { code, schemas, reportDropped } = setting;
  const serialize = serializerUnit(code, schemas, content.schema);
  if (reportDropped === null) return serialize;
  return code.unit(`item ${at} ${status}`, 'item', (writer) => {
    writer.line(`${writer.constant('reportDropped', reportDropped)}(${literal(at)}, ${status}, ${writer.constant('schema', content.schema)}, item);`);
    writer.line(`${writer.use(serialize)}(item, sink);`);
    return 'item, sink';
  });
}

/** Headers of a stream. Caches keep no events, and nginx holds none back (`X-Accel-Buffering`, ngx_http_proxy_module). */
export function streamHeaders({ form }: StreamPlan): readonly string[] {
  return form === 'events' ? ['cache-control', 'no-cache', 'x-accel-buffering', 'no'] : [];
}
