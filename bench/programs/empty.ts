/** Does nothing. The run time of this program is the startup time of Node, which no program can avoid. */
export {};
