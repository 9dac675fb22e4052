/** A fictitious patient. The data is long and random, so a match outside the lab always means that the action leaked patient data. */
import type { Vault } from './tokens.ts';

export interface Patient {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly medicalRecordNumber: string;
  readonly birthDate: string;
  readonly studyInstanceUid: string;
  /**
   * Name of a de-identification job. The name must not appear in the log. It does not count as served patient data, because every response
   * to a request for the job list contains names, and the action discards them.
   */
  readonly jobName: string;
}

/** Creates patients and adds their data to the vault. Birth dates are not added, because they are too short for the leak check. */
export function makePatients(vault: Vault, count: number): readonly Patient[] {
  return Array.from({ length: count }, (_none, index) => {
    const patient = {
      id: crypto.randomUUID(),
      familyName: `Canary${letters(18)}`,
      givenName: `Robin${letters(14)}`,
      medicalRecordNumber: `MRN${digits(17)}`,
      birthDate: `19${String(40 + index)}-02-0${String(1 + (index % 9))}`,
      // UIDs count as patient data, because they can identify a patient (PS3.15 E.3.9).
      studyInstanceUid: `2.25.${digits(38)}`,
      jobName: `documents_${letters(18)}_1`,
    };
    vault.keep({ name: 'de-identification job name', value: patient.jobName });
    const values = [
      ['id', patient.id],
      ['family name', patient.familyName],
      ['given name', patient.givenName],
      ['record number', patient.medicalRecordNumber],
      ['study UID', patient.studyInstanceUid],
    ] as const;
    for (const [name, value] of values) vault.keep({ name: `patient ${name}`, value, patient: true });
    return patient;
  });
}

const randomly =
  (alphabet: string) =>
  (length: number): string =>
    Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
const letters = randomly('abcdefghijklmnopqrstuvwxyz');
const digits = randomly('123456789');
