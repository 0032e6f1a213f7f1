import type { OpenApiVersion } from 'tenon';
import { Failure } from './failure.ts';
import type { LoadedApp } from './load-app.ts';

/** Which document of an app a command line asks for. */
export interface WantedDocument {
  readonly version?: OpenApiVersion;
  /** One of `documents` of createApp; `undefined` is the main one. */
  readonly name: string | undefined;
  readonly audience: string | undefined;
}

/** The options of commands that take one of an app's documents. */
export const documentOptions = {
  document: { type: 'string', value: '<name>', says: 'One of the `documents` of createApp; default: the main one' },
  audience: { type: 'string', value: '<name>', says: 'What this audience is shown' },
} as const;

/** A document of an app. Throws: Failure when the app has none of that name, or nothing for that audience alone. */
export async function appDocument({ app, tooling }: Pick<LoadedApp, 'app' | 'tooling'>, { version = '3.1', name, audience }: WantedDocument): Promise<object> {
  const { documents, routes, webhooks } = tooling.planOf(app);
  const names = documents.flatMap((document) => document.name ?? []);
  if (name !== undefined && !names.includes(name)) {
    throw new Failure(
      `the app has no document '${name}': ${names.length === 0 ? 'createApp({ … }, { documents }) declares none' : `it has ${names.join(', ')}`}`,
    );
  }
  checkAudience(audience, [...routes.map(({ notes }) => notes), ...webhooks]);
  return app.document({ version, ...(name !== undefined && { name }), ...(audience !== undefined && { audience }) });
}

function checkAudience(audience: string | undefined, shown: readonly { readonly audiences: readonly string[] }[]): void {
  const audiences = [...new Set(shown.flatMap((each) => each.audiences))].toSorted();
  // `public` is everyone.
  if (audience === undefined || audience === 'public' || audiences.includes(audience)) return;
  throw new Failure(`no route is for the audience '${audience}': ${audiences.length === 0 ? 'none names one' : `there are ${audiences.join(', ')}`}`);
}
