import type { Logger } from '../shapes/logger.ts';

/** The logger of an app that brings none: sentences on standard output, warnings and errors with their data on standard error. */
export const consoleLogger: Logger = {
  info: (_data, message) => console.log(message),
  warn: (_data, message) => console.warn(`warning: ${message}`),
  error: (data, message) => console.error(`error: ${message}`, data),
};
