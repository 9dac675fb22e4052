import { afterAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPipe, prepareFile, writable } from '../../../src/inputs/runner.ts';
import { readJsonFile } from '../../../src/util/json.ts';

const place = realpathSync(mkdtempSync(join(tmpdir(), 'files-')));
const workspace = join(place, 'workspace');
const temp = join(place, 'temp');
const outside = join(place, 'workspace-of-somebody-else');
const roots = [workspace, temp];

for (const folder of [workspace, temp, outside, join(workspace, 'taken')]) mkdirSync(folder);
writeFileSync(join(workspace, 'old.json'), '{}');
writeFileSync(join(outside, 'theirs.json'), '{}');
symlinkSync(outside, join(workspace, 'way-out'), 'dir');
symlinkSync(join(outside, 'theirs.json'), join(workspace, 'theirs.json'), 'file');
symlinkSync(join(outside, 'not-there-yet.json'), join(workspace, 'dangling.json'), 'file');
symlinkSync(join(outside, 'not-there-yet'), join(workspace, 'dangling'), 'dir');
symlinkSync(workspace, join(place, 'link-to-workspace'), 'dir');
symlinkSync(join(workspace, 'old.json'), join(temp, 'to-workspace.json'), 'file');

afterAll(() => rmSync(place, { recursive: true }));

/** Result of prepareFile for each kind of path. */
const RESULTS = {
  ready: undefined,
  outside: 'is outside the workspace and RUNNER_TEMP',
  link: 'contains a symbolic link',
  reserved: 'belongs to Git or to the runner',
  missing: 'is in the workspace or RUNNER_TEMP, but that folder does not exist',
  unwritable: 'is not a file that this job can write to',
} as const;

describe('the path of a report', () => {
  test.each([
    ['in the workspace', join(workspace, 'report.json'), 'ready'],
    ["in the runner's temporary folder", join(temp, 'report.json'), 'ready'],
    ['of an existing report', join(workspace, 'old.json'), 'ready'],
    ['in missing folders', join(workspace, 'a', 'b', 'report.json'), 'ready'],
    ['through a link, even if its target is inside', join(temp, 'to-workspace.json'), 'link'],
    ['outside both folders', join(place, 'report.json'), 'outside'],
    ['in a folder with a similar name', join(outside, 'report.json'), 'outside'],
    ['in a parent folder', join(workspace, '..', 'report.json'), 'outside'],
    ['in a system folder', '/etc/report.json', 'outside'],
    ['through a link to a folder outside', join(workspace, 'way-out', 'report.json'), 'link'],
    ['through a link to a file outside', join(workspace, 'theirs.json'), 'link'],
    ['through a link to a missing file outside', join(workspace, 'dangling.json'), 'link'],
    ['of a folder', join(workspace, 'taken'), 'unwritable'],
    ['below a file', join(workspace, 'old.json', 'report.json'), 'unwritable'],
    ['through a link to a missing folder outside', join(workspace, 'dangling', 'report.json'), 'link'],
  ] as const)('%s', (_, path, result) => expect(prepareFile(path, roots, [])).toBe(RESULTS[result]));

  test.each([
    ['in the .git folder', join(workspace, '.git', 'config')],
    ['in the .git folder of a submodule, in upper case', join(workspace, 'sub', '.GIT', 'hooks', 'post-checkout')],
    ['with a short name on Windows', join(workspace, 'GIT~1', 'config')],
    ['with a trailing dot and space', join(workspace, '.git. ', 'config')],
    ["among the runner's command files", join(temp, '_runner_file_commands', 'set_output_1')],
    ['of a file of the runner', join(temp, 'event.json')],
  ])('%s: reserved', (_, path) => expect(prepareFile(path, roots, [join(temp, 'event.json')])).toBe(RESULTS.reserved));

  test('a file of the runner may be in a folder that does not exist', () =>
    expect(prepareFile(join(temp, 'report.json'), roots, [join(place, 'not-there', 'event.json')])).toBe(RESULTS.ready));

  test('a workspace that is a link is resolved', () => {
    expect(prepareFile(join(place, 'link-to-workspace', 'report.json'), [join(place, 'link-to-workspace')], [])).toBe(RESULTS.ready);
    expect(prepareFile(join(workspace, 'report.json'), [join(place, 'link-to-workspace')], [])).toBe(RESULTS.ready);
  });

  test('missing folders are created, but not the file', () => {
    expect(prepareFile(join(workspace, 'new', 'folder', 'report.json'), roots, [])).toBe(RESULTS.ready);
    expect(readdirSync(join(workspace, 'new', 'folder'))).toEqual([]);
  });

  test('nothing is created outside', () => {
    expect(prepareFile(join(workspace, 'way-out', 'new', 'report.json'), roots, [])).toBe(RESULTS.link);
    expect(existsSync(join(outside, 'new'))).toBe(false);
  });

  test('every path is outside if there is no workspace', () => {
    expect(prepareFile(join(workspace, 'report.json'), [], [])).toBe(RESULTS.outside);
    expect(prepareFile(join(workspace, 'report.json'), [join(place, 'not-there')], [])).toBe(RESULTS.outside);
  });

  test.each(['report.json', 'a/b/report.json'])('a folder that does not exist is reported instead: %s', (path) => {
    const missing = join(place, 'not-there');
    expect(prepareFile(join(missing, path), [missing, temp], [])).toBe(RESULTS.missing);
    expect(prepareFile(join(missing, path), [workspace, missing], [])).toBe(RESULTS.missing);
    expect(existsSync(missing)).toBe(false);
  });
});

describe('the payload of the event', () => {
  const path = join(place, 'event.json');

  test.each([
    ['a payload', '{"action":"opened"}', { action: 'opened' }],
    ['a payload that is not an object', '[1]', [1]],
    ['a truncated payload', '{"action":', undefined],
    ['an empty file', '', undefined],
  ])('%s', (_, text, payload) => {
    writeFileSync(path, text);
    expect(readJsonFile(path)).toEqual(payload);
  });

  test.each([
    ['no path', undefined],
    ['no file', join(place, 'nowhere.json')],
    ['a folder', workspace],
  ])('is undefined for %s', (_, where) => expect(readJsonFile(where)).toBeUndefined());
});

(process.platform === 'win32' ? test.skip : test)(
  'a named pipe is neither read as the payload of the event nor written, and is recognized',
  () => {
    const pipe = join(place, 'pipe');
    const writer = spawn('sh', ['-c', 'mkfifo "$0" && echo "{}" > "$0"', pipe]);
    try {
      while (!existsSync(pipe));
      expect([readJsonFile(pipe), writable(pipe)]).toEqual([undefined, undefined]);
      expect([pipe, workspace, join(place, 'nowhere'), '', undefined].map(isPipe)).toEqual([true, false, false, false, false]);
    } finally {
      writer.kill('SIGKILL');
    }
  },
);

describe('a file that can be written', () => {
  test.each([
    ['exists', join(workspace, 'old.json'), true],
    ['is not a missing file, because GitHub creates the file before the step', join(workspace, 'not-there'), false],
    ['can be a device', devNull, true],
    ['is undefined without a path', undefined, false],
    ['is undefined for an empty path', '', false],
  ])('%s', (_, path, good) => expect(writable(path)).toBe(good ? path : undefined));
});
