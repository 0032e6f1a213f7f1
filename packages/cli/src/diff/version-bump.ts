import type { Difference } from './compare/collector.ts';
import type { Finding } from './finding.ts';

/** With breaking changes, the major version should be another one. */
export function versionDifferences(old: string | null, next: string | null, findings: readonly Finding[]): readonly Difference[] {
  if (old === null || next === null || majorOf(old) !== majorOf(next) || !findings.some((finding) => finding.class === 'breaking')) return [];
  const values = { name: '', from: old, to: next };
  return [
    {
      rule: 'api-major-version-not-bumped',
      values,
      uses: [],
      path: '',
      oldPointer: '/info/version',
      newPointer: '/info/version',
    },
  ];
}

/** Before 1.0.0 the second number counts as the first does later. Source: semver.org, items 4 and 8. */
function majorOf(version: string): string {
  const [first = '', second = ''] = version.replace(/^v/, '').split('.');
  return first === '0' ? `0.${second}` : first;
}
