import { expect, it } from 'vitest'
import { halvesOf } from '../../src/engine/hearing/halves.ts'
import { cutsOf } from '../../src/reading/head-and-rest.ts'

const said = (text: string) => halvesOf(text, cutsOf(text, 'es')).map((half) => half.said)

it.each([
  ['así es, es por la visa', 'así es'],
  ['así es por la visa', 'así es'],
  ['1 y que sigue', '1'],
  ['tengo miedo por la visa, así es', 'así es'],
  ['si le entro, pero tengo miedo', 'si le entro'],
  ['si se lo paso. de que es', 'si se lo paso'],
  ['si quiero y cuanto me toca', 'si quiero'],
])('hears an answer in "%s": "%s"', (text, answer) => expect(said(text)).toContain(answer))

it.each([
  ['si le entro, me quitan la visa?', 'si le entro'],
  ['si le entro y me quitan la visa', 'si le entro'],
  ['si quiero saber si es verdad', 'si quiero'],
  ['le entro, si me pagan', 'le entro'],
])('hears none where it is only supposed or goes on: %s', (text, answer) => expect(said(text)).not.toContain(answer))
