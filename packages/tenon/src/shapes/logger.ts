/** Where Tenon writes what an operator must see. The shape of pino and of `console`. */
export interface Logger {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
}
