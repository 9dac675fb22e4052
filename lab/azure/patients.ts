/** Patients who never lived: their data are canaries, random and long, so that one of them anywhere is proof of a leak. */
import type { Vault } from './tokens.ts';

export interface Patient {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly medicalRecordNumber: string;
  readonly birthDate: string;
  readonly studyInstanceUid: string;
  /**
   * What a de-identification job of theirs is called. A canary of the log, but not counted as patient data served: no read of the job list
   * leaves its names out, so that the action discards them unread.
   */
  readonly jobName: string;
}

/** Makes patients and tells the vault what of them must never be seen. Birth dates are no canaries: one is too short to be proof. */
export function makePatients(vault: Vault, count: number): readonly Patient[] {
  return Array.from({ length: count }, (_none, index) => {
    const patient = {
      id: crypto.randomUUID(),
      familyName: `Canary${letters(18)}`,
      givenName: `Robin${letters(14)}`,
      medicalRecordNumber: `MRN${digits(17)}`,
      birthDate: `19${String(40 + index)}-02-0${String(1 + (index % 9))}`,
      // UIDs count as patient data: PS3.15 E.3.9 warns that they re-identify.
      studyInstanceUid: `2.25.${digits(38)}`,
      jobName: `documents_${letters(18)}_1`,
    };
    vault.keep({ name: 'de-identification job name', value: patient.jobName });
    const told = [
      ['id', patient.id],
      ['family name', patient.familyName],
      ['given name', patient.givenName],
      ['record number', patient.medicalRecordNumber],
      ['study UID', patient.studyInstanceUid],
    ] as const;
    for (const [name, value] of told) vault.keep({ name: `patient ${name}`, value, patient: true });
    return patient;
  });
}

function letters(length: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => String.fromCharCode(97 + (byte % 26))).join('');
}

function digits(length: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => String(1 + (byte % 9))).join('');
}
