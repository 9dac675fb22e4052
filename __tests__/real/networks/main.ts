/**
 * Plays the scenarios in networks of their own and prints the results. This process is the internet: the lab on port 443 of its loopback,
 * and three proxies at the near end of a cable whose far end is all that the namespace `ward` has.
 *
 * Usage: unshare --net --mount --pid --fork --kill-child --mount-proc node main.ts <folder to work in> <folder of the action>
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';
import { findLeaks } from '../../../lab/runner/leaks.ts';
import type { Run } from '../../../lab/runner/runner.ts';
import { isRecord } from '../../../lab/network/site.ts';
import { runProgram } from '../support/program.ts';
import { GATEWAY, LOGIN, type Names, PORTS, type Result, type Scenario, SCENARIOS } from './scenarios.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const [folder = '', action = ''] = process.argv.slice(2);
const NAMES = [
  ...Object.values(HOSTS),
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'token.actions.githubusercontent.com',
  ID_TOKEN_HOST,
];
const TINYPROXY_LOG = join(folder, 'tinyproxy.log');

function hostsFile(name: string, addresses: readonly string[]): string {
  const file = join(folder, `hosts-${name.replaceAll(/\W+/g, '-')}`);
  const lines = ['127.0.0.1 localhost', ...addresses.flatMap((address) => NAMES.map((host) => `${address} ${host}`))];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const STREET: Readonly<Record<Names, string>> = {
  IPv4: hostsFile('IPv4', ['127.0.0.1']),
  IPv6: hostsFile('IPv6', ['::1']),
  'both, IPv6 dead': hostsFile('both', ['::2', '127.0.0.1']),
};
const BARE = hostsFile('bare', []);

/** The cable between this network and the ward. What `ip` keeps of it is kept in memory that goes with this namespace. */
function layCable(): void {
  const commands = [
    ['mount', '-t', 'tmpfs', 'none', '/run'],
    ['mount', '--bind', STREET.IPv4, '/etc/hosts'],
    ['ip', 'link', 'set', 'lo', 'up'],
    ['ip', 'netns', 'add', 'ward'],
    ['ip', 'link', 'add', 'name', 'street', 'type', 'veth', 'peer', 'name', 'ward', 'netns', 'ward'],
    ['ip', 'address', 'add', `${GATEWAY}/24`, 'dev', 'street'],
    ['ip', 'link', 'set', 'street', 'up'],
    ['ip', '-n', 'ward', 'address', 'add', '10.77.0.2/24', 'dev', 'ward'],
    ['ip', '-n', 'ward', 'link', 'set', 'lo', 'up'],
    ['ip', '-n', 'ward', 'link', 'set', 'ward', 'up'],
  ] as const;
  for (const [command, ...args] of commands) execFileSync(command, args);
}

/** The lab listens on IPv4; this is its IPv6 address. */
function listenOnIPv6(lab: Lab): Server {
  const relay = createServer((client) => {
    const server = connect(lab.web.port, '127.0.0.1');
    client.pipe(server).pipe(client);
    client.on('error', () => server.destroy());
    server.on('error', () => client.destroy());
  });
  return relay.listen(443, '::1');
}

