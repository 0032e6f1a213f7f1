/** What `--runtime` may name, and the exact versions that it means: figures of two machines compare only when these are the same. */
export const nodeVersions = { node20: '20.20.2', node22: '22.23.3', node24: '24.21.0', node26: '26.10.0' };
export const bunVersion = '1.4.5';
/** Compared with Node by `npm run test:runtimes`, and not measured. */
export const denoVersion = '2.9.6';
export const workerdVersion = '1.20261117.1';
