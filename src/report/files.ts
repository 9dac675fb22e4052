/** Writes the reports that go to files. A new report is a file in report/ that creates the text, and a row here. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Outcome } from '../model/outcome.ts';
import { healthReport } from './health.ts';
import type { Request } from '../model/request.ts';

/** A report that a user can have in a file. */
interface ReportFile {
  /** The input that names the file. */
  readonly input: string;
  readonly text: (outcome: Outcome, request: Request) => string | Promise<string>;
}

export const REPORT_FILES: readonly ReportFile[] = [
  { input: 'report-path', text: (outcome, request) => `${JSON.stringify(healthReport(outcome, request))}\n` },
  { input: 'junit-path', text: async (outcome, request) => (await import('./junit.ts')).junitXml(outcome, request) },
];

/**
 * Writes a report file: to a new file, which then replaces the one at the path. A link at the path is never followed.
 *
 * @param path absolute.
 * @param canWrite repeats the check of the inputs, because a folder or file can have become a link since.
 * @throws Error if the file may not or cannot be written.
 */
export async function writeReportFile(path: string, text: string, canWrite: (path: string) => boolean): Promise<void> {
  if (!canWrite(path)) throw new Error('The path changed during the run');
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  // The flag wx fails if the path exists, also if it is a link.
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.chmod(0o666 & ~umask());
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Returns the file mode bits that new files of this process do not get. Node can read them only by setting them. */
function umask(): number {
  const bits = process.umask(0o077);
  process.umask(bits);
  return bits;
}
