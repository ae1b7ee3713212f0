import { expect } from 'vitest'
import { problem } from '../support.ts'
import { table } from '../table.ts'

const setting = { country: 'US', lang: 'en' } as const
const of = (verb: string, ref: string) => ({ reply: expect.objectContaining({ verb, ref }) })
const none = problem('reply.unclear')

table('letter', [
  ['CF-1042: ask whether they have a visa', of('tell', 'CF-1042'), setting],
  ['T5 how much was the bus?', of('tell', 'T5'), setting],
  [`CF-1042 ${'ask whether they have a visa '.repeat(22)}`, of('long', 'CF-1042'), setting],
  ['ask whether they have a visa', none, setting],
  ['CF-1042 his mother has died, please ask his wife', of('tell', 'CF-1042'), setting],
  ['CF-1042 ok but call me first', none, setting],
  ['CF-1042 I want to file a complaint', none, setting],
  ['CF-1042 thank you so much', none, setting],
  ['CF-1042 status', none, setting],
  ['CF-1042', none, setting],
  ['T17 1', none, setting],
  ['ok T17', none, setting],
  ['T17 and T18, please', none, setting],
])
