import { describe, expect, it } from 'vitest'
import { play } from './sample.ts'

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

  it('a location is not kept, a video cannot be opened, a reaction is silence', () => {
    const it = play()
    it.start('main')
    it.send({ kind: 'media', media: 'location' })
    expect(it.texts()).toEqual([`La ubicación no hace falta.\n${HELLO}`])
    it.send({ kind: 'media', media: 'video' })
    expect(it.texts()).toEqual([`Eso no lo puedo abrir.\n${HELLO}`])
    it.send({ kind: 'media', media: 'reaction' })
    expect(it.last.events).toEqual([])
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
    it.write('ya la mandé')
    expect(it.texts()).toEqual(['Perdón.\nMande la hoja.'])
    it.send({ kind: 'media', media: 'image', mediaId: 'm1' })
    expect(it.texts()[0]).toBe('Gracias.')
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
