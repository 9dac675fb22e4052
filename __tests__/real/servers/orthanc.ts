/**
 * Debian's Orthanc with its DICOMweb plugin, in the network namespace that this program was started in: its version 1.10 listens on every
 * address whatever its settings say, and a namespace has none but its own loopback. The one way in is the socket file.
 *
 * Usage: unshare --map-root-user --net node orthanc.ts <socket file>
 */
import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
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
orthanc.once('exit', (code) => process.exit(code ?? 1));

for (let tries = 0; !(await answers()); tries += 1) {
  if (tries === 200) throw new Error('Orthanc does not answer');
  await sleep(25);
}

const bridge = createServer((inside) => {
  const outside = connect(PORT, '127.0.0.1');
  inside.pipe(outside).pipe(inside);
  inside.on('error', () => outside.destroy());
  outside.on('error', () => inside.destroy());
});
bridge.listen(socket, () => {
  console.log('ready');
});
process.stdin.resume().once('end', () => orthanc.kill());

function answers(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${String(PORT)}/system`).then(
    ({ ok }) => ok,
    () => false,
  );
}
