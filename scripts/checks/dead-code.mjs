import { toolCheck, toolPath } from '../support/tool.mjs';

/** knip: files, exports and dependencies that nothing uses. */
export function deadCode() {
  return toolCheck([toolPath('knip'), '--no-progress']);
}
