/** Something to tell the user about what was read that stops nothing. */
export interface Note {
  readonly level: 'info' | 'notice' | 'warning';
  readonly text: string;
}

export function warning(text: string): Note {
  return { level: 'warning', text };
}

export function notice(text: string): Note {
  return { level: 'notice', text };
}
