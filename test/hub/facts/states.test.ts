import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { nounOf } from '../../../src/cases/index.ts'

const FLOWS = join(import.meta.dirname, '..', '..', '..', 'flows')

/** Facts that hold the state of a case document, and of which noun. */
const STATES: Readonly<Record<string, string>> = {
  'claim.state': 'claim',
  'defender.state': 'defender',
}

/** Every condition on such a fact, anywhere in a flow. */
const conditionsIn = (value: unknown): { fact: string; named: unknown[] }[] => {
  if (value === null || typeof value !== 'object') return []
  const { fact, is, not, in: among } = value as Record<string, unknown>
  const own = typeof fact === 'string' && fact in STATES ? [{ fact, named: [is, not, among].flat() }] : []
  return [...own, ...Object.values(value).flatMap(conditionsIn)]
}

it('names in the conditions of the flows only states that there are', () => {
  const found = readdirSync(FLOWS).flatMap((file) =>
    conditionsIn(parse(readFileSync(join(FLOWS, file), 'utf8'))).map((one) => ({ file, ...one })),
  )
  expect(found.length).toBeGreaterThan(30)
  const wrong = found.flatMap(({ file, fact, named }) =>
    named
      .filter((state) => state !== undefined && state !== true)
      .filter((state) => !nounOf(STATES[fact] ?? '')?.states.includes(state as never))
      .map((state) => `${file}: ${fact} ${state}`),
  )
  expect(wrong).toEqual([])
})
