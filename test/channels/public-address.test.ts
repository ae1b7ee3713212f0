import { expect, it } from 'vitest'
import { isPublicAddress, NOT_PUBLIC, publicLookup } from '../../src/channels/public-address.ts'

it.each([
  '127.0.0.1',
  '127.9.9.9',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '::7f00:1',
  'fd00::1',
  'fe80::1',
  '64:ff9b::a00:1',
  '2002:7f00:1::',
  'localhost',
  '0x7f000001',
  '2130706433',
  '',
])('%s is not of the internet', (address) => expect(isPublicAddress(address)).toBe(false))

it.each(['8.8.8.8', '54.172.60.0', '172.15.0.1', '172.32.0.1', '100.63.0.1', '2600:1f18::1'])('%s is', (address) =>
  expect(isPublicAddress(address)).toBe(true),
)

it.each([{ all: true }, { all: false }])(
  'a name that leads to this machine is not connected to (%o)',
  async (options) => {
    const error = await new Promise((done) => publicLookup('localhost', options, (...args) => done(args[0])))
    expect(error).toMatchObject({ code: NOT_PUBLIC })
  },
)
