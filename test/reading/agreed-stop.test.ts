import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { context, heard } from './support.ts'

describe('a stop among other words', () => {
  it.each([
    'sí ya no me escriba',
    'si pero ya no me escriban',
    'sí no me escriban',
    'sí soy yo, pero no me escriban',
    'si entiendo pero ya no me escriban',
    'ya le dije que sí pero ya no me escriba',
    'si quiero que ya no me escriban',
    'sí quiero salir de los mensajes',
    'buenas noches, disculpe, ya no me escriba, gracias',
    'sí le agradezco mucho pero por favor deje de escribirme',
    'no gracias alto',
    'no, gracias, quíteme',
    'ya no me escriban, gracias, que Dios los bendiga',
    'no quiero saber nada de eso quíteme de la lista',
    'cuánto me toca? bueno ya mejor no me escriban',
    'estoy en el trabajo y me pueden correr por contestar, borre mi número',
    'Mire señor yo trabajé con don Ray en 2021 y sí me quedó debiendo pero ya pasó mucho tiempo y mi esposa está enferma, le pido que ya no me escriba',
    'fíjese que mañana voy a la ciudad a ver lo de mi cédula y pues la verdad ya no me interesa, ya no me manden mensajes',
    'Me dieron el cheque pero el banco lo regresó, ya me cansé de andar en eso, dejen de escribirme',
  ])('is heard: %s', (text) => expect(heard(text)).toBe('STOP'))

  // One word that may mean something else: asked once, and no yes.
  it.each(['sí, alto', 'alto sí', 'sí quíteme', 'si borreme', 'sí, baja', 'sí basta'])('is asked about: %s', (text) =>
    expect(heard(text)).toBe('STOP?'),
  )

  it.each([
    'sí escríbame',
    'si me puede escribir',
    'ya no me escribe mi hermano',
    'no deje de escribirme',
    'no quiero que deje de escribirme',
    'no vaya a dejar de escribirme',
    'si no me escriben me preocupo',
    'si ya no me escriben como voy a saber',
    'si no escriba',
    'si no, siga usted',
    'si no llame',
    'sí no más',
    'sí nomás eso',
    'si con eso basta',
    'sí, salir adelante',
    'si ya no me hable de usted',
    'si no me llame al trabajo',
    'si soy yo no me escriba de noche',
    'sí ya no me mande por banco, mejor en efectivo',
    'si ya no me mande el dinero con mi hermano',
    'si no mande nada el patrón',
    'sí, ya no me busque en mi casa, ya me cambié',
    'sí no me molesta que me escriba',
    'no gracias a Dios estoy bien',
    'no gracias salgo a las cinco',
    'si sali en 2021',
  ])('is not heard where none is: %s', (text) => expect(['STOP', 'STOP?']).not.toContain(heard(text)))

  const agreeing = fc.constantFrom('sí', 'si', 'claro', 'simón', 'sí, claro', 'ok', 'sí señor,', 'si pues', 'aja')
  const joining = fc.constantFrom('', 'pero', 'y', ',', 'gracias,', 'pero por favor')
  const stop = fc.constantFrom(
    'ya no me escriba',
    'ya no me manden mensajes',
    'no me vuelva a llamar',
    'borre mi número',
  )

  it('agreeing before or behind it changes nothing', () => {
    fc.assert(
      fc.property(agreeing, joining, stop, fc.boolean(), (yes, between, no, before) => {
        expect(heard(before ? `${yes} ${between} ${no}` : `${no} ${yes}`)).toBe('STOP')
      }),
    )
  })

  it('is heard in English and French alike', () => {
    expect(heard('yes but stop texting me', context('US', 'en'))).toBe('STOP')
    expect(heard('oui mais arrêtez de m’écrire', context('CA', 'fr'))).toBe('STOP')
  })
})
