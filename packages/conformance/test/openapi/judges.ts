import { validate as validateSemantics, compileErrors } from '@readme/openapi-parser';
import { validate as validateDialect } from '@hyperjump/json-schema/openapi-3-1';
import { Validator } from '@seriousme/openapi-schema-validator';

/** A document as a reader of the file gets it. */
export type Document = Record<string, unknown>;

/**
 * Three judges that see different mistakes: the dialect of schemas, the official schema and dangling references, and
 * what no schema can say (operationIds, templates against parameters).
 */
export const judges: readonly (readonly [string, (document: Document) => Promise<string | null>])[] = [
  [
    'the OpenAPI 3.1 dialect',
    async (document) => {
      const output = await validateDialect('https://spec.openapis.org/oas/3.1/schema-base', document as never, 'BASIC');
      return output.valid ? null : JSON.stringify(output);
    },
  ],
  [
    'the official schema',
    async (document) => {
      const { valid, errors } = await new Validator().validate(document);
      return valid ? null : JSON.stringify(errors);
    },
  ],
  [
    'the semantic rules',
    async (document) => {
      const result = await validateSemantics(document as never);
      return result.valid ? null : compileErrors(result);
    },
  ],
];
