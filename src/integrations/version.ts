/** The release, as package.json has it (a test compares them): part of every key under which something is kept. */
export const version = '0.1.0';
