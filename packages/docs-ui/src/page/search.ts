/** What of an operation is searched. */
export interface Searched {
  readonly tag: string;
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
}

/** Whether an operation has every word of a phrase, in any case and anywhere: `post order`. */
export function isFound(phrase: string, { tag, method, path, operationId, summary }: Searched): boolean {
  const text = [tag, method, path, operationId, summary].join('\n').toLowerCase();
  return phrase
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

// Swagger UI's state is made of Immutable.js collections: what of them is used here.
interface ImmutableMap {
  get(key: string): unknown;
  getIn(path: readonly string[]): unknown;
  set(key: string, value: unknown): ImmutableMap;
}
interface ImmutableList {
  readonly size: number;
  filter(keep: (item: ImmutableMap) => boolean): ImmutableList;
}
interface TaggedOperations {
  map(change: (group: ImmutableMap, tag: string) => ImmutableMap): TaggedOperations;
  filter(keep: (group: ImmutableMap) => boolean): TaggedOperations;
  reduce(add: (sum: number, group: ImmutableMap) => number, start: number): number;
}

// Drawing that many at once stays quick.
const mostOpened = 50;

/** The filter of the page, as a plugin of Swagger UI: by path, method, summary, operationId and tag; a few finds are shown at once. */
export function searchPlugin(): object {
  let isOpened = false;
  return {
    fn: {
      opsFilter(operations: TaggedOperations, phrase: string): TaggedOperations {
        const found = operations.map((group, tag) => group.set('operations', foundIn(group, tag, phrase))).filter((group) => operationsOf(group).size > 0);
        isOpened = found.reduce((sum, group) => sum + operationsOf(group).size, 0) <= mostOpened;
        return found;
      },
    },
    statePlugins: {
      layout: {
        wrapSelectors: {
          // What is wrapped has the state already: it takes the other arguments alone.
          isShown:
            (original: IsShown, { layoutSelectors }: SwaggerSystem) =>
            (_state: unknown, thing: Thing, fallback?: boolean) => {
              const phrase = layoutSelectors.currentFilter();
              const isFiltered = typeof phrase === 'string' && phrase !== '';
              return original(thing, fallback || (thing[0] === 'operations-tag' && isFiltered && isOpened));
            },
        },
      },
    },
  };
}

type Thing = readonly string[] | string;
type IsShown = (thing: Thing, fallback?: boolean) => boolean;
interface SwaggerSystem {
  readonly layoutSelectors: { currentFilter(): unknown };
}

function foundIn(group: ImmutableMap, tag: string, phrase: string): ImmutableList {
  return operationsOf(group).filter((item) => {
    const text = (...path: string[]) => String(item.getIn(path) ?? '');
    const operationId = text('operation', 'operationId');
    return isFound(phrase, { tag, method: text('method'), path: text('path'), operationId, summary: text('operation', 'summary') });
  });
}

function operationsOf(group: ImmutableMap): ImmutableList {
  return group.get('operations') as ImmutableList; // every tag of Swagger UI has it
}
