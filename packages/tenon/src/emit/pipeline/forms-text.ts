import type { ContentPlan, ResponseContent } from '../../shapes/plan.ts';
import type { UnitWriter } from '../../support/code.ts';

/** The media types of a body and how each is read or written, as members of an object literal: `mediaTypes: …, representations: […]`. */
export function formsText(writer: UnitWriter, contents: readonly Pick<ContentPlan | ResponseContent, 'mediaType' | 'representation'>[]): string {
  const mediaTypes = writer.data(
    'mediaTypes',
    contents.map(({ mediaType }) => mediaType),
  );
  const representations = contents.map(({ representation }) => (representation === null ? 'null' : writer.constant('representation', representation)));
  return `mediaTypes: ${mediaTypes}, representations: [${representations.join(', ')}]`;
}
