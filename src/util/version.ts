/** Name and version of this action. */

export const ACTION = 'azure-healthcare-token';

/** Equals the version in package.json. */
export const VERSION = '1.0.0';
