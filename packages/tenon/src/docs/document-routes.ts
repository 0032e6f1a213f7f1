import type { OpenApiVersion } from '../shapes/document.ts';
import type { HttpRequest, HttpResponse } from '../shapes/http.ts';
import { contentResponse, type Content } from './content.ts';
import type { DocsRoute } from './routes.ts';
import { toContent } from './text-content.ts';

/** A way in which a document is written. */
export type DocumentFormat = 'json' | 'yaml';

/** A document that is served. */
export interface ServedDocument {
  /** Of the JSON text; the YAML text is beside it. */
  readonly path: string;
  /** Whether callers must prove something, or see different texts. */
  readonly isForSome: boolean;
  /** Says which operations a caller is shown: callers with the same key get the same text. */
  viewOf(context: unknown): Promise<string>;
  print(version: OpenApiVersion, format: DocumentFormat, view: string): Promise<string>;
}

const contentTypes: Readonly<Record<DocumentFormat, string>> = {
  json: 'application/json; charset=utf-8',
  yaml: 'application/yaml; charset=utf-8', // RFC 9512
};
const versions: readonly string[] = ['3.0', '3.1', '3.2'] satisfies OpenApiVersion[];
/** Views of callers differ: so many texts are kept at most. */
const keptTexts = 64;

/** The routes of one document: as JSON, and as YAML beside it; `?version=3.0` asks for another version than 3.1. */
export function documentRoutes(document: ServedDocument): readonly DocsRoute[] {
  const contents = new Map<string, Promise<Content>>();
  // No shared cache keeps what not everybody is shown: RFC 9111 section 5.2.2.7. Beside `no-cache`, in a list of its own line.
  const headers = document.isForSome ? ['cache-control', 'private'] : [];
  const routeOf = (path: string, format: DocumentFormat): DocsRoute => ({
    name: 'the document',
    path,
    respond: async (request, _rest, context) => respond(request, format, await document.viewOf(context)),
  });
  const respond = async (request: HttpRequest, format: DocumentFormat, view: string): Promise<HttpResponse> => {
    const version = new URLSearchParams(request.query).get('version') ?? '3.1';
    if (!isVersion(version)) return noSuchVersion;
    return contentResponse(
      await kept(contents, JSON.stringify([version, format, view]), async () =>
        toContent(contentTypes[format], new TextEncoder().encode(await document.print(version, format, view)), headers),
      ),
      request,
    );
  };
  return [routeOf(document.path, 'json'), routeOf(yamlPathOf(document.path), 'yaml')];
}

/** `/openapi.json` → `/openapi.yaml` */
export function yamlPathOf(path: string): string {
  return path.replace(/(?:\.json)?$/, '.yaml');
}

/** Text is printed once; the oldest makes room. A failure is forgotten. */
function kept(contents: Map<string, Promise<Content>>, key: string, make: () => Promise<Content>): Promise<Content> {
  const known = contents.get(key);
  if (known !== undefined) return known;
  const made = make();
  made.catch(() => contents.delete(key));
  for (const oldest of contents.keys()) if (contents.size >= keptTexts) contents.delete(oldest);
  contents.set(key, made);
  return made;
}

function isVersion(text: string): text is OpenApiVersion {
  return versions.includes(text);
}

const noSuchVersion: HttpResponse = {
  status: 400,
  headers: ['content-type', 'application/problem+json'],
  body: new TextEncoder().encode(
    JSON.stringify({ title: 'Bad Request', status: 400, code: 'docs.no-such-version', detail: `version is one of ${versions.join(', ')}` }),
  ),
};
