import { describe, expect, it } from 'vitest'
import { play } from './sample.ts'

const HELLO = 'Hola, Leocadio. ¿Es usted?'
const NUMBERED = '\n1 Sí\n2 No soy\n3 Quiero más'

describe('a conversation', () => {
  it('records before it speaks, freezes values and waits for the first silence step', () => {
    const it = play()
    const { events } = it.start('main')
    expect(events).toEqual([
      { type: 'recorded', noun: 'claim', move: 'notify', payload: { by: 'bot', state: 'NOT_CONTACTED' } },
      {
        type: 'said',
        level: 'L0',
        template: true,
        text: {
          flow: 'main',
          key: 'hello',
          values: { 'person.first_name': 'Leocadio' },
          options: ['yes', 'no', 'more'],
        },
      },
      { type: 'waited', waitId: 'w1', until: '2026-03-04T15:00:00.000Z' },
    ])
  })

  it('goes on by button, number, label, extra word and intent', () => {
    for (const answer of ['1', 'Sí', 'simón', 'sí']) {
      const it = play()
      it.start('main')
      it.write(answer)
      expect(it.texts(), answer).toEqual(['¿En qué año?'])
    }
    const it = play()
    it.start('main')
    it.tap('main.hello.yes')
    expect(it.texts()).toEqual(['¿En qué año?'])
  })

  it('keeps only pass or fail of a question with a known answer, counts, alerts and calls another flow', () => {
    const it = play()
    it.start('main')
    it.write('si')
    it.write('2021')
    expect(it.session?.answers).toMatchObject({ q1: true, passes: 1 })
    expect(it.types()).toEqual(['recorded', 'handed-off', 'said', 'waited'])
    it.write('porque si')
    expect(it.texts()).toEqual(['No cuesta nada.'])
    expect(it.types()).toEqual(['recorded', 'said', 'handed-off'])
    expect(it.session?.handedOff).toBe(true)
    it.write('hola')
    expect(it.last.events).toEqual([])
    it.send({ kind: 'event', event: 'handoff.resolved' })
    expect(it.last).toMatchObject({ session: null, events: [{ type: 'ended', flow: 'main', outcome: 'done' }] })
  })

  it('does not pass a wrong year, and takes other words of an open question', () => {
    const it = play()
    it.start('main')
    it.write('si')
    it.write('1999')
    expect(it.session?.answers.q1).toBe(false)
    const other = play()
    other.start('main')
    other.write('si')
    other.write('No me acuerdo.')
    expect(other.last.events[0]).toMatchObject({ type: 'recorded', move: 'question' })
    expect(other.texts()).toEqual(['¿Por qué?'])
  })

  it('sets a time, waits for it, and goes on at the time, the event or a message', () => {
    const it = play()
    it.start('main')
    it.write('3')
    expect(it.session?.answers.slot).toBe('2026-03-03T16:00:00.000Z')
    expect(it.texts()).toEqual(['Mañana a las 10 de la mañana.'])
    expect(it.last.events.at(-1)).toMatchObject({ type: 'waited', until: '2026-03-02T17:00:00.000Z' })
    const { session } = it
    it.silence()
    expect(it.texts()).toEqual([HELLO])
    it.session = session
    it.send({ kind: 'event', event: 'claim.joined' })
    expect(it.texts()).toEqual([HELLO])
    it.session = session
    it.send({ kind: 'event', event: 'claim.other' })
    expect(it.last.events).toEqual([])
    it.write('ya volví')
    expect(it.texts()).toEqual([HELLO])
  })

  it('ends and starts another flow afresh, at its node', () => {
    const it = play()
    it.start('photo')
    it.send({ kind: 'media', media: 'image', mediaId: 'm1' })
    expect(it.texts()).toEqual(['Gracias.', '¿Entendió?'])
    expect(it.session).toMatchObject({ answers: {}, frames: [{ flow: 'faq', node: 'scam' }] })
    expect(it.last.events).toContainEqual({ type: 'ended', flow: 'photo', outcome: 'received' })
  })

  it('does not throw a person out of an open conversation', () => {
    const it = play()
    it.start('main')
    const { session } = it
    expect(it.start('photo')).toEqual({ session, events: [], deferred: 'photo' })
  })

  it('is refused for a flow that does not exist', () => {
    expect(() => play().start('nowhere')).toThrow('no flow nowhere')
  })
})

