import { describe, expect, it } from 'vitest'
import { type Input, MEDIA_PROBLEMS, type MediaKind, type MediaProblem } from '../../src/engine/input.ts'
import { LIMITS } from '../../src/engine/limits.ts'
import { play } from './sample.ts'

const photo = (mediaId: string): Input => ({ kind: 'media', media: 'image', mediaId, looking: true })
const judged = (media: string, problem: MediaProblem | null = null): Input => ({
  kind: 'event',
  event: 'media.judged',
  values: { media, problem },
})
const HELLO = 'Hola, Leocadio. ¿Es usted?'

describe('what is not words', () => {
  it('a voice note goes to a person and the question stays open', () => {
    const it = play()
    it.start('main')
    const { waitId } = it.session ?? {}
    it.send({ kind: 'media', media: 'audio' })
    expect(it.texts()).toEqual(['Recibí su audio.'])
    expect(it.last.events.at(-1)).toEqual({ type: 'handed-off', reason: 'voice_note', priority: 'normal' })
    expect(it.session).toMatchObject({ waitId })
    it.write('sí')
    expect(it.texts()).toEqual(['¿En qué año?'])
  })

  it('a sticker says neither yes nor no', () => {
    const it = play()
    it.start('main')
    it.send({ kind: 'media', media: 'sticker' })
    expect(it.texts()[0]).toMatch(/^Recibí su dibujo\.\nHola/)
    expect(it.session?.misses).toBe(1)
  })

  it('a location is not kept, a video cannot be opened, a reaction is neither yes nor no, what is done with an earlier message is silence', () => {
    const it = play()
    it.start('main')
    it.send({ kind: 'media', media: 'location' })
    expect(it.texts()).toEqual([`La ubicación no hace falta.\n${HELLO}`])
    it.send({ kind: 'media', media: 'video' })
    expect(it.texts()).toEqual([`Eso no lo puedo abrir.\n${HELLO}`])
    const { misses } = it.session ?? {}
    it.send({ kind: 'media', media: 'reaction' })
    expect(it.texts()).toEqual([`Recibí su dibujo.\n${HELLO}`])
    expect(it.session?.misses).toBe(misses)
    for (const media of ['edit', 'deletion'] as const) {
      it.send({ kind: 'media', media, caption: 'sí' })
      expect(it.last.events).toEqual([])
    }
  })

  it('words under a picture are words', () => {
    const it = play()
    it.start('main')
    it.send({ kind: 'media', media: 'image', caption: 'sí' })
    expect(it.texts()).toEqual(['¿En qué año?'])
  })

  it('a photo answers where one is asked for, words do not', () => {
    const it = play()
    it.start('photo')
    it.write('ya mandé')
    expect(it.texts()).toEqual(['Perdón.\nMande la hoja.'])
    it.send({ kind: 'media', media: 'image', mediaId: 'm1' })
    expect(it.texts()[0]).toBe('Gracias.')
  })

  it('a photo that has to be looked at first answers when it was found good, and only the one that was sent', () => {
    const it = play()
    it.start('photo')
    it.send(photo('m1'))
    expect(it.last.events).toEqual([])
    expect(it.session?.checking).toMatchObject({ id: 'm1', media: 'image' })
    it.send(judged('m0'))
    expect(it.last.events).toEqual([])
    it.send(judged('m1'))
    expect(it.texts()[0]).toBe('Gracias.')
    it.send(judged('m1'))
    expect(it.last.events).toEqual([])
  })

  it.each(MEDIA_PROBLEMS.filter((problem) => problem !== 'cut'))(
    'a photo that is %s is asked for again; the third time a person helps',
    (problem) => {
      const it = play()
      it.start('photo')
      for (const misses of [1, 2]) {
        it.send(photo(`m${misses}`))
        it.send(judged(`m${misses}`, problem))
        expect(it.last.events[0]).toMatchObject({ text: { before: [{ flow: 'readers', key: `photo.${problem}` }] } })
        expect(it.session?.misses).toBe(misses)
      }
      it.send(photo('m3'))
      it.send(judged('m3', problem))
      expect(it.session?.handedOff).toBe(true)
    },
  )

  it('a page counts as cut only where a page is asked for; a verdict while a person has the conversation changes nothing', () => {
    const it = play()
    it.start('photo')
    it.send(photo('m1'))
    if (it.session) it.session.handedOff = true
    it.send(judged('m1', 'dark'))
    expect(it.last.events).toEqual([])
    if (it.session) it.session.handedOff = false
    it.send(photo('m2'))
    it.send(judged('m2', 'cut'))
    expect(it.texts()[0]).toBe('Gracias.')
  })

  it('of several in a row only the first gets words; each voice note is put before a person, and who writes begins anew', () => {
    const it = play()
    it.start('main')
    const send = (media: MediaKind) => {
      it.send({ kind: 'media', media })
      return it.types()
    }
    expect(send('audio')).toEqual(['said', 'handed-off'])
    expect(send('audio')).toEqual(['handed-off'])
    expect(send('image')).toContain('said')
    expect(send('image')).toEqual([])
    const { misses } = it.session ?? {}
    expect(send('sticker')).toContain('said')
    expect(send('sticker')).toEqual([])
    expect(it.session?.misses).toBe((misses ?? 0) + 1)
    expect(send('reaction')).toContain('said')
    expect(send('reaction')).toEqual([])
    it.write('qué?')
    expect(send('image')).toContain('said')
  })

  it.each<[MediaKind, number]>([
    ['audio', LIMITS.voiceToldMs],
    ['image', LIMITS.heapMs],
    ['sticker', LIMITS.twiceMs],
  ])('%s: so long, and no longer', (media, ms) => {
    const it = play()
    it.start('main')
    it.send({ kind: 'media', media })
    it.pass((ms - 1) / 3_600_000)
    it.send({ kind: 'media', media })
    expect(it.types()).not.toContain('said')
    it.pass(1 / 3_600_000)
    it.send({ kind: 'media', media })
    expect(it.types()).toContain('said')
  })

  it('one that was heard by a person makes the next one new', () => {
    const it = play()
    it.start('main')
    it.send({ kind: 'media', media: 'audio' })
    it.send({ kind: 'event', event: 'voice.heard' })
    it.send({ kind: 'media', media: 'audio' })
    expect(it.types()).toEqual(['said', 'handed-off'])
  })

  it('while nothing is open a voice note is kept without a word where one was said of the last', () => {
    const it = play()
    it.facts.person = { ...(it.facts.person as object), voice_told: true }
    it.send({ kind: 'media', media: 'audio' })
    expect(it.types()).toEqual(['handed-off'])
  })

  it('when nothing is open a voice note is kept, a reaction is silence, a picture is a knock', () => {
    const it = play()
    it.send({ kind: 'media', media: 'audio' })
    expect(it.types()).toEqual(['said', 'handed-off'])
    it.send({ kind: 'media', media: 'reaction' })
    expect(it.last.events).toEqual([])
    it.send({ kind: 'media', media: 'sticker' })
    expect(it.texts()).toEqual([HELLO])
  })
})
