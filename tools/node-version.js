/** Shows the Node versions of npm and of the scripts before `npm test`. Written in JavaScript, so that it runs on any Node version. */
const required = 24;
const [major] = process.versions.node.split('.');
const [, npmNode = 'an unknown version'] = /node\/v?(\S+)/.exec(process.env.npm_config_user_agent ?? '') ?? [];

console.log(`npm runs on Node ${npmNode}. The scripts run on Node ${process.versions.node} (${process.execPath}).`);
if (Number(major) < required) {
  console.error(
    `The scripts need Node ${required}. Run npm ci, which installs it on Linux, Windows and Intel Macs, or install Node ${required}.`,
  );
  process.exitCode = 1;
}
