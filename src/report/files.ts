/** The reports that go to files. A new one is a file in report/ that makes it, and a row here: its input is read, checked and served by that alone. */
import type { Outcome } from '../model/outcome.ts';
import { healthReport } from './health.ts';
import type { Request } from '../model/request.ts';

/** A report that a user may have in a file. */
export interface ReportFile {
  /** The input that names the file. */
  readonly input: string;
  /** What to write. One that needs a library imports its writer here: the inputs are read before any library may be evaluated. */
  readonly text: (outcome: Outcome, request: Request) => string | Promise<string>;
}

export const REPORT_FILES: readonly ReportFile[] = [
  { input: 'report-path', text: (outcome, request) => `${JSON.stringify(healthReport(outcome, request))}\n` },
  { input: 'junit-path', text: async (outcome, request) => (await import('./junit.ts')).junitXml(outcome, request) },
];
