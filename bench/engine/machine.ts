import { assign, setup } from 'xstate'
import { plainReading } from './plain-reading.ts'

/** What the machine must be given: how to speak, how to record, how to understand. */
export type MachineParts = {
  /** `joins`: what is said next stands in the same message. */
  say: (flow: string, node: string, joins?: 'joins') => void
  record: (noun: string, move: string) => void
  says: (text: string, words: readonly string[]) => boolean
  year: (text: string) => number | null
  person: { lastYear: number; employers: readonly string[]; work: readonly string[] }
}

/** The text is folded already where the reading wants it so. */
type Said = { type: 'text'; text: string }
type Global = { type: 'STOP' | 'COST' | 'SCAM' | 'VISA' | 'HUMAN' | 'WHO' | 'LATER' | 'REPEAT' }
type Context = { misses: number; faqs: number; passed: Record<string, boolean>; prefers: Record<string, string> }

/**
 * The settlement dialogue as a state machine in XState's own manner: states with entry actions, guarded transitions, globals at
 * the root, history to come back. No timers: ours counts them at every question, the machine is spared that.
 */
export const dialogueMachine = ({ say, record, says, year, person }: MachineParts) => {
  const { createMachine } = setup({ types: {} as { context: Context; events: Said | Global } })
  const on = (words: readonly string[]) => ({
    guard: ({ event }: { event: Said | Global }) => event.type === 'text' && says(event.text, words),
  })
  const miss = {
    actions: assign<Context, Said, undefined, Said | Global, never>({ misses: ({ context }) => context.misses + 1 }),
  }
  const prefer = (name: string, value: string) => [
    assign<Context, Said, undefined, Said | Global, never>({
      prefers: ({ context }) => ({ ...context.prefers, [name]: value }),
    }),
    () => record('person', 'prefer'),
  ]
  const pass = (name: string, test: (text: string) => boolean) =>
    assign<Context, Said, undefined, Said | Global, never>({
      passed: ({ context, event }) => ({ ...context.passed, [name]: test(event.text) }),
      misses: 0,
    })
  const passes = ({ context }: { context: Context }) => Object.values(context.passed).filter(Boolean).length

  return createMachine({
    id: 'settlement',
    context: { misses: 0, faqs: 0, passed: {}, prefers: {} },
    initial: 'talk',
    on: {
      STOP: '.stopped',
      COST: '.cost',
      SCAM: '.scam',
      VISA: '.visa',
      HUMAN: '.person',
      WHO: '.who',
      REPEAT: '.talk.last',
    },
    states: {
      talk: {
        initial: 'is_it_you',
        states: {
          last: { type: 'history' },
          is_it_you: {
            entry: [() => record('claim', 'notify'), () => say('settlement', 'is_it_you')],
            on: {
              text: [
                { ...on(['si', 'soy yo', 'yo soy', 'digame', 'a sus ordenes']), target: 'one_phone' },
                { ...on(['no']), target: '#settlement.wrong' },
                miss,
              ],
            },
          },
          one_phone: {
            entry: [() => record('person', 'reach'), () => say('settlement', 'one_phone')],
            on: {
              text: [
                {
                  ...on(['solo yo', 'nomas yo', 'es mio', 'nadie mas', 'si']),
                  target: 'how',
                  actions: prefer('shared', 'no'),
                },
                { ...on(['compartimos', 'compartido', 'familia', 'no']), target: '#settlement.person' },
                miss,
              ],
            },
          },
          how: {
            entry: () => say('settlement', 'how'),
            on: {
              text: [
                { ...on(['texto', 'escrito', 'mensaje']), target: 'language', actions: prefer('mode', 'text') },
                { ...on(['audio']), target: 'language', actions: prefer('mode', 'audio') },
                { ...on(['llamada', 'llameme', 'telefono']), target: 'language', actions: prefer('mode', 'call') },
                miss,
              ],
            },
          },
          language: {
            entry: () => say('settlement', 'language'),
            on: {
              text: [
                { ...on(['espanol', 'castellano']), target: 'which_year', actions: prefer('language', 'es') },
                { ...on(['pueblo']), target: '#settlement.person' },
                miss,
              ],
            },
          },
          which_year: {
            entry: () => say('identity', 'which_year'),
            on: {
              text: [
                { ...on(['no me acuerdo', 'no recuerdo', 'no se']), target: 'which_employer' },
                {
                  guard: ({ event }) => year(event.text) !== null,
                  target: 'which_employer',
                  actions: pass('q1', (text) => year(text) === person.lastYear),
                },
                miss,
              ],
            },
          },
          which_employer: {
            entry: () => say('identity', 'which_employer'),
            on: {
              text: [
                { ...on(['no me acuerdo', 'no recuerdo', 'no se']), target: 'which_work' },
                {
                  target: 'scored',
                  actions: pass('q2', (text) => plainReading.names(plainReading.fold(text), person.employers)),
                },
              ],
            },
          },
          which_work: {
            entry: () => say('identity', 'which_work'),
            on: {
              text: {
                target: 'scored',
                actions: pass('q2', (text) => plainReading.names(plainReading.fold(text), person.work)),
              },
            },
          },
          scored: {
            always: [{ guard: (args) => passes(args) >= 2, target: 'explain' }, { target: '#settlement.person' }],
          },
          explain: {
            entry: [
              () => record('person', 'identify'),
              () => record('claim', 'verify'),
              () => record('claim', 'inform'),
              () => say('talk', 'explain', 'joins'),
            ],
            always: 'menu',
          },
          menu: {
            entry: () => say('talk', 'menu'),
            on: {
              COST: 'faq_cost',
              text: [
                { ...on(['decidir', 'participar', 'quiero entrar', 'me apunto', 'le entro']), target: 'check' },
                { ...on(['no quiero', 'no']), target: '#settlement.declined' },
                miss,
              ],
            },
          },
          faq_cost: {
            entry: [assign({ faqs: ({ context }) => context.faqs + 1 }), () => say('faq', 'cost_answer', 'joins')],
            always: [{ guard: ({ context }) => context.faqs === 3, target: 'check' }, { target: 'menu' }],
          },
          check: {
            entry: () => say('talk', 'check'),
            on: {
              text: [
                { ...on(['nada', 'gratis', 'no']), target: 'decide', actions: () => record('claim', 'understand') },
                { ...on(['si', 'pago', 'no se', 'quien sabe']), target: 'faq_cost' },
                miss,
              ],
            },
          },
          decide: {
            entry: () => say('talk', 'decide'),
            on: {
              LATER: '#settlement.thinking',
              text: [
                { ...on(['no quiero', 'no participo', 'mejor no']), target: '#settlement.declined' },
                {
                  ...on(['participar', 'quiero', 'si', 'me apunto', 'le entro']),
                  target: 'form',
                  actions: () => record('claim', 'intend'),
                },
                { ...on(['pensar']), target: '#settlement.thinking' },
                miss,
              ],
            },
          },
          form: { entry: () => say('form', 'one_step_left'), always: 'how_to_sign' },
          how_to_sign: {
            entry: () => say('form', 'how_to_sign'),
            on: {
              text: [
                { ...on(['traigan', 'traiga', 'venga', 'lleve']), target: 'will_bring' },
                { ...on(['yo voy', 'voy yo', 'yo paso']), target: 'when_signed' },
                { ...on(['otra']), target: '#settlement.person' },
                miss,
              ],
            },
          },
          will_bring: {
            entry: [() => record('handoff', 'bring_form'), () => say('form', 'will_bring')],
            always: 'when_signed',
          },
          when_signed: { entry: () => say('form', 'when_signed') },
        },
      },
      cost: { entry: () => say('faq', 'cost_not_yet'), always: 'talk.last' },
      scam: { entry: () => say('faq', 'scam_not_yet'), always: 'talk.last' },
      visa: { entry: () => say('faq', 'not_yet'), always: 'talk.last' },
      who: { entry: () => say('faq', 'who'), always: 'talk.last' },
      person: { entry: () => record('handoff', 'open') },
      thinking: { entry: () => record('claim', 'undecide') },
      declined: { entry: () => record('claim', 'decline') },
      wrong: { entry: () => record('person', 'wrong_party') },
      stopped: { type: 'final', entry: () => record('person', 'opt_out') },
    },
  })
}
