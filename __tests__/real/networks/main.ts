/**
 * Runs the scenarios and prints the results. The namespace of this process simulates the internet. The lab listens on port 443 of its
 * loopback address, and the proxies listen at one end of a link. The namespace `client` has only the other end.
 *
 * Usage: unshare --net --mount --pid --fork --kill-child --mount-proc node main.ts <working folder> <folder of the action>
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { ID_TOKEN_HOST } from '../../../lab/github/issuer.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';
import { isRecord } from '../../../lab/network/site.ts';
import { findLeaks } from '../../../lab/runner/leaks.ts';
import type { Run } from '../../../lab/runner/runner.ts';
import { runProgram, serverProgram } from '../support/program.ts';
import {
  GATEWAY,
  type Names,
  PASSWORD,
  PORTS,
  type Result,
  type Scenario,
  SCENARIOS,
  SIMPLE_PASSWORD,
  USER,
  WRONG_PASSWORD,
} from './scenarios.ts';

const [folder = '', action = ''] = process.argv.slice(2);
const HOST_NAMES = [
  ...Object.values(HOSTS),
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'token.actions.githubusercontent.com',
  ID_TOKEN_HOST,
];
const TINYPROXY_LOG = join(folder, 'tinyproxy.log');
const MITMPROXY_CA = join(folder, 'mitmproxy-ca-cert.pem');

const HOSTS_FILES: Readonly<Record<Names, string>> = {
  IPv4: hostsFile('IPv4', ['127.0.0.1']),
  IPv6: hostsFile('IPv6', ['::1']),
  'both, IPv6 dead': hostsFile('both', ['::2', '127.0.0.1']),
};
const NO_NAMES = hostsFile('none', []);

/** Writes a file of the working folder and returns its path. */
function file(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

function hostsFile(name: string, addresses: readonly string[]): string {
  return file(`hosts-${name}`, '127.0.0.1 localhost', ...addresses.flatMap((one) => HOST_NAMES.map((host) => `${one} ${host}`)));
}

/** Creates the link between the two networks. `ip` keeps its state in /run, so /run is a file system of this namespace. */
function createLink(): void {
  const commands = [
    ['mount', '-t', 'tmpfs', 'none', '/run'],
    ['mount', '--bind', HOSTS_FILES.IPv4, '/etc/hosts'],
    ['ip', 'link', 'set', 'lo', 'up'],
    ['ip', 'netns', 'add', 'client'],
    ['ip', 'link', 'add', 'name', 'internet', 'type', 'veth', 'peer', 'name', 'client', 'netns', 'client'],
    ['ip', 'address', 'add', `${GATEWAY}/24`, 'dev', 'internet'],
    ['ip', 'link', 'set', 'internet', 'up'],
    ['ip', '-n', 'client', 'address', 'add', '10.77.0.2/24', 'dev', 'client'],
    ['ip', '-n', 'client', 'link', 'set', 'lo', 'up'],
    ['ip', '-n', 'client', 'link', 'set', 'client', 'up'],
  ] as const;
  for (const [command, ...args] of commands) execFileSync(command, args);
}

/** Forwards from the IPv6 loopback address to the lab, which listens on IPv4. */
function listenOnIPv6(lab: Lab): Server {
  const relay = createServer((client) => {
    const server = connect(lab.web.port, '127.0.0.1');
    client.pipe(server).pipe(client);
    client.on('error', () => server.destroy());
    server.on('error', () => client.destroy());
  });
  return relay.listen(443, '::1');
}

function squidConfiguration(port: number, ...authentication: readonly string[]): string {
  const log = join(folder, `squid-${String(port)}.log`);
  return file(
    `squid-${String(port)}.conf`,
    `http_port ${GATEWAY}:${String(port)}`,
    ...authentication,
    ...(authentication.length === 0 ? ['http_access allow all'] : ['acl known proxy_auth REQUIRED', 'http_access allow known']),
    'http_access deny all',
    'cache deny all',
    'pid_filename none',
    `cache_log ${log}`,
    `access_log stdio:${log}`,
    `coredump_dir ${folder}`,
    'shutdown_lifetime 0 seconds',
  );
}

async function startProxies(lab: Lab): Promise<ChildProcess[]> {
  // Tinyproxy and Squid give up root privileges before they write their logs.
  chmodSync(folder, 0o777);
  const tinyproxy = file(
    'tinyproxy.conf',
    ...[`Port ${String(PORTS.tinyproxy)}`, `Listen ${GATEWAY}`, `LogFile "${TINYPROXY_LOG}"`],
    ...['LogLevel Connect', 'ConnectPort 443', 'MaxClients 50'],
  );
  const hash = execFileSync('openssl', ['passwd', '-6', PASSWORD]).toString().trim();
  const logins = file('logins', `${USER}:${hash}`);
  const helpers = '/usr/lib/squid';
  const squids = [
    squidConfiguration(PORTS.squid),
    squidConfiguration(PORTS.squidBasic, `auth_param basic program ${helpers}/basic_ncsa_auth ${logins}`, 'auth_param basic children 1'),
    squidConfiguration(PORTS.squidNtlm, `auth_param ntlm program ${helpers}/ntlm_fake_auth`, 'auth_param ntlm children 1'),
  ];
  mkdirSync('/run/squid');
  const listen = ['--listen-host', GATEWAY, '--listen-port', String(PORTS.mitmproxy), '--proxyauth', `${USER}:${SIMPLE_PASSWORD}`];
  const trust = ['--set', `confdir=${folder}`, '--set', `ssl_verify_upstream_trusted_ca=${lab.env['NODE_EXTRA_CA_CERTS'] ?? ''}`];
  const [program = '', ...npm] = serverProgram('npm-proxy.mjs', GATEWAY, String(PORTS.npm), `${USER}:${PASSWORD}`);
  const children = [
    spawn('tinyproxy', ['-d', '-c', tinyproxy], { stdio: 'ignore' }),
    // Squids with the same service name (-n) share memory segments, and one fails if another creates a segment at the same time.
    ...squids.map((configuration, index) =>
      spawn('squid', ['-N', '-n', `squid${String(index)}`, '-f', configuration], { stdio: 'ignore' }),
    ),
    spawn(program, npm, { stdio: ['pipe', 'ignore', 'inherit'] }),
    spawn('mitmdump', ['--quiet', ...listen, ...trust], { stdio: ['ignore', 'ignore', 'inherit'] }),
  ];
  for (const [name, port] of Object.entries(PORTS)) await untilListening(name, port);
  return children;
}

async function untilListening(name: string, port: number): Promise<void> {
  for (let attempts = 0; attempts < 800; attempts += 1) {
    const open = await new Promise<boolean>((done) => {
      const socket = connect(port, GATEWAY, () => {
        socket.destroy();
        done(true);
      });
      socket.once('error', () => done(false));
    });
    if (open) return;
    await sleep(25);
  }
  throw new Error(`${name} does not listen on port ${String(port)}`);
}

async function runScenario(lab: Lab, { place, names = 'IPv4', env, with: inputs }: Scenario): Promise<Result> {
  lab.clear();
  lab.managedIdentity.requests.splice(0);
  const before = tunnels().length;
  const { MANAGED_IDENTITY, ...own } = env;
  const variables = Object.entries(own).map(([name, value]): [string, string] => [name, value === 'MITMPROXY_CA' ? MITMPROXY_CA : value]);
  const machine = MANAGED_IDENTITY === undefined ? {} : lab.managedIdentity.machine;
  const step = file(
    'step.json',
    JSON.stringify({ action, env: { ...lab.env, ...machine, ...Object.fromEntries(variables) }, with: inputs }),
  );
  const [command = '', ...args] = [
    ...(place === 'client' ? ['ip', 'netns', 'exec', 'client'] : []),
    ...[
      'unshare',
      '--mount',
      'sh',
      '-c',
      'mount --bind "$0" /etc/hosts && exec "$@"',
      place === 'internet' ? HOSTS_FILES[names] : NO_NAMES,
    ],
    ...[process.execPath, join(import.meta.dirname, 'step.ts'), step],
  ];
  const { stdout, stderr } = await runProgram(command, args);
  const run: unknown = stdout === '' ? undefined : JSON.parse(stdout);
  if (!isRun(run)) throw new TypeError(stderr);
  const passwords = [PASSWORD, SIMPLE_PASSWORD, WRONG_PASSWORD].flatMap((value) => [value, encodeURIComponent(value)]);
  const secrets = [...lab.secrets, ...passwords.map((value) => ({ name: 'proxy password', value }))];
  return {
    exitCode: run.exitCode,
    log: run.log,
    status: run.outputs['status'] ?? '',
    failure: run.outputs['failure'] ?? '',
    hosts: [...new Set([...lab.requests.map(({ host }) => host), ...lab.managedIdentity.requests.map(() => 'managed identity')])].sort(),
    tunnels: [...new Set(tunnels().slice(before))].sort(),
    leaks: findLeaks(run, secrets)
      .filter(({ where }) => !/^output tokens?$/.test(where))
      .map(({ where, what }) => `${what} in ${where}`),
  };
}

function isRun(value: unknown): value is Run {
  return isRecord(value) && typeof value['log'] === 'string' && isRecord(value['outputs']) && Array.isArray(value['writtenFiles']);
}

/** Returns the hosts of all CONNECT requests in Tinyproxy's log. */
function tunnels(): string[] {
  if (!existsSync(TINYPROXY_LOG)) return [];
  return [...readFileSync(TINYPROXY_LOG, 'utf8').matchAll(/: CONNECT (\S+):443 HTTP/g)].map(([, host = '']) => host);
}

createLink();
const lab = await startLab({ port: 443 });
const relay = listenOnIPv6(lab);
const proxies = await startProxies(lab);
const results: Record<string, Result> = {};
for (const [name, scenario] of Object.entries(SCENARIOS)) results[name] = await runScenario(lab, scenario);
for (const proxy of proxies) proxy.kill('SIGKILL');
relay.close();
await lab.stop();
console.log(JSON.stringify(results));
