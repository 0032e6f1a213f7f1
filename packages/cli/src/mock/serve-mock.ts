import type { Logger, Servable } from 'tenon';
import { serve } from 'tenon/node';
import { routeLines } from 'tenon/tooling';
import { documentApp } from '../document-app/document-app.ts';
import type { DocumentAppOptions } from '../document-app/document-app-options.ts';
import { modernDocument } from '../document/modern-document.ts';
import { withQueryOperations } from '../document/query-operations.ts';
import type { Mocked } from './open-mocked.ts';
import { docsPlaces } from './free-paths.ts';
import { mockedApp, type MockOptions } from './mocked-app.ts';
import { replaceableApp } from './replaceable-app.ts';

/** What operations do with members of a request that they do not declare. */
export type UnknownOf = NonNullable<DocumentAppOptions['unknownOf']>;

/** How a mock is served. */
export interface ServeMockOptions extends MockOptions {
  readonly port: number;
  /** `undefined` is every interface. */
  readonly host: string | undefined;
  /** Whether SIGTERM and SIGINT end the process. Default: true. */
  readonly signals?: boolean;
}

/** A mock that answers. */
export interface RunningMock {
  readonly url: string;
  readonly docsUrl: string | null;
  readonly operations: number;
  /** Answers for another document from now on. Shape: how many operations it has. Throws: when it cannot be served. */
  readonly replace: (other: Mocked) => Promise<number>;
  readonly close: () => Promise<boolean>;
}

/** What is told of a document at once; the rest is counted. */
const mostWarnings = 10;

/**
 * Serves a mock of a document.
 * Throws: Failure when references lead to other files, or two operations have one name; Error when the port cannot be had.
 */
export async function serveMock(mocked: Mocked, options: ServeMockOptions): Promise<RunningMock> {
  const { port, host, signals = true } = options;
  const { app: first, operations } = mockOf(mocked, options);
  const app = replaceableApp(first);
  const server = await serve(app, { port, ...(host !== undefined && { host }), signals, announce: false });
  const { docs } = await app.open();
  return {
    url: server.url,
    docsUrl: docs === null || docs.path === null ? null : server.url + docs.path,
    operations,
    replace: async (other) => {
      const made = mockOf(other, options);
      await app.replace(made.app);
      return made.operations;
    },
    close: () => server.close(),
  };
}

/** A mock of a document, to be served by any adapter, and the number of its operations. */
export function mockOf({ read, unknownOf }: Mocked, options: MockOptions): { readonly app: Servable; readonly operations: number } {
  const warnings: string[] = [];
  let operations = 0;
  const app = mockedApp({ served: read.document, modern: modernDocument({ ...read, document: withQueryOperations(read.document) }) }, options, (answer) => {
    const warn = (text: string, pointer: string): void => {
      if (!isOfClients(text)) warnings.push(`${placeText(read, pointer)}: ${text}`);
    };
    const made = documentApp(read, {
      answer: (operation, { body }) => answer(operation, body),
      warn,
      responses: 'none',
      isWire: true,
      ...(unknownOf !== null && { unknownOf }),
      app: { docs: docsPlaces(read.document), logger: quiet(options.warn) },
    });
    operations = routeLines(made).length;
    return made;
  });
  for (const warning of warnings.slice(0, mostWarnings)) options.warn(warning);
  if (warnings.length > mostWarnings) options.warn(`and ${warnings.length - mostWarnings} more; tenon lint ${read.name} may say why`);
  return { app, operations };
}

/** What only callers in code must know. */
function isOfClients(text: string): boolean {
  return / is called \S+ in calls$/.test(text);
}

/** Advice on declarations is for their authors: a document is somebody else's. */
function quiet(warn: (message: string) => void): Logger {
  return { info: () => undefined, warn: () => undefined, error: (_fields, message) => warn(message) };
}

function placeText({ name, placeOf }: Mocked['read'], pointer: string): string {
  const { line, column } = placeOf(pointer);
  return `${name}:${line}:${column}`;
}
