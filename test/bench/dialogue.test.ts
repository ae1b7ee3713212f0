import { describe, expect, it } from 'vitest'
import { TURNS } from '../../bench/engine/dialogue.ts'
import { playOurs } from '../../bench/engine/ours.ts'
import { playXState } from '../../bench/engine/xstate.ts'
import { figures } from '../../bench/figures.ts'
import { library } from '../support/library.ts'

describe('the dialogue of the benchmark', () => {
  it('is the same on both sides, word for word, as often as it is played', async () => {
    const ours = playOurs(library)
    const said = ours()
    expect(said.length).toBeGreaterThan(TURNS)
    expect(said.at(-1)?.text).toMatch(/foto/)
    for (const play of [ours, playXState(), playXState(library)]) {
      expect(play()).toEqual(said)
      expect(play()).toEqual(said)
    }
  })
})

describe('the list of figures', () => {
  it('names each once, as its command does', () => {
    expect(figures.map(({ name }) => name)).toEqual([
      'webhooks',
      'engine',
      'idle',
      'reading',
      'burst',
      'latency',
      'cases',
      'import',
      'broadcast-plan',
      'broadcast-dispatch',
      'broadcast-pace',
      'broadcast-kill',
      'broadcast-callbacks',
      'group',
    ])
  })
})
