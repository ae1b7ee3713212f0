import { problem } from '../support.ts'
import { table } from '../table.ts'

const ours = problem('post.not_for_group')
const talk = (text: string) => ({ text, verdict: 'talk', rule: null })
const question = (text: string) => ({ text, verdict: 'question', rule: null })
const personal = (text: string, rule: string) => ({ text, verdict: 'personal', rule })
const withheld = (text: string, rule: string) => ({ text, verdict: 'withheld', rule })
const same = (make: (text: string, rule: string) => object, text: string, rule = '') =>
  [text, make(text, rule)] as [string, object]
const asked = { options: { asked: true } }
const prefixed = { options: { prefixed: true } }

table('post', [
  // What one says in front of the others.
  same(talk, 'Buenas tardes a todos, soy de la cuadrilla de Don Ray'),
  same(talk, 'Yo trabajé ahí en 2019 y 2021 con ustedes'),
  same(talk, 'Dicen que el 8 de mayo es la fecha'),
  same(talk, 'Éramos 12 personas en la traila'),
  same(talk, 'we worked there in 2019 with you'),
  same(question, '¿Cuándo pagan?'),
  same(question, 'cuando nos van a pagar'),
  same(question, 'oigan alguien sabe si hay que ir a firmar'),
  same(question, 'es cierto que nos quitan la visa'),
  same(question, 'esto no será una estafa?'),
  same(question, 'cuánto cobran los abogados'),
  same(question, 'does anyone know when they pay'),
  // What is for us alone: an answer, a decision, a courtesy, a call for help.
  ['sí', ours],
  ['sí, soy yo', ours],
  ['no gracias', ours],
  ['2021', ours],
  ['Green Hollow', ours],
  ['mañana', ours],
  ['quiero participar', ours],
  ['ya no quiero participar', ours],
  ['ya decidí, sí le entro, quiero firmar', ours],
  ['muchas gracias', ours],
  ['Hola, buenos días', ours],
  ['hola', ours],
  ['quiero hablar con una persona', ours],
  ['me piden dinero por este caso', ours],
  ['auxilio me quieren matar', ours],
  ['alto', ours],
  ['salir', ours],
  ['no soy yo, está equivocado', ours],
  // Questions that are answered 1:1.
  same(personal, '¿cuánto me toca a mí?', 'AMOUNT'),
  same(personal, '¿a ustedes también les dieron 5,000 dólares?', 'AMOUNT'),
  same(personal, 'tengo diabetes, ¿puedo cobrar desde el hospital?', 'HEALTH'),
  same(personal, '¿mi esposa puede ir a recogerlo?', 'FAMILY'),
  same(personal, '¿por qué no me ha llegado mi cheque?', 'OWN_CASE'),
  same(personal, '¿puedo entrar si me deportaron?', 'OWN_CASE'),
  // What is held back.
  same(withheld, 'mi clabe es 032180000118359719', 'NUMBER'),
  same(withheld, 'el número bueno es 55 0000 0012', 'NUMBER'),
  same(withheld, '¿este 55-0000-0012 es de ustedes?', 'NUMBER'),
  same(withheld, 'a mí me pagaron 5000 dólares', 'AMOUNT'),
  same(withheld, 'yo ando enfermo de los riñones', 'HEALTH'),
  same(withheld, 'el que falta es Maximiliano Rubio Castillo', 'NAME'),
  same(withheld, 'entren a www.cobre-aqui.com para registrarse', 'LINK'),
  [`hola a todos ${'bla '.repeat(150)}`, withheld(`hola a todos ${'bla '.repeat(150)}`.trim(), 'LONG')],
  // GRUPO: says that it is for the group, even where it is an answer by its words.
  ['GRUPO: sí, yo también voy', talk('sí, yo también voy')],
  ['grupo, hola', talk('hola')],
  ['Grupo: mi tarjeta es 4152 3130 0000 0000', withheld('mi tarjeta es 4152 3130 0000 0000', 'NUMBER')],
  ['grupo: me quieren matar', ours],
  ['Grupo Hernández', ours, prefixed],
  ['¿cuándo pagan?', ours, prefixed],
  ['GRUPO: ¿cuándo pagan?', question('¿cuándo pagan?'), prefixed],
  // They were asked what to say.
  ['sí', talk('sí'), asked],
  ['quiero participar', talk('quiero participar'), asked],
  ['ya basta', ours, asked],
  ['grupo:', problem('post.empty')],
  ['😀😀', problem('post.empty')],
  ['', problem('post.empty')],
])
