const flag = Symbol.for('Tenon.isLoading');

/** Whether a tool is importing an app in order to read it: `serve()` in its module then waits for nobody. */
export function isLoading(): boolean {
  return (globalThis as { [flag]?: boolean })[flag] === true; // set below, maybe by another copy of Tenon
}

/** Runs an import that must open no server. */
export async function whileLoading<Module>(load: () => Promise<Module>): Promise<Module> {
  const scope = globalThis as { [flag]?: boolean };
  scope[flag] = true;
  try {
    return await load();
  } finally {
    scope[flag] = false;
  }
}
