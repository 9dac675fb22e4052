import { describe, expect, test } from '@jest/globals';
import { shown } from '../../../src/azure/reading.ts';

describe('what a user wrote, shown', () => {
  test.each([
    ['as it is', 'dicom', 'dicom'],
    ['without what starts a workflow command on a line of its own', 'a\n::error::b', 'a?::error::b'],
    ['without what a terminal acts on', '\u001b[31mred\u0007', '?[31mred?'],
    ['without characters that look like others', 'fhіr', 'fh?r'],
    ['in 120 characters at most', 'x'.repeat(121), `${'x'.repeat(117)}...`],
    ['whole when it has just 120', 'x'.repeat(120), 'x'.repeat(120)],
  ])('%s', (_, value, line) => {
    expect(shown(value)).toBe(line);
  });
});
