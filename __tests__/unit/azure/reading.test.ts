import { describe, expect, test } from '@jest/globals';
import { redactForLog } from '../../../src/azure/parse-result.ts';

describe('what a user wrote, shown', () => {
  test.each([
    ['as it is', 'dicom', 'dicom'],
    ['not at all with what starts a workflow command on a line of its own', 'a\n::error::b', '(not shown: 12 characters)'],
    ['not at all with what a terminal acts on', '\u001b[31mred\u0007', '(not shown: 9 characters)'],
    ['not at all with characters that look like others', 'fhіr', '(not shown: 4 characters)'],
    ['never in part: of a secret, the runner masks the whole alone', 'x'.repeat(121), '(not shown: 121 characters)'],
    ['not at all with a password', 'https://user:secret@gw.contoso.example/fhir', '(not shown: it may hold a password)'],
    ['not at all with a password and no scheme', 'user:secret@gw.contoso.example', '(not shown: it may hold a password)'],
    ['whole when it has just 120', 'x'.repeat(120), 'x'.repeat(120)],
  ])('%s', (_, value, line) => {
    expect(redactForLog(value)).toBe(line);
  });
});