async function startProxies(): Promise<ChildProcess[]> {
  // Both give up root's rights, and write their logs after that.
  chmodSync(folder, 0o777);
  const tinyproxy = join(folder, 'tinyproxy.conf');
  writeFileSync(
    tinyproxy,
    [
      `Port ${String(PORTS.tinyproxy)}`,
      `Listen ${GATEWAY}`,
      `LogFile "${TINYPROXY_LOG}"`,
      'LogLevel Connect',
      'ConnectPort 443',
      'MaxClients 50',
    ].join('\n'),
  );
  const squid = join(folder, 'squid.conf');
  const log = join(folder, 'squid.log');
  writeFileSync(
    squid,
    [
      `http_port ${GATEWAY}:${String(PORTS.squid)}`,
      'http_access allow all',
      'cache deny all',
      'pid_filename none',
      `cache_log ${log}`,
      `access_log stdio:${log}`,
      `coredump_dir ${folder}`,
      'shutdown_lifetime 0 seconds',
      '',
    ].join('\n'),
  );
  mkdirSync('/run/squid');
  const npm = [join(ROOT, '__tests__/real/servers/npm-proxy.mjs'), GATEWAY, String(PORTS.npm), `${LOGIN.user}:${LOGIN.password}`];
  const children = [
    spawn('tinyproxy', ['-d', '-c', tinyproxy], { stdio: 'ignore' }),
    spawn('squid', ['-N', '-f', squid], { stdio: 'ignore' }),
    spawn(process.execPath, npm, { stdio: ['pipe', 'ignore', 'inherit'] }),
  ];
  for (const port of Object.values(PORTS)) await listening(port);
  return children;
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const open = await new Promise<boolean>((done) => {
      const socket = connect(port, GATEWAY, () => {
        socket.destroy();
        done(true);
      });
      socket.once('error', () => {
        done(false);
      });
    });
    if (open) return;
    await sleep(25);
  }
  throw new Error(`Nobody listens on port ${String(port)}`);
}

async function play(lab: Lab, { place, names = 'IPv4', env, with: inputs }: Scenario): Promise<Result> {
  lab.clear();
  lab.managedIdentity.requests.splice(0);
  const before = tunnels().length;
  const { $LAB, ...own } = env;
  const step = { action, env: { ...lab.env, ...($LAB === undefined ? {} : lab.managedIdentity.machine), ...own }, with: inputs };
  const file = join(folder, 'step.json');
  writeFileSync(file, JSON.stringify(step));
  const inPlace = place === 'ward' ? ['ip', 'netns', 'exec', 'ward'] : [];
  const hosts = place === 'street' ? STREET[names] : BARE;
  const [command = '', ...args] = [
    ...inPlace,
    ...['unshare', '--mount', 'sh', '-c', 'mount --bind "$0" /etc/hosts && exec "$@"', hosts],
    ...[process.execPath, join(import.meta.dirname, 'step.ts'), file],
  ];
  const { stdout, stderr } = await runProgram(command, args);
  const run: unknown = stdout === '' ? undefined : JSON.parse(stdout);
  if (!isRun(run)) throw new TypeError(stderr);
  return {
    exitCode: run.exitCode,
    log: run.log,
    status: run.outputs['status'] ?? '',
    failure: run.outputs['failure'] ?? '',
    asked: [...new Set([...lab.requests.map(({ host }) => host), ...lab.managedIdentity.requests.map(() => 'managed identity')])].sort(),
    tunnels: tunnels().slice(before),
    leaks: findLeaks(run, [...lab.secrets, { name: 'proxy password', value: LOGIN.password }])
      .filter(({ where }) => !/^output tokens?$/.test(where))
      .map(({ where, what }) => `${what} in ${where}`),
  };
}

function isRun(value: unknown): value is Run {
  return isRecord(value) && typeof value['log'] === 'string' && isRecord(value['outputs']) && Array.isArray(value['filesLeft']);
}

/** What Tinyproxy was asked to connect to, from its own log. */
function tunnels(): string[] {
  if (!existsSync(TINYPROXY_LOG)) return [];
  return [...readFileSync(TINYPROXY_LOG, 'utf8').matchAll(/: CONNECT (\S+):443 HTTP/g)].map(([, host = '']) => host);
}

layCable();
const lab = await startLab({ port: 443 });
const relay = listenOnIPv6(lab);
const proxies = await startProxies();
const results: Record<string, Result> = {};
for (const [name, scenario] of Object.entries(SCENARIOS)) results[name] = await play(lab, scenario);
for (const proxy of proxies) proxy.kill('SIGKILL');
relay.close();
await lab.stop();
console.log(JSON.stringify(results));
