import { describe, expect, test } from '@jest/globals';
import { groupFailures } from '../../../src/failures/group.ts';
import type { Failure } from '../../../src/model/failure.ts';
import { passing, FHIR, DICOM, granted, refused, refusing, roleMissing, silent, sluggish, subjectMismatch } from '../report/outcomes.ts';

describe('groups', () => {
  const mismatch = subjectMismatch();
  const waiting = { name: 'authorised', status: 'fail', failure: mismatch, time: 0 } as const;
  const waitsForToken = { ...silent(DICOM, mismatch), checks: [waiting] };

  test('an endpoint without a token is part of the token failure and not a separate place', () => {
    const [group, ...others] = groupFailures({ tokens: [refused(DICOM.audience, mismatch)], endpoints: [waitsForToken] });
    expect(others).toEqual([]);
    expect(group?.places).toEqual([]);
    expect(group?.cases.map(({ endpoint, audience }) => [endpoint?.target.name, audience])).toEqual([
      [undefined, DICOM.audience],
      [DICOM.name, DICOM.audience],
    ]);
  });

  test('does not combine an endpoint failure with a token failure of the same code', () => {
    const own = { ...mismatch, what: 'another' };
    const groups = groupFailures({ tokens: [refused(DICOM.audience, mismatch)], endpoints: [refusing(FHIR, own), waitsForToken] });
    expect(groups.map(({ failure, placeKind, places }) => [failure.what, placeKind, places.length])).toEqual([
      [mismatch.what, 'host', 0],
      ['another', 'endpoint', 1],
    ]);
  });

  test('failures precede warnings, and a group with a failure is an error', () => {
    const slow = sluggish(FHIR, 900);
    const groups = groupFailures({
      tokens: [granted(FHIR.audience)],
      endpoints: [slow, refusing(DICOM), passing(FHIR)],
    });
    expect(groups.map(({ failure, level }) => [failure.code, level])).toEqual([
      ['role-missing', 'error'],
      ['latency-high', 'warning'],
    ]);
  });
});

describe('the wait hint', () => {
  const role: Failure = {
    ...roleMissing(FHIR),
    wait: { hint: 'A new role assignment can take up to 10 minutes to take effect', seconds: 600 },
  };
  const waitingOf = (waitMs: number, elapsedMs: number, paused: boolean, failure = role): string | undefined =>
    groupFailures({ errors: [failure] }, { waitMs, elapsedMs, paused })[0]?.waiting;
  const HINT = 'A new role assignment can take up to 10 minutes to take effect. To retry for longer, set wait-seconds: 600 in the step.';

  test.each([
    ['without wait-seconds', [0, 700, false], HINT],
    [
      'after less time than propagation takes',
      [60_000, 58_600, true],
      `The step retried for 59 s (wait-seconds: 60) without success. ${HINT}`,
    ],
    [
      'after more time than propagation takes',
      [600_000, 598_000, true],
      'The step retried for 598 s (wait-seconds: 600) without success. Waiting longer is unlikely to help.',
    ],
    ['without a retry', [600_000, 598_000, false], undefined],
    ['after a wait that ended early', [600_000, 1200, true], undefined],
  ] as const)('%s', (_name, [waitMs, elapsedMs, paused], text) => expect(waitingOf(waitMs, elapsedMs, paused)).toBe(text));

  test('is omitted if waiting cannot help', () => expect(waitingOf(0, 0, false, roleMissing(FHIR))).toBeUndefined());
});
