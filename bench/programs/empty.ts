/** Does nothing. Its run time is Node's startup time, which no program can avoid. */
export {};
