/** A part of the suite that may have to be skipped. */
import { describe } from '@jest/globals';
import { missing, type PartName } from './parts.ts';
import './slowly.ts';

/** `describe`, or a skip that shows in the closing count. */
export function describePart(name: PartName, title: string, body: () => void): void {
  if (missing(name) === undefined) describe(title, body);
  else describe.skip(title, body);
}
