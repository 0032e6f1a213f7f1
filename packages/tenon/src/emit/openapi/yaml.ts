/** The words of the YAML library, as a module of its own: a bundle that loads a CommonJS package late has its names below `default`. */
export { Document, visit } from 'yaml';
