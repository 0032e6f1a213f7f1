import type { ChangeClass, Direction, Rule } from './rule.ts';

function rule(number: number | null, changeClass: ChangeClass, direction: Direction, pattern: string, says: string): Rule {
  return { pattern, number, class: changeClass, direction, says };
}

/** What happens to paths, operations and webhooks. */
export const operationRules: readonly Rule[] = [
  rule(1, 'breaking', 'none', 'api-path-removed-without-deprecation', 'the path was removed'),
  rule(null, 'breaking', 'none', 'api-path-removed-before-sunset', 'the path was removed before its sunset on {from}'),
  rule(null, 'warning', 'none', 'api-path-removed-with-deprecation', 'the path was removed after its sunset on {from}'),
  rule(2, 'breaking', 'none', 'api-removed-without-deprecation', 'the operation was removed'),
  rule(null, 'breaking', 'none', 'api-removed-before-sunset', 'the operation was removed before its sunset on {from}'),
  rule(null, 'warning', 'none', 'api-removed-with-deprecation', 'the operation was removed after its sunset on {from}'),
  rule(null, 'safe', 'none', 'endpoint-added', 'the operation is new'),
  rule(null, 'safe', 'none', 'endpoint-deprecated', 'the operation is deprecated now'),
  rule(null, 'safe', 'none', 'endpoint-reactivated', 'the operation is no longer deprecated'),
  rule(null, 'warning', 'none', 'api-sunset-date-changed-earlier', 'the sunset moved from {from} to {to}'),
  rule(null, 'warning', 'none', 'api-stability-decreased', 'the stability fell from {from} to {to}'),
  rule(null, 'safe', 'none', 'api-stability-increased', 'the stability rose from {from} to {to}'),
  rule(6, 'breaking', 'none', 'webhook-removed', 'the webhook was removed'),
  rule(null, 'safe', 'none', 'webhook-added', 'the webhook is new'),
  rule(55, 'sdk', 'none', 'api-operation-id-changed', 'the operationId changed from {from} to {to}'),
  rule(null, 'sdk', 'none', 'api-operation-id-removed', 'the operationId {from} was removed'),
  rule(null, 'sdk', 'none', 'api-operation-id-added', 'the operationId {to} was added'),
  rule(57, 'sdk', 'none', 'api-tag-changed', 'the tags changed from {from} to {to}'),
  rule(null, 'warning', 'none', 'api-major-version-not-bumped', 'there are breaking changes, but the major version is the same: {from}, then {to}'),
];

/** Who may call. */
export const securityRules: readonly Rule[] = [
  rule(35, 'breaking', 'request', 'api-security-anonymous-access-removed', 'callers without credentials are no longer served'),
  rule(35, 'breaking', 'request', 'api-security-requirement-added', 'callers with {from} now need {to}'),
  rule(35, 'breaking', 'request', 'api-security-removed', 'callers with {from} are no longer served'),
  rule(36, 'breaking', 'request', 'api-security-scope-added', 'callers with {from} now need the scopes {to}'),
  rule(null, 'safe', 'request', 'api-security-anonymous-access-added', 'callers without credentials are served'),
  rule(null, 'safe', 'request', 'api-security-requirement-removed', 'callers who needed {from} now need {to} only'),
  rule(null, 'safe', 'request', 'api-security-added', 'callers with {to} are served, too'),
  rule(null, 'safe', 'request', 'api-security-scope-removed', 'callers with {from} no longer need the scopes {to}'),
];

/** Parameters and the body of requests; what their values may be is said by the rules of schemas. */
export const requestRules: readonly Rule[] = [
  rule(8, 'breaking', 'request', 'new-required-request-parameter', 'a required parameter is new'),
  rule(9, 'breaking', 'request', 'new-required-request-header', 'a required header is new'),
  rule(10, 'breaking', 'request', 'new-request-path-parameter', 'a path parameter is new'),
  rule(null, 'safe', 'request', 'new-optional-request-parameter', 'an optional parameter is new'),
  rule(51, 'warning', 'request', 'request-parameter-removed', 'the parameter was removed: it is ignored, or refused'),
  rule(null, 'breaking', 'request', 'request-parameter-removed-before-sunset', 'the parameter was removed before its sunset on {from}'),
  rule(null, 'warning', 'request', 'request-parameter-removed-with-deprecation', 'the parameter was removed after its sunset on {from}'),
  rule(13, 'breaking', 'request', 'request-parameter-became-required', 'the parameter became required'),
  rule(null, 'safe', 'request', 'request-parameter-became-optional', 'the parameter became optional'),
  rule(null, 'breaking', 'request', 'request-parameter-style-changed', 'the style changed from {from} to {to}'),
  rule(null, 'safe', 'request', 'request-parameter-deprecated', 'the parameter is deprecated now'),
  rule(null, 'safe', 'request', 'request-parameter-reactivated', 'the parameter is no longer deprecated'),
  rule(58, 'sdk', 'request', 'request-parameter-order-changed', 'the order of the parameters changed from {from} to {to}'),
  rule(12, 'breaking', 'request', 'request-body-added-required', 'a required body is new'),
  rule(null, 'safe', 'request', 'request-body-added-optional', 'an optional body is new'),
  rule(null, 'warning', 'request', 'request-body-removed', 'the body was removed: it is ignored, or refused'),
  rule(15, 'breaking', 'request', 'request-body-became-required', 'the body became required'),
  rule(null, 'safe', 'request', 'request-body-became-optional', 'the body became optional'),
  rule(5, 'breaking', 'request', 'request-body-media-type-removed', 'the media type {name} was removed'),
  rule(null, 'safe', 'request', 'request-body-media-type-added', 'the media type {name} is new'),
];

/** Statuses, media types and headers of responses. */
export const responseRules: readonly Rule[] = [
  rule(3, 'breaking', 'response', 'response-success-status-removed', 'the status {name} was removed'),
  rule(null, 'safe', 'response', 'response-success-status-added', 'the status {name} is new'),
  rule(null, 'safe', 'response', 'response-non-success-status-removed', 'the status {name} was removed'),
  rule(null, 'safe', 'response', 'response-non-success-status-added', 'the status {name} is new'),
  rule(4, 'breaking', 'response', 'response-media-type-removed', 'the media type {name} was removed'),
  rule(null, 'safe', 'response', 'response-media-type-added', 'the media type {name} is new'),
  rule(7, 'breaking', 'response', 'required-response-header-removed', 'a required header was removed'),
  rule(null, 'warning', 'response', 'optional-response-header-removed', 'an optional header was removed'),
  rule(null, 'safe', 'response', 'response-header-added', 'a header is new'),
  rule(null, 'breaking', 'response', 'response-header-became-optional', 'the header became optional'),
  rule(null, 'safe', 'response', 'response-header-became-required', 'the header became required'),
];
