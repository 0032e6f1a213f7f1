/** How the items of a streamed body are written: a line of JSON each, or a server-sent event each. */
export type StreamPlan = { readonly form: 'lines' } | { readonly form: 'events'; readonly heartbeatMs: number };