describe('rule RR', () => {
  it('rephrases with numbers, then offers a person, then hands over and keeps the place', () => {
    const it = play()
    it.start('main')
    it.write('mmm')
    expect(it.texts()).toEqual([`¿Usted es Leocadio?${NUMBERED}`])
    it.write('mmm')
    expect(it.texts()).toEqual([`Perdón. Escriba PERSONA.\n${HELLO}${NUMBERED}`])
    it.write('mmm')
    expect(it.texts()).toEqual(['Le contesta una persona.'])
    expect(it.last.events.at(-1)).toEqual({ type: 'handed-off', reason: 'misses', priority: 'normal' })
    it.send({ kind: 'event', event: 'handoff.resolved' })
    expect(it.texts()).toEqual([`Sigo yo.\n${HELLO}`])
    it.write('mmm')
    expect(it.texts()).toEqual([`¿Usted es Leocadio?${NUMBERED}`])
  })

  it("says the reader's problem before the question", () => {
    const it = play()
    it.start('main')
    it.write('si')
    it.write('quién sabe')
    expect(it.texts()).toEqual(['Escriba 4 números.\nVolvamos: ¿qué año?'])
  })

  it("asks the reader's own question when an answer can mean two things; a yes takes what it proposed", () => {
    const it = play()
    it.start('main')
    it.write('si')
    it.write('hace poco')
    expect(it.texts()).toEqual(['¿Fue en 2021?'])
    const { session } = it
    it.write('sí')
    expect(it.session?.answers.q1).toBe(true)
    it.session = session
    it.write('no')
    expect(it.texts()).toEqual(['¿En qué año?'])
  })

  it('tells which of two options it cannot tell apart', () => {
    const it = play()
    it.start('main')
    it.write('no soy o quiero mas')
    expect(it.texts()).toEqual([`¿Cuál de las dos?\n${HELLO}${NUMBERED}`])
  })
})

describe('a late answer', () => {
  it('shows the question again first', () => {
    const it = play()
    it.start('main')
    it.pass(25)
    it.write('sí')
    expect(it.texts()).toEqual([`Gracias por contestar. Le repito:\n${HELLO}`])
    it.write('sí')
    expect(it.texts()).toEqual(['¿En qué año?'])
  })

  it('is also one after which somebody else spoke to them: "sí" may be meant for their group', () => {
    const it = play()
    it.start('main')
    it.send({ kind: 'text', text: 'sí' }, { interrupted: true })
    expect(it.texts()).toEqual([`Gracias por contestar. Le repito:\n${HELLO}`])
    it.write('sí')
    expect(it.texts()).toEqual(['¿En qué año?'])
  })

  it('counts when it is a tap that decides nothing, not when it decides', () => {
    const it = play()
    it.start('main')
    it.pass(25)
    const { session } = it
    it.tap('main.hello.yes')
    expect(it.texts()).toEqual(['¿En qué año?'])
    it.session = session
    it.tap('main.hello.more')
    expect(it.texts()).toEqual([`Gracias por contestar. Le repito:\n${HELLO}`])
  })

  it('is also a tap on the button of another question', () => {
    const it = play()
    it.start('main')
    it.write('si')
    it.tap('main.hello.no')
    expect(it.texts()).toEqual(['Gracias por contestar. Le repito:\n¿En qué año?'])
  })
})

describe('silence', () => {
  it('repeats, changes channel, goes on; steps count from the first putting', () => {
    const it = play()
    it.start('main')
    it.pass(48)
    it.silence()
    expect(it.texts()).toEqual([HELLO])
    expect(it.last.events.at(-1)).toMatchObject({ until: '2026-03-05T15:00:00.000Z' })
    it.pass(24)
    it.silence()
    expect(it.last.events[0]).toMatchObject({ type: 'said', channel: 'sms' })
    expect(it.last.events.filter((event) => event.type === 'recorded')).toEqual([])
    it.pass(24)
    it.silence()
    expect(it.last).toMatchObject({ session: null, events: [{ type: 'ended', outcome: 'done' }] })
  })

  it('that is noticed late repeats once, and keeps its distance to the next step', () => {
    const it = play()
    it.start('main')
    it.pass(96)
    it.silence()
    expect(it.texts()).toEqual([HELLO])
    expect(it.last.events.at(-1)).toMatchObject({ until: '2026-03-07T15:00:00.000Z' })
  })

  it('at night or on a day of rest waits until people may be written to, and is counted from then', () => {
    const it = play()
    it.start('main')
    it.pass(48)
    it.facts = { ...it.facts, now: { quiet: true, opens: '2026-03-07T14:00:00.000Z' } }
    const { waitId = '' } = it.session ?? {}
    it.silence()
    expect(it.last.events).toEqual([{ type: 'waited', waitId, until: '2026-03-07T14:00:00.000Z' }])
    it.facts = { ...it.facts, now: { quiet: false, opens: '2026-03-07T14:00:00.000Z' } }
    it.pass(71)
    it.silence()
    expect(it.texts()).toEqual([HELLO])
    expect(it.last.events.at(-1)).toMatchObject({ until: '2026-03-08T14:00:00.000Z' })
  })

  it('of an earlier wait changes nothing', () => {
    const it = play()
    it.start('main')
    it.send({ kind: 'silence', waitId: 'w0' })
    expect(it.last.events).toEqual([])
  })

  it('is forgotten as soon as they write: the answer goes where they wrote', () => {
    const it = play()
    it.start('main')
    it.silence()
    it.silence()
    expect(it.session?.channel).toBe('sms')
    it.write('mmm')
    expect(it.session?.channel).toBeUndefined()
    expect(it.last.events[0]).not.toHaveProperty('channel')
  })
})
