import type { Visit, VisitedRoute } from '../shapes/layer.ts';
import { traceOf, type TraceContext } from './trace-context.ts';

/** What is known of the request that is being served. */
export interface CurrentRequest {
  readonly id: string;
  readonly trace: TraceContext;
  /** `null` where no route matches. */
  readonly route: VisitedRoute | null;
  /** When it arrived: `performance.now()`. */
  readonly startedMs: number;
}

/** Under which notes of a visit there is one. */
const recordKey = Symbol('Tenon.request');
/** Under which notes of a visit there is the trace of its span, where a tracer made one. */
const spanKey = Symbol('Tenon.span');

/** A request with an id. Its trace is that of the tracer, where there is one; else it is read, or begun, when it is asked for. */
export class RequestRecord implements CurrentRequest {
  readonly id: string;
  readonly #visit: Visit;
  readonly #continues: boolean;
  #trace: TraceContext | null = null;

  constructor(visit: Visit, id: string, continues: boolean) {
    this.id = id;
    this.#visit = visit;
    this.#continues = continues;
    visit.notes.set(recordKey, this);
  }

  get trace(): TraceContext {
    const { notes, request } = this.#visit;
    const { traceparent, tracestate } = request.headers;
    return spanTraceOf(notes) ?? (this.#trace ??= traceOf(this.#continues ? traceparent : undefined, tracestate));
  }

  get route(): VisitedRoute | null {
    return this.#visit.route;
  }

  get startedMs(): number {
    return this.#visit.startedMs;
  }
}

/** What `requestIds` has noted of a visit. */
export function recordOf(visit: Visit): CurrentRequest | null {
  return (visit.notes.get(recordKey) as RequestRecord | undefined) ?? null; // only RequestRecord writes under this key
}

/** Notes the trace of the span that a tracer made of a visit. */
export function noteSpan(visit: Visit, trace: TraceContext): void {
  visit.notes.set(spanKey, trace);
}

/** The trace of a visit: of its span, else of its record. */
export function visitTraceOf(visit: Visit): TraceContext | null {
  return spanTraceOf(visit.notes) ?? recordOf(visit)?.trace ?? null;
}

function spanTraceOf(notes: Visit['notes']): TraceContext | null {
  return (notes.get(spanKey) as TraceContext | undefined) ?? null; // only noteSpan writes under this key
}
