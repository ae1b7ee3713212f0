import { asks, problem } from '../support.ts'
import { table } from '../table.ts'

const who = {
  options: {
    options: [
      { id: 'yes', label: 'Sí, soy yo' },
      { id: 'no', label: 'No soy yo' },
      { id: 'who', label: '¿Quién es usted?' },
    ],
  },
}
const pay = {
  options: {
    options: [
      { id: 'bank', label: 'Mi cuenta de banco', words: ['depósito'] },
      { id: 'cash', label: 'Efectivo' },
      { id: 'other', label: 'Otra forma' },
    ],
  },
}
const join = {
  options: {
    options: [
      { id: 'join', label: 'Quiero participar' },
      { id: 'think', label: 'Lo voy a pensar' },
    ],
  },
}

table('choice', [
  ['1', 'yes', who],
  ['la 2', 'no', who],
  ['opción 3 por favor', 'who', who],
  ['la segunda', 'no', who],
  ['tres', 'who', who],
  ['simón', 'yes', who],
  ['efectivo no, por depósito', 'bank', pay],
  ['efectivo no, banco', problem('choice.unclear'), pay],
  ['depósito no, mejor efectivo', 'cash', pay],
  ['lo voy a pensar no, quiero participar', 'join', join],
  ['quiero participar no, lo voy a pensar', 'think', join],
  ['quien es', 'who', who],
  ['Sí, soy yo', 'yes', who],
  ['nel', 'no', who],
  ['👍', 'yes', who],
  ['4', problem('choice.unclear'), who],
  ['0', problem('choice.unclear'), who],
  ['gracias', problem('choice.unclear'), who],
  ['primero Dios', problem('choice.unclear'), who],
  ['efectivo', 'cash', pay],
  ['efectvio', 'cash', pay],
  ['en el banco', 'bank', pay],
  ['depósito', 'bank', pay],
  ['a mi cuenta', 'bank', pay],
  ['1 y 3', asks('choice.which'), pay],
  ['1,2', asks('choice.which'), pay],
  ['1 y 4', problem('choice.unclear'), pay],
  ['1 o 3', problem('choice.unclear'), pay],
  ['1.2', problem('choice.unclear'), pay],
  ['banco o efectivo', asks('choice.which'), pay],
  ['no quiero efectivo', problem('choice.unclear'), pay],
  ['quiero participar', 'join', join],
  ['no quiero participar', problem('choice.unclear'), join],
  ['no me llame, quiero participar ya', 'join', join],
  ['no quiero efectivo, banco', problem('choice.unclear'), pay],
  ['lo voy a pensar', 'think', join],
])

const DECIDE = {
  options: {
    options: [
      { id: 'join', label: 'Quiero participar', words: ['le entro', 'quiero entrarle'] },
      { id: 'later', label: 'Lo voy a pensar' },
      { id: 'no', label: 'No quiero' },
    ],
  },
}

table('choice', [
  ['quiero entrarle', 'join', DECIDE],
  ['sí le entro', 'join', DECIDE],
  ['si le entro', 'join', DECIDE],
  ['yo le entro', 'join', DECIDE],
  ['no le entro', 'no', DECIDE],
  ['y si le entro me corren?', problem('choice.unclear'), DECIDE],
  ['qué pasa si le entro', problem('choice.unclear'), DECIDE],
  ['si le entro cuánto me toca', problem('choice.unclear'), DECIDE],
])

const LANGUAGE = {
  options: {
    options: [
      { id: 'spanish', label: 'Español', words: ['castellano', 'cualquiera'] },
      { id: 'own', label: 'El de mi pueblo' },
      { id: 'english', label: 'English', words: ['inglés'] },
      { id: 'no', label: 'Ninguno', words: ['no gracias'] },
    ],
  },
}

table('choice', [
  ['spñ', 'spanish', LANGUAGE],
  ['spñl', 'spanish', LANGUAGE],
  ['ESP.', 'spanish', LANGUAGE],
  ['epañol', 'spanish', LANGUAGE],
  ['esapñol', 'spanish', LANGUAGE],
  ['castelano', 'spanish', LANGUAGE],
  ['ing', 'english', LANGUAGE],
  ['ingls', 'english', LANGUAGE],
  // Too little, other words, or a part of what an option says.
  ['sp', problem('choice.unclear'), LANGUAGE],
  ['que', problem('choice.unclear'), LANGUAGE],
  ['grcs', problem('choice.unclear'), LANGUAGE],
  ['spñ ing', problem('choice.unclear'), LANGUAGE],
])
