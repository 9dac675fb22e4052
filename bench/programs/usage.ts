/**
 * Records the CPU time and memory of a program when the process ends. `node --import` loads this module before the program. These runs are
 * not timed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const { USAGE_FILE = '' } = process.env;
process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(USAGE_FILE, JSON.stringify({ cpuMs: (user + system) / 1000, peakBytes: peakBytes() }));
});

/** On Linux, getrusage includes the peak memory of the parent process, so the value is read from /proc. */
function peakBytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? String(process.resourceUsage().maxRSS);
  return Number(kilobytes) * 1024;
}
