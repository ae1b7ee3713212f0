import { describe, expect, it } from 'vitest'
import { FACTS, flows, play, words } from './sample.ts'
import { stage } from './support.ts'

const HELLO = 'Hola, Leocadio. ¿Es usted?'
const older = (node: string, flow = 'main') => ({
  frames: [{ flow, version: 'older', node }],
  answers: {},
  misses: 0,
  askedAt: '2026-03-02T14:00:00.000Z',
  waitId: 'w0',
  silences: 0,
})

describe('a session of an earlier version', () => {
  it('goes on where the node still exists', () => {
    const it = play()
    it.session = older('hello')
    it.write('sí')
    expect(it.texts()).toEqual(['¿En qué año?'])
    expect(it.session?.frames[0]?.version).not.toBe('older')
  })

  const renamed = () => {
    const it = stage(
      flows().map((flow) => (flow.name === 'main' ? { ...flow, renamed: { greeting: 'hello' } } : flow)),
      words,
      FACTS,
    )
    it.session = older('greeting')
    return it
  }

  it('is asked the renamed question before an answer counts, once', () => {
    const it = renamed()
    it.write('sí')
    expect(it.texts()).toEqual([`Gracias por contestar. Le repito:\n${HELLO}`])
    expect(it.session?.frames).toMatchObject([{ node: 'hello' }])
    it.write('sí')
    expect(it.texts()).toEqual(['¿En qué año?'])
  })

  it('keeps silence, hand-offs and calls for help over a rename', () => {
    const quiet = renamed()
    quiet.silence()
    expect(quiet.texts()).toEqual([HELLO])
    const held = renamed()
    held.session = { ...older('greeting'), handedOff: true }
    held.send({ kind: 'event', event: 'handoff.resolved' })
    expect(held.texts()).toEqual([`Sigo yo.\n${HELLO}`])
    const stopped = renamed()
    stopped.write('alto')
    expect(stopped.session).toBeNull()
  })

  it('goes on where the publication says, when a node is gone', () => {
    const it = play()
    it.session = older('gone')
    it.send({ kind: 'text', text: 'sí' }, { moved: new Map([['main', { gone: 'hello' }]]) })
    expect(it.texts()).toEqual([`Gracias por contestar. Le repito:\n${HELLO}`])
  })

  it('does not wait for ever where the question has fewer silence steps now', () => {
    const it = play()
    it.session = { ...older('hello'), silences: 7 }
    it.silence()
    expect(it.last.events).not.toEqual([])
  })

  it('forgets a way back to a review that is gone', () => {
    const it = play()
    it.session = older('hello')
    it.session.frames[0] = { flow: 'main', version: 'older', node: 'hello', back: 'gone' }
    it.write('sí')
    expect(it.texts()).toEqual(['¿En qué año?'])
  })

  it('begins its flow again where the node is gone', () => {
    const it = play()
    it.session = older('gone')
    it.write('sí')
    expect(it.texts()).toEqual([`Empiezo de nuevo.\n${HELLO}`])
  })

  it('still hears STOP', () => {
    const it = play()
    it.session = older('gone')
    it.write('alto')
    expect(it.texts()).toEqual(['Ya no le escribo.'])
    expect(it.session).toBeNull()
  })

  it('is over where the flow is gone, and what they wrote is answered', () => {
    const it = play()
    it.session = older('hello', 'gone')
    it.write('hola')
    expect(it.last.events[0]).toEqual({ type: 'ended', flow: 'gone', outcome: 'withdrawn' })
    expect(it.texts()).toEqual([HELLO])
  })
})
