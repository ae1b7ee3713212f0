import { flowFrom, type Stage, stage } from './support.ts'

const main = `
audience: migrant
facts: [person, claim, contact]
start: { staff: true, inbound: { when: [{ fact: claim.id, set: true }], priority: 10 } }
nodes:
  hello:
    record: [{ claim: notify, with: { by: bot, state: "=facts.claim.state", none: "=answers.none" } }]
    choose: { yes: year, no: bye, more: { go: told, then: [{ claim: intend }], set: { slot: tomorrow 10:00 } } }
    also: { later: nap }
    level: L0
    template: true
    silence: [{ after: 48h, do: repeat }, { after: 72h, do: repeat, channel: sms }, { after: 96h, go: bye }]
  year:
    ask: { reader: year, save: q1, against: claim.last_year }
    also: { forgot: { go: why, then: [{ claim: question }] } }
    go: scored
    level: L0
    silence: [{ after: 48h, do: repeat }]
  scored:
    branch:
      - { when: [{ passed: [q1], at_least: 1 }], go: known }
      - { go: why }
  known:
    record: [{ person: identify, with: { level: L1 } }]
    count: passes
    alert: { reason: identified, priority: high }
    go: why
  why:
    ask: { reader: free-text, save: why }
    then: [{ claim: question, with: { text: "=answers.why" } }]
    go: help
    level: L0
    silence: none
    silence_reason: a test does not wait
  help: { call: faq.cost, go: hand }
  hand: { handoff: { reason: needs_help, priority: high }, go: bye }
  told: { say: {}, level: L0, go: nap }
  nap: { wait: { until: 2h, event: claim.joined }, go: hello }
  bye: { end: done }
`
const faq = `
audience: anyone
start: { intent: { COST: cost, SCAM: scam } }
nodes:
  cost: { say: {}, level: L0, go: over }
  scam: { choose: { ok: over }, level: L0, silence: [{ after: 2h, go: over }] }
  over: { end: answered }
`
const stop = `
audience: anyone
start: { intent: [STOP] }
nodes:
  out: { consent: withdraw, level: L0, go: done }
  done: { end: stopped }
`
const wrong = `
audience: anyone
start: { intent: [WRONG], keyword: [no es] }
nodes:
  sorry: { say: {}, level: L0, go: over }
  over: { end: wrong_person, closes: true }
`
const danger = `
audience: anyone
start: { intent: [EMERGENCY] }
nodes:
  safe: { choose: { yes: over, no: over }, level: L0, silence: [{ after: 2h, go: over }] }
  over: { handoff: { reason: emergency, priority: urgent } }
`
const extort = `
audience: anyone
start: { intent: [EXTORT] }
nodes:
  who: { ask: { reader: free-text, save: who }, go: over, level: L0, silence: [{ after: 2h, go: over }] }
  over: { end: told }
`
const human = `
audience: anyone
start: { intent: [HUMAN] }
nodes:
  over: { handoff: { reason: wanted, priority: normal } }
`
const unclear = `
audience: anyone
nodes:
  ask: { choose: { stop: out, other: back }, level: L0, silence: [{ after: 2h, go: back }] }
  out: { end: stopping, then: stop }
  back: { end: not_stop }
`
const stranger = `
audience: anyone
facts: [now]
start: { inbound: true }
nodes:
  who: { ask: { reader: free-text, save: who }, go: over, level: L0, silence: [{ after: 20h, go: over }] }
  over: { end: noted }
`
const verify = `
audience: migrant
start: { keyword: [Verificar], when: [{ fact: contact.level, at_least: L0 }] }
nodes:
  ours: { say: {}, level: L0, go: over }
  over: { end: verified }
`
const list = `
audience: migrant
facts: [tasks]
start: { staff: true }
nodes:
  tasks: { each: { of: tasks.open, as: task }, do: how, go: pages }
  how: { choose: { done: tasks, stuck: tasks }, by: task.ref, level: L0, silence: [{ after: 2h, go: tasks }] }
  pages:
    collect: { of: [one, two], save: pages }
    also: { none: year }
    then: [{ claim: question }]
    go: year
    level: L0
    silence: [{ after: 2h, go: year }]
  year: { ask: { reader: year, save: year }, go: right, level: L0, silence: [{ after: 2h, go: over }] }
  right: { review: { year: year }, then: [{ claim: intend }], go: over, level: L0, silence: [{ after: 2h, go: over }] }
  over: { end: listed }
`
const photo = `
audience: migrant
start: { staff: true }
nodes:
  form: { ask: { reader: photo, save: form }, go: got, level: L1, silence: [{ after: 2h, go: over }] }
  got: { say: {}, level: L1, go: over }
  over: { end: received, then: faq.scam }
`
const which = `
audience: migrant
facts: [tasks]
start: { staff: true, with: [ref] }
nodes:
  task: { pick: { of: tasks.open, as: task, by: [ref, case], is: =answers.ref }, go: one, none: none, several: several }
  one: { say: {}, level: L0, go: over }
  none: { say: {}, level: L0, go: over }
  several: { say: {}, level: L0, go: over }
  over: { end: picked }
`

