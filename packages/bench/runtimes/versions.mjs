/** What `--runtime` may name, and the exact versions that it means: figures of two machines compare only when these are the same. */
export const nodeVersions = { node20: '20.20.2', node22: '22.23.3', node24: '24.21.0', node26: '26.10.0' };
export const bunVersion = '1.4.5';
