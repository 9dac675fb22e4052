import { expect, test } from '@jest/globals';
import { addressKind } from '../../../src/http/connect.ts';

/** RFC 1918, 6598, 3927, 4193 and 4291. */
test.each([
  ['10.0.0.4', 'private'],
  ['10.255.255.255', 'private'],
  ['11.0.0.1', 'public'],
  ['172.15.255.255', 'public'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'private'],
  ['192.169.0.1', 'public'],
  ['100.63.255.255', 'public'],
  ['100.64.0.1', 'private'],
  ['100.127.255.255', 'private'],
  ['100.128.0.1', 'public'],
  ['169.254.169.254', 'private'],
  ['127.0.0.1', 'private'],
  ['20.37.12.4', 'public'],
  ['::1', 'private'],
  ['::2', 'public'],
  ['fc00::1', 'private'],
  ['fdff:ffff::1', 'private'],
  ['fe80::1', 'private'],
  ['febf::1', 'private'],
  ['fec0::1', 'public'],
  ['2603:1030::4', 'public'],
  ['::ffff:10.0.0.4', 'private'],
  ['::ffff:20.37.12.4', 'public'],
])('%s is %s', (address, kind) => expect(addressKind(address)).toBe(kind));