export const flows = () => [
  flowFrom('main', main),
  flowFrom('faq', faq),
  flowFrom('stop', stop),
  flowFrom('wrong', wrong),
  flowFrom('danger', danger),
  flowFrom('extort', extort),
  flowFrom('human', human),
  flowFrom('stop-unclear', unclear),
  flowFrom('stranger', stranger),
  flowFrom('verify', verify),
  flowFrom('photo', photo),
  flowFrom('list', list),
  flowFrom('which', which),
]

export const words = {
  main: {
    hello: {
      text: 'Hola, {person.first_name}. ¿Es usted?',
      options: { yes: 'Sí', no: 'No soy', more: 'Quiero más' },
      words: { later: ['al rato'], yes: ['simón'] },
      again: '¿Usted es {person.first_name}?',
    },
    year: { text: '¿En qué año?', words: { forgot: ['no me acuerdo'] }, back: 'Volvamos: ¿qué año?' },
    why: '¿Por qué?',
    told: 'Mañana a las {answers.slot, hour}.',
  },
  faq: { cost: 'No cuesta nada.', scam: { text: '¿Entendió?', options: { ok: 'Entendí' } } },
  stop: { out: 'Ya no le escribo.' },
  wrong: { sorry: 'Disculpe.' },
  danger: { safe: { text: '¿Está a salvo?', options: { yes: 'Sí', no: 'No' } } },
  extort: { who: '¿Quién le pidió?' },
  'stop-unclear': { ask: { text: '¿Ya no le escribo?', options: { stop: 'Ya no', other: 'Otra cosa' } } },
  stranger: { who: '¿Quién es?' },
  verify: { ours: 'Sí es nuestro.' },
  list: {
    how: {
      text: '{answers.task.ref} ({answers.task_number}): ¿cómo va?',
      options: { done: 'Lista', stuck: 'Atorada' },
    },
    pages: { text: 'Mande la primera.', items: { two: 'Ahora la segunda.' }, words: { none: ['no la tengo'] } },
    year: '¿Qué año?',
    right: {
      text: 'Anoté {answers.year}. ¿Está bien?',
      options: { yes: 'Sí, está bien', no: 'Corregir', year: 'El año' },
    },
  },
  which: {
    one: 'Es {answers.task.ref}.',
    none: 'No hay.',
    several: '¿{answers.task_a.ref} o {answers.task_b.ref}?',
  },
  photo: { form: 'Mande la hoja.', got: 'Gracias.' },
}

export const FACTS = {
  person: { first_name: 'Leocadio' },
  claim: { id: 'c1', state: 'NOT_CONTACTED', last_year: 2021 },
  contact: { level: 'L0' },
  tasks: { open: [{ ref: 'T1' }, { ref: 'T2' }] },
}

export const play = (): Stage => stage(flows(), words, structuredClone(FACTS))
