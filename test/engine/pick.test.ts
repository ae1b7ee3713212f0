import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/engine/session.ts'
import { play } from './sample.ts'

const open = [
  { ref: 'T1', case: 'CF-1' },
  { ref: 'T2', case: 'CF-2' },
  { ref: 'T3', case: 'CF-2' },
]

describe('pick', () => {
  it.each<[string, Json, Json, string]>([
    ['the one that is named', open, 'T2', 'Es T2.'],
    ['the one of a list of one', open, ['T2'], 'Es T2.'],
    ['the one of the case that is named', open, 'CF-1', 'Es T1.'],
    ['which of a case', open, 'CF-2', '¿T2 o T3?'],
    ['nothing when another is named', open, 'T9', 'No hay.'],
    ['the only one when nothing is named', [open[2] ?? null], null, 'Es T3.'],
    ['which when nothing is named', open, null, '¿T1 o T2?'],
    ['nothing of nothing', [], null, 'No hay.'],
    ['nothing where there is no list', null, 'T1', 'No hay.'],
    ['nothing among what are no items', ['T1', null, 3], 'T1', 'No hay.'],
  ])('%s', (_, list, ref, said) => {
    const it = play()
    it.facts = { ...it.facts, tasks: { open: list } }
    it.send({ kind: 'start', flow: 'which', answers: ref === null ? {} : { ref } })
    expect(it.texts()).toEqual([said])
  })
})
