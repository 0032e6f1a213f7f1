import type { ParameterPlace, ParametersPlan } from '../../shapes/parameter.ts';
import type { Schemas } from '../../shapes/schema.ts';
import type { Code } from '../../support/code.ts';
import { writeCookies } from './cookie.ts';
import { writeHeaders } from './header.ts';
import { writePath } from './path.ts';
import type { Place } from './place.ts';
import { writeQuery } from './query.ts';

const writers: { readonly [place in ParameterPlace]: (place: Place, plan: ParametersPlan) => string } = {
  path: writePath,
  query: writeQuery,
  header: writeHeaders,
  cookie: writeCookies,
};

/**
 * The name of the unit that makes one plain object of wire values from the texts of one place of a request.
 * Shape: path `(raw: readonly string[])`, query `(query: string)`, header `(headers: HttpRequest['headers'])`, cookie
 * `(header: string | undefined)`; own members in the order of the parameters, absent ones left out.
 * The checker tests the object against `plan.schema` next: a text that does not fit its type stays a text, a repeated scalar
 * is an array of its texts, an undeclared query name is a member (`reject`, `allow`) or gone (`strip`).
 * Throws (the unit): HttpError path.malformed-escape, query.malformed-escape, query.too-many-parameters (400).
 */
export function parametersUnit(code: Code, schemas: Schemas, plan: ParametersPlan): string {
  const { in: from } = plan;
  return code.unit(`parameters ${JSON.stringify(plan)}`, `${from}Parameters`, (writer) => writers[from]({ code, schemas, writer }, plan));
}
