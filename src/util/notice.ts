/** A message about the inputs that does not stop the run. */
export interface Notice {
  readonly level: 'info' | 'notice' | 'warning';
  readonly text: string;
}

/** Creates a notice that something may be wrong. */
export function warning(text: string): Notice {
  return { level: 'warning', text };
}

/** Creates a notice that a value was changed. */
export function notice(text: string): Notice {
  return { level: 'notice', text };
}
