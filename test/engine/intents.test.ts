import { describe, expect, it } from 'vitest'
import { play } from './sample.ts'

const HELLO = 'Hola, Leocadio. ¿Es usted?'

describe('a global intent at a wait', () => {
  it('is answered, then the question comes back', () => {
    const it = play()
    it.start('main')
    it.write('¿cuánto cuesta?')
    expect(it.texts()).toEqual(['No cuesta nada.', HELLO])
    expect(it.session?.frames).toHaveLength(1)
    expect(it.session?.answers).toEqual({})
    it.write('¡es estafa!')
    expect(it.session?.answers).toEqual({ said: '¡es estafa!' })
  })

  it('comes back in other words where the node has some', () => {
    const it = play()
    it.start('main')
    it.write('si')
    it.write('cuanto cuesta')
    expect(it.texts()).toEqual(['No cuesta nada.', 'Volvamos: ¿qué año?'])
  })

  it('closes everything when its flow says so', () => {
    const it = play()
    it.start('main')
    it.write('equivocado')
    expect(it.texts()).toEqual(['Disculpe.'])
    expect(it.last).toMatchObject({
      session: null,
      events: [{}, { type: 'ended', flow: 'main', outcome: 'wrong_person' }],
    })
  })

  it('STOP ends the conversation everywhere', () => {
    const it = play()
    it.start('main')
    it.write('cuanto cuesta')
    it.write('¡ALTO!')
    expect(it.types()).toEqual(['consent-changed', 'said', 'ended'])
    expect(it.session).toBeNull()
  })

  it('an unclear stop is asked, never taken', () => {
    const it = play()
    it.start('main')
    it.write('cancelar')
    expect(it.texts()).toEqual(['¿Ya no le escribo?'])
    const { session } = it
    it.write('2')
    expect(it.texts()).toEqual([HELLO])
    it.session = session
    it.write('1')
    expect(it.texts()).toEqual(['Ya no le escribo.'])
    expect(it.session).toBeNull()
  })

  it('goes to the node first when that names it', () => {
    const it = play()
    it.start('main')
    it.write('luego')
    expect(it.session?.frames).toMatchObject([{ node: 'nap' }])
  })

  it('a keyword is a whole message and needs its audience', () => {
    const it = play()
    it.start('main')
    it.write('VERIFICAR')
    expect(it.texts()).toEqual(['Sí es nuestro.', HELLO])
    it.send({ kind: 'text', text: 'verificar' }, { audience: 'defender' })
    expect(it.texts()).not.toContain('Sí es nuestro.')
  })

  it('repeats on request and thanks without a miss', () => {
    const it = play()
    it.start('main')
    it.write('mande?')
    expect(it.texts()).toEqual([HELLO])
    it.write('gracias')
    expect(it.texts()).toEqual([`Para servirle.\n${HELLO}`])
    expect(it.session?.misses).toBe(0)
  })

  it('what is told in own words is not a question to us', () => {
    const it = play()
    it.start('main')
    it.write('si')
    it.write('2021')
    it.write('gracias')
    expect(it.session?.answers.why).toBe('gracias')
  })
})

describe('danger', () => {
  it('interrupts a hand-off, and the silence returns afterwards', () => {
    const it = play()
    it.start('main')
    it.write('persona')
    expect(it.session?.handedOff).toBe(true)
    it.write('ahorita no puedo')
    expect(it.last.events).toEqual([])
    it.write('cuanto cuesta')
    expect(it.types()).toEqual(['said'])
    it.write('me amenazan')
    expect(it.texts()).toEqual(['¿Quién le pidió?'])
    it.write('un señor')
    expect(it.last.events).toEqual([])
    // Told once, also across what came in between.
    it.write('y entonces?')
    expect(it.last.events).toEqual([])
    expect(it.session?.handedOff).toBe(true)
    it.send({ kind: 'event', event: 'handoff.resolved' })
    expect(it.texts()).toEqual([HELLO])
  })

  it('the graver one is not interrupted by the lesser one', () => {
    const it = play()
    it.start('main')
    it.write('auxilio')
    expect(it.texts()).toEqual(['¿Está a salvo?'])
    it.write('me amenazan')
    expect(it.session?.frames.map((frame) => frame.flow)).toEqual(['main', 'danger'])
    it.write('alto')
    expect(it.session).toBeNull()
  })

  it('is answered over an old button too', () => {
    const it = play()
    it.start('main')
    it.write('si')
    it.send({ kind: 'text', text: 'auxilio', button: 'main.hello.no' })
    expect(it.texts()).toEqual(['¿Está a salvo?'])
  })
})

describe('nothing is open', () => {
  it('an intent opens its flow, then a keyword, then the inbound flow of the highest priority that holds', () => {
    const it = play()
    it.write('es estafa')
    expect(it.texts()).toEqual(['¿Entendió?'])
    it.write('alto')
    it.write('verificar')
    expect(it.texts()).toEqual(['Sí es nuestro.'])
    it.write('hola')
    expect(it.texts()).toEqual([HELLO])
    it.write('alto')
    it.facts = { claim: { id: null } }
    it.write('hola')
    expect(it.texts()).toEqual(['¿Quién es?'])
    expect(it.session?.answers.said).toBe('hola')
  })

  it('a late timer or event changes nothing', () => {
    const it = play()
    expect(it.send({ kind: 'silence', waitId: 'w9' })).toEqual({ session: null, events: [] })
    expect(it.send({ kind: 'event', event: 'claim.joined' })).toEqual({ session: null, events: [] })
  })
})
