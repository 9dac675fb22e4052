/**
 * Runs Debian's Orthanc with its DICOMweb plugin. Version 1.10 always listens on every address, so it runs in a network namespace that has
 * only a loopback address. A socket file connects it to the gate.
 *
 * Usage: unshare --net node orthanc.ts <socket file>
 */
import { execFileSync, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const PORT = 8042;
const [socket = ''] = process.argv.slice(2);

execFileSync('ip', ['link', 'set', 'lo', 'up']);
writeFileSync(
  'orthanc.json',
  JSON.stringify({
    Name: 'real',
    StorageDirectory: 'archive',
    IndexDirectory: 'archive',
    HttpPort: PORT,
    AuthenticationEnabled: false,
    DicomServerEnabled: false,
    DefaultEncoding: 'Utf8',
    Plugins: ['/usr/share/orthanc/plugins/libOrthancDicomWeb.so'],
    // Azure's path shape: <base>/v2/studies.
    DicomWeb: { Enable: true, Root: '/v2/' },
  }),
);
const orthanc = spawn('Orthanc', ['orthanc.json'], { stdio: ['ignore', 'ignore', 'inherit'] });
orthanc.once('exit', (code) => {
  // The archive belongs to root, so only this process can remove it.
  rmSync('archive', { recursive: true, force: true });
  process.exit(code ?? 1);
});

for (let attempts = 0; !(await responds()); attempts += 1) {
  if (attempts === 400) throw new Error('Orthanc does not respond');
  await sleep(25);
}

const bridge = createServer((inside) => {
  const outside = connect(PORT, '127.0.0.1');
  inside.pipe(outside).pipe(inside);
  inside.on('error', () => outside.destroy());
  outside.on('error', () => inside.destroy());
});
bridge.listen(socket, () => console.log('ready'));
process.stdin.resume().once('end', () => orthanc.kill());

function responds(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${String(PORT)}/system`).then(
    ({ ok }) => ok,
    () => false,
  );
}
