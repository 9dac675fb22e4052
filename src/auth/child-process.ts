/** Runs `az` and `pwsh` outside the workspace, with a restricted environment and a time limit. */
import { isProcessError, spawn } from '@azure/core-process';
import type { ChildProcess } from 'node:child_process';

export type CommandResult =
  | { readonly status: 'not-found' }
  | { readonly status: 'timed-out'; readonly afterMs: number }
  | {
      readonly status: 'exited';
      /** Undefined if the process was terminated by a signal or could not be started. */
      readonly exitCode: number | undefined;
      readonly stdout: string;
      readonly stderr: string;
    };

/** Size limit for standard output and for standard error, in bytes. A token response is only a few kilobytes. */
const MAX_BYTES = 256 * 1024;

/** Time between SIGTERM and SIGKILL, in milliseconds. */
const GRACE_MS = 1_000;

/** Environment variables passed to a sign-in tool. Other variables might contain secrets, inputs, or paths to the runner's files. */
const ALLOWED_VARIABLES: ReadonlySet<string> = new Set([
  ...['HOME', 'USER', 'LOGNAME', 'USERPROFILE', 'USERNAME', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA'],
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'PROGRAMW6432', 'COMMONPROGRAMFILES', 'SYSTEMDRIVE', 'SYSTEMROOT', 'WINDIR', 'COMSPEC'],
  ...['PATH', 'PATHEXT', 'TEMP', 'TMP', 'TMPDIR', 'PROCESSOR_ARCHITECTURE', 'NUMBER_OF_PROCESSORS', 'OS'],
  ...['PSMODULEPATH', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'DOTNET_ROOT', 'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT'],
  ...['AZURE_CONFIG_DIR', 'AZURE_EXTENSION_DIR', 'LANG', 'LANGUAGE', 'LC_ALL', 'LC_CTYPE', 'TZ'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
]);

/** Returns the environment variables for a sign-in tool. Compares variable names case-insensitively, because Windows does. */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => ALLOWED_VARIABLES.has(name.toUpperCase())));
}

/**
 * Runs a command without a shell. The promise never rejects. For security, @azure/core-process ignores relative paths in PATH.
 *
 * @param variables additional environment variables.
 * @param timeoutMs time limit in milliseconds for the process and its children.
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
      // Jobs cannot write to this folder, so a relative path cannot cause the tool to load a file from the workspace.
      cwd: (platform === 'win32' ? process.env['SystemRoot'] : undefined) ?? '/',
      env: { ...childEnvironment(process.env), ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
      // `az` is a shell script that starts Python. A separate process group lets the action terminate both processes at once.
      detached: platform !== 'win32',
      windowsHide: true,
      allowWindowsBatchFiles: true,
    });
  } catch (error) {
    return Promise.resolve(unstarted(error));
  }
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const killNow = (): void => kill(child, 'SIGKILL', platform);
  // Without this handler, the child processes would continue to run after the job is canceled.
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
  // Do not wait only for `close`, because another process might keep the output streams open.
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

function kill({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL', platform: NodeJS.Platform): void {
  try {
    if (platform === 'win32') {
      const options = { stdio: 'ignore', windowsHide: true } as const;
      spawn('taskkill', ['/pid', String(pid), '/T', '/F'], options).on('error', () => undefined);
    } else process.kill(-Number(pid), signal);
  } catch {
    // The process group no longer exists or was never started.
  }
}

/** Collects the output of a process. Discards output above the size limit, because a full pipe would block the process. */
function collect(pipe: NodeJS.ReadableStream | null): () => string {
  const chunks: Uint8Array[] = [];
  let size = 0;
  pipe?.on('data', (chunk: Uint8Array) => {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
