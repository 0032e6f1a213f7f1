import { modernDocument } from '../document/modern-document.ts';
import type { ReadDocument } from '../document/read-document.ts';
import { Collector } from './compare/collector.ts';
import { operations, webhooks } from './compare/operations/operations.ts';
import type { Finding } from './finding.ts';
import { judged, type Override } from './judge.ts';
import { readContract } from './model/read-contract.ts';
import { SchemaReader } from './model/schema-reader.ts';
import { commonVersion } from './model/versions.ts';
import { versionDifferences } from './version-bump.ts';

/** How documents are compared. */
export interface DiffOptions {
  /** The day that sunsets are compared with. Shape: 2026-01-31 */
  readonly today: string;
  readonly overrides?: readonly Override[];
  /** Taken from the front of the paths of either document. */
  readonly oldPrefix?: string;
  readonly newPrefix?: string;
}

type Side = Pick<ReadDocument, 'document' | 'version'>;

/** What is different between two documents for those who call the API: the differences, each with its class. */
export function diffDocuments(old: Side, next: Side, { today, overrides = [], oldPrefix = '', newPrefix = '' }: DiffOptions): readonly Finding[] {
  const version = commonVersion(old.version, next.version);
  const [oldDocument, newDocument] = [modernDocument(old), modernDocument(next)];
  const before = readContract(oldDocument, { version, prefix: oldPrefix });
  const after = readContract(newDocument, { version, prefix: newPrefix });
  const isWeak = ({ version: own }: Side): boolean => version === '3.0' && own !== '3.0';
  const collector = new Collector({ old: new SchemaReader(oldDocument, isWeak(old)), new: new SchemaReader(newDocument, isWeak(next)) });
  const flow = { collector, direction: 'request', today } as const;
  operations(before.operations, after.operations, flow);
  webhooks(before.webhooks, after.webhooks, flow);
  const findings = judged(collector.differences(), overrides);
  return [...findings, ...judged(versionDifferences(before.version, after.version, findings), overrides)];
}
