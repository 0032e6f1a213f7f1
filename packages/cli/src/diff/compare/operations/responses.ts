import type { Header, Operation, Response } from '../../model/contract.ts';
import { contents, type Flow } from './contents.ts';

/** Responses by status. */
export function responses({ responses: old }: Operation, { responses: next }: Operation, flow: Flow): void {
  for (const [name, response] of old)
    if (!next.has(name)) flow.collector.add({ rule: `${statusRule(name)}-removed`, name }, '', { old: response.pointer, new: null });
  for (const [name, response] of next) {
    const known = old.get(name);
    if (known === undefined) flow.collector.add({ rule: `${statusRule(name)}-added`, name }, '', { old: null, new: response.pointer });
    else bothResponses(known, response, `response ${name}`, flow);
  }
}

function statusRule(status: string): string {
  return status.startsWith('2') ? 'response-success-status' : 'response-non-success-status';
}

function bothResponses(old: Response, next: Response, where: string, flow: Flow): void {
  contents(old.content, next.content, { where, pointers: { old: old.pointer, new: next.pointer } }, flow);
  for (const [key, header] of old.headers) {
    const known = next.headers.get(key);
    if (known === undefined)
      flow.collector.add({ rule: `${header.isRequired ? 'required' : 'optional'}-response-header-removed` }, headerWhere(where, header), {
        old: header.pointer,
        new: null,
      });
    else headers(header, known, headerWhere(where, known), flow);
  }
  for (const [key, header] of next.headers)
    if (!old.headers.has(key)) flow.collector.add({ rule: 'response-header-added' }, headerWhere(where, header), { old: null, new: header.pointer });
}

function headerWhere(where: string, { name }: Header): string {
  return `${where} header ${name}`;
}

function headers(old: Header, next: Header, where: string, { collector, direction }: Flow): void {
  if (old.isRequired !== next.isRequired)
    collector.add({ rule: `response-header-became-${next.isRequired ? 'required' : 'optional'}` }, where, { old: old.pointer, new: next.pointer });
  collector.addSchemas(old.schema, next.schema, { direction, part: direction === 'response' ? 'header' : 'parameter' }, where);
}
