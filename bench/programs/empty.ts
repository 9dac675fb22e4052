/** Does nothing. Its time is the start of Node, which no program can avoid. */
export {};
