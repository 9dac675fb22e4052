/** Runs `az` and `pwsh` with a restricted environment, outside the workspace, and with a time limit. */
import { isProcessError, spawn } from '@azure/core-process';
import type { ChildProcess } from 'node:child_process';

/** Result of a command. */
export type CommandResult =
  | { readonly status: 'not-found' }
  | { readonly status: 'timed-out'; readonly afterMs: number }
  | {
      readonly status: 'exited';
      /** Undefined if a signal ended the process or it could not be started. */
      readonly exitCode: number | undefined;
      readonly stdout: string;
      readonly stderr: string;
    };

/** Maximum size of each captured output. A token response is a few kilobytes. */
const MAX_BYTES = 256 * 1024;

/** Time between SIGTERM and SIGKILL. Milliseconds. */
const GRACE_MS = 1_000;

/**
 * Variables that a sign-in tool needs for its files, language, proxies and certificates. All others are withheld, because the
 * environment of a step contains the ID token request token, inputs, and the paths of the runner's command files.
 */
const ALLOWED_VARIABLES: ReadonlySet<string> = new Set([
  ...['HOME', 'USER', 'LOGNAME', 'USERPROFILE', 'USERNAME', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA'],
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'PROGRAMW6432', 'COMMONPROGRAMFILES', 'SYSTEMDRIVE', 'SYSTEMROOT', 'WINDIR', 'COMSPEC'],
  ...['PATH', 'PATHEXT', 'TEMP', 'TMP', 'TMPDIR', 'PROCESSOR_ARCHITECTURE', 'NUMBER_OF_PROCESSORS', 'OS'],
  ...['PSMODULEPATH', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'DOTNET_ROOT', 'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT'],
  ...['AZURE_CONFIG_DIR', 'AZURE_EXTENSION_DIR', 'LANG', 'LANGUAGE', 'LC_ALL', 'LC_CTYPE', 'TZ'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
]);

/** Returns the environment for a sign-in tool. As on Windows, names are case-insensitive. */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => ALLOWED_VARIABLES.has(name.toUpperCase())));
}

/**
 * Runs a command without a shell. @azure/core-process searches only the absolute folders in PATH, so it never finds a program in the workspace.
 *
 * @param command program name.
 * @param variables variables to add to the allowed ones.
 * @param timeoutMs time after which the process and its child processes are ended. Milliseconds.
 * @returns the result. Never throws, and always resolves within a second after the limit.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
  timeoutMs: number,
  platform: NodeJS.Platform,
): Promise<CommandResult> {
  const { promise, resolve } = Promise.withResolvers<CommandResult>();
  let child: ChildProcess;
  try {
    child = spawn(command, args, {
      // No job can write to it, so no file of the workspace is found by a relative name. `SystemRoot` is that of Windows.
      cwd: process.env['SystemRoot'] ?? '/',
      env: { ...childEnvironment(process.env), ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Uses a separate process group, because az is a script that starts Python, and a group can be ended as a whole.
      detached: platform !== 'win32',
      windowsHide: true,
      allowWindowsBatchFiles: true,
    });
  } catch (error) {
    return Promise.resolve(unstarted(error));
  }
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const killNow = (): void => {
    kill(child, 'SIGKILL', platform);
  };
  // If the job is cancelled, this process ends, but the group would keep running.
  process.once('exit', killNow);
  const timers: NodeJS.Timeout[] = [];
  const after = (ms: number, action: () => void): void => {
    timers.push(setTimeout(action, ms));
  };
  const endWith = (exitCode: number | null): void => {
    resolve({ status: 'exited', exitCode: exitCode ?? undefined, stdout: stdout(), stderr: stderr() });
  };
  after(timeoutMs, () => {
    kill(child, 'SIGTERM', platform);
    after(GRACE_MS, () => {
      killNow();
      resolve({ status: 'timed-out', afterMs: timeoutMs });
    });
    child.removeAllListeners('exit').removeAllListeners('close');
  });
  child.once('error', (error) => {
    resolve(unstarted(error));
  });
  // Another process may keep the pipes open, so `close` may never be emitted.
  child.once('exit', (exitCode) => {
    after(GRACE_MS, () => {
      endWith(exitCode);
    });
  });
  child.once('close', endWith);
  return promise.finally(() => {
    process.off('exit', killNow);
    for (const timer of timers) clearTimeout(timer);
    child.stdout?.destroy();
    child.stderr?.destroy();
    child.unref();
  });
}

function unstarted(error: unknown): CommandResult {
  if (isProcessError(error) && error.code === 'ENOENT') return { status: 'not-found' };
  return { status: 'exited', exitCode: undefined, stdout: '', stderr: '' };
}

/** Sends a signal to the process group. On Windows, ends the process tree. */
function kill({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL', platform: NodeJS.Platform): void {
  try {
    if (platform === 'win32') {
      const options = { stdio: 'ignore', windowsHide: true } as const;
      spawn('taskkill', ['/pid', String(pid), '/T', '/F'], options).on('error', () => undefined);
    } else process.kill(-Number(pid), signal);
  } catch {
    // The group has already ended, or never started.
  }
}

/** Reads a pipe up to the limit and discards the rest, so that the process can end. */
function collect(pipe: NodeJS.ReadableStream | null): () => string {
  const chunks: Uint8Array[] = [];
  let size = 0;
  pipe?.on('data', (chunk: Uint8Array) => {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
