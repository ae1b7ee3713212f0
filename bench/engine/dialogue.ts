import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Facts } from '../../src/engine/facts.ts'

/** Something said to the person: the words, and the labels of what they may tap. */
export type Said = { text: string; labels: string[] }

/** One side: plays the whole dialogue once, saving and loading its state as JSON between any two inputs. */
export type Play = () => Said[]

export const root = join(import.meta.dirname, '..', '..')

/** Worker 01 of the fictional matter, from the first question to the form; in own words, not by buttons. */
export const inputs = [
  'sí, soy yo',
  'solo yo',
  'por texto',
  'en español',
  'en el 2021',
  'con Green Hollow',
  '¿cuesta algo?',
  'ya quiero decidir',
  'nada',
  'quiero participar',
  'que me la traigan',
] as const

/** The opening is a turn as well. */
export const TURNS = inputs.length + 1

export const setting = {
  facts: (JSON.parse(readFileSync(join(root, 'test/chats/people/maximiliano.json'), 'utf8')) as { facts: Facts }).facts,
  audience: 'migrant',
  channel: 'whatsapp',
  country: 'MX',
  lang: 'es',
  zone: 'America/Mexico_City',
  now: '2026-03-09T16:00:00.000Z',
} as const
