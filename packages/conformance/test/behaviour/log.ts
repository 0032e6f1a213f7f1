import type { Logger } from '../../../tenon/src/shapes/logger.ts';

/** One line that an operator would see. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly data: object;
}

/** A logger that keeps what it is told. */
export class Log implements Logger {
  readonly lines: LogLine[] = [];

  info(data: object, message: string): void {
    this.lines.push({ level: 'info', data, message });
  }

  warn(data: object, message: string): void {
    this.lines.push({ level: 'warn', data, message });
  }

  error(data: object, message: string): void {
    this.lines.push({ level: 'error', data, message });
  }

  /** The errors since it was last asked. */
  takeErrors(): LogLine[] {
    return this.lines.splice(0).filter(({ level }) => level === 'error');
  }
}
