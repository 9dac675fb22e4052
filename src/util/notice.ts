/** Something to tell the user about what was read that stops nothing. */
export interface Notice {
  readonly level: 'info' | 'notice' | 'warning';
  readonly text: string;
}

/** A note that something may be wrong. */
export function warning(text: string): Notice {
  return { level: 'warning', text };
}

/** A note that something was changed. */
export function notice(text: string): Notice {
  return { level: 'notice', text };
}
