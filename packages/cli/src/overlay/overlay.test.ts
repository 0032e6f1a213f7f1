import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../document/json.ts';
import { applyOverlay } from './apply-overlay.ts';
import { readOverlay, type OverlayAction } from './overlay.ts';

const document: JsonObject = {
  info: { title: 'Shop', version: '1' },
  servers: [{ url: '/a' }, { url: '/b' }, { url: '/c' }],
  paths: { '/a': { get: { tags: ['x'], 'x-internal': true } }, '/b': { get: { tags: ['y'] }, post: { tags: ['y'], 'x-internal': true } } },
};
type Action = Omit<OverlayAction, 'remove'> & { readonly remove?: boolean };
const after = (...actions: readonly Action[]): JsonObject =>
  applyOverlay(document, { name: 'o.yaml', actions: actions.map((action) => ({ remove: false, ...action })) }).document;

describe('an overlay', () => {
  it.each<[string, Action, JsonObject]>([
    [
      'merges into an object',
      { target: '$.info', update: { title: 'Store', contact: { name: 'Ann' } } },
      { info: { title: 'Store', version: '1', contact: { name: 'Ann' } } },
    ],
    ['adds to a list', { target: '$.servers', update: { url: '/d' } }, { servers: [...(document['servers'] as Json[]), { url: '/d' }] }],
    [
      'adds to lists inside what it merges',
      { target: '$', update: { servers: [{ url: '/d' }] } },
      { servers: [...(document['servers'] as Json[]), { url: '/d' }] },
    ],
    ['removes by position', { target: '$.servers[0,2]', remove: true }, { servers: [{ url: '/b' }] }],
    ['removes once what it finds twice', { target: '$.servers[0,0]', remove: true }, { servers: [{ url: '/b' }, { url: '/c' }] }],
    [
      'adds once where it finds a list twice',
      { target: "$['servers','servers']", update: { url: '/d' } },
      { servers: [...(document['servers'] as Json[]), { url: '/d' }] },
    ],
    ['removes by what it holds', { target: "$.paths.*[?@['x-internal'] == true]", remove: true }, { paths: { '/a': {}, '/b': { get: { tags: ['y'] } } } }],
    [
      'changes every place that it finds',
      { target: '$.paths.*.get', update: { deprecated: true } },
      {
        paths: {
          '/a': { get: { tags: ['x'], 'x-internal': true, deprecated: true } },
          '/b': { get: { tags: ['y'], deprecated: true }, post: { tags: ['y'], 'x-internal': true } },
        },
      },
    ],
    ['removes rather than updates', { target: '$.servers', remove: true, update: {} }, { servers: undefined as never }],
  ])('%s', (_what, action, expected) => {
    const before = structuredClone(document);
    expect(after(action)).toEqual({ ...document, ...expected });
    expect(document).toEqual(before);
  });

  it('removes from lists and objects together, each item where it was', () => {
    const mixed = { list: [{ x: 1 }, { x: 2 }, { keep: 3 }, { x: 4 }], object: { a: { x: 1 }, b: { keep: 2 }, c: { x: 3 } }, other: [{ x: 1 }, { keep: 1 }] };
    const { document: left } = applyOverlay(mixed, { name: 'o.yaml', actions: [{ target: "$..[?@['x']]", remove: true }] });
    expect(left).toEqual({ list: [{ keep: 3 }], object: { b: { keep: 2 } }, other: [{ keep: 1 }] });
    // Places in the order in which a query may name them.
    const target = "$['list','object','list'][0,1,'a',3]";
    expect(applyOverlay(mixed, { name: 'o.yaml', actions: [{ target, remove: true }] }).document).toEqual({
      ...mixed,
      list: [{ keep: 3 }],
      object: { b: { keep: 2 }, c: { x: 3 } },
    });
  });

  it('applies its actions in order, and keeps the order of members', () => {
    const result = after({ target: '$.info', update: { 'x-a': {} } }, { target: "$.info['x-a']", update: { b: 1 } });
    expect(result['info']).toEqual({ title: 'Shop', version: '1', 'x-a': { b: 1 } });
    expect(Object.keys(result)).toEqual(Object.keys(document));
  });

  it('says what it does not find', () => {
    const { idle } = applyOverlay(document, { name: 'o.yaml', actions: [{ target: '$.nothing', remove: true }] });
    expect(idle).toEqual(['o.yaml action 1 ($.nothing) finds nothing in the document']);
  });

  it.each([
    [{ target: '$.[', remove: true }, 'o.yaml action 1 ($.[) is no JSONPath'],
    [{ target: '$.info.title', update: 'x' }, 'an update goes to an object or a list'],
    [{ target: '$', remove: true }, 'cannot remove the whole document'],
  ])('%j is refused', (action, message) => {
    expect(() => after(action)).toThrow(message);
  });

  it.each([
    ['overlay: 1.0.0\nactions:\n  - target: $.info\n    update: { a: 1 }\n', null],
    ['{"overlay":"1.0.0","actions":[{"target":"$","remove":true}]}', null],
    ['openapi: 3.1.0', 'is no overlay'],
    ['overlay: 1.0.0', 'has no actions'],
    ['overlay: 1.0.0\nactions: [{ update: {} }]', 'action 1 has no target'],
    ['overlay: 1.0.0\nactions: [{ target: $ }]', 'action 1 neither updates nor removes'],
    ['overlay: 1.0.0\nactions: [{ target: $, remove: yes please }]', 'remove is true or false'],
    ['a: [', 'is neither JSON nor YAML'],
  ])('is read from %j', (text, mistake) => {
    const path = join(mkdtempSync(join(tmpdir(), 'overlay-')), 'overlay.yaml');
    writeFileSync(path, text);
    if (mistake === null) expect(readOverlay(path).actions).toHaveLength(1);
    else expect(() => readOverlay(path)).toThrow(mistake);
  });

  it('names a file that is not there', () => {
    expect(() => readOverlay('missing.yaml')).toThrow('there is no file missing.yaml');
  });
});
