import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FacilitationDoc } from '../../src/cases/facilitation.ts'
import type { HandoffDoc } from '../../src/cases/handoff.ts'
import type { LetterDoc } from '../../src/cases/letter.ts'
import type { TaskDoc } from '../../src/cases/task.ts'
import { seedFacilitation } from '../../src/hub/seed/seed-facilitation.ts'
import { createTellUpdates } from '../../src/hub/updates/tell-update.ts'
import { isGsm7, smsSegments } from '../../src/words/gsm7.ts'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { type ScriptedChannel, scriptedChannel } from '../support/scripted-channel.ts'

/** Monday, ten in the morning in Austin. */
const test = testHub('2026-03-09T15:30:00Z')
const { hub, store, clock, channels, idle, later } = test
const [DANA, ELISE, FRANCISCO] = ['+15125550123', '+15145550177', '+525500000101']
let sms: ScriptedChannel
let whatsapp: ScriptedChannel

beforeAll(async () => {
  await store.prepare()
  await seedFacilitation(hub, 'LAND-1')
  await idle()
}, 120_000)
beforeEach(() => {
  sms = scriptedChannel('sms', clock.now)
  whatsapp = scriptedChannel('whatsapp', clock.now)
  Object.assign(channels, { sms, whatsapp })
})

/** Every text that an Advocate got. */
const sent: string[] = []
afterEach(() => void sent.push(...sms.gotBy(DANA), ...sms.gotBy(ELISE)))

const says = async (from: string, text: string, channel: 'sms' | 'whatsapp' = 'sms'): Promise<string[]> => {
  const at = channel === 'sms' ? sms : whatsapp
  const before = at.gotBy(from).length
  await hub.receive.inbound([inbound(from, text, { from: { channel, value: from } })])
  await idle()
  await later(1_000)
  return at.gotBy(from).slice(before)
}
const doc = async <Doc>(noun: string, id: string) => (await store.cases.get<Doc>(noun, id))?.doc as Doc
const rows = async () => (await store.cases.list<HandoffDoc>({ noun: 'handoff' }, 500)).map((row) => row.doc.reason)

const WHICH_RULES =
  'JIM CF-1043: T7 ne peut pas continuer sans ceci: mode et langue de signification. Écrivez-le ici, sans nom de client.'
const WHICH_SOURCE =
  "JIM CF-1043: quelle règle ou ordonnance permet ce mode pour T7? Écrivez-la, ou AUCUNE, et l'équipe vous appelle."
const ON_RECORD =
  "JIM CF-1043: c'est inscrit pour T7. Elle continue une fois vérifiée par l'équipe. Vous verrez la traduction avant l'envoi."

describe('the registered number', () => {
  it('was told nothing of what the story says to have been', async () => {
    expect(sms.gotBy(DANA)).toEqual([])
    expect((await rows()).filter((reason) => reason.endsWith('without_address'))).toEqual([])
  })

  it('opens the cases of its Advocate, in the language that was registered', async () => {
    expect(await says(DANA, 'status')).toEqual([
      'JIM CF-1042: tasks 0/3 done, 0 blocked. Next: no date set. Reply MORE or CALL.',
    ])
    expect(await says(ELISE, 'statut')).toEqual([
      'JIM CF-1043: 0/2 taches faites, 1 bloquée(s). Suite: sans date. Répondez PLUS ou APPEL.',
    ])
  })

  it('does not open those of another', async () => {
    expect(await says(DANA, 'T7 1')).toEqual([
      'JIM: T7 not found or not yours. Check the ref or reply HELP. Nothing was changed.',
    ])
    expect(await doc('task', 'T7')).toMatchObject({ state: 'BLOCKED', waits_for: 'ADVOCATE' })
  })

  it('decides, and the decision is recorded as theirs', async () => {
    // No text has asked it yet: it is asked now.
    expect((await says(ELISE, 'ok t7')).join()).toContain('Répondez T7 1 OK')
    expect(await doc('task', 'T7')).toMatchObject({ state: 'BLOCKED', waits_for: 'ADVOCATE' })
    // Nobody is served before they have said how: a yes is no answer to that.
    expect(await says(ELISE, 'oui')).toEqual([WHICH_RULES])
    expect(await says(ELISE, 'laissez tomber')).toEqual([
      "JIM T7: rien n'a changé; votre réponse est toujours attendue.",
    ])
    expect(await doc('task', 'T7')).toMatchObject({ state: 'BLOCKED', waits_for: 'ADVOCATE' })
    expect(await says(ELISE, 'en personne, en espagnol, par un huissier svp')).toEqual([WHICH_SOURCE])
    expect(await says(ELISE, 'ordonnance du 2 mars')).toEqual([ON_RECORD])
    // All that only she can set is set, in her words; staff look before the work goes on.
    expect(await doc<TaskDoc>('task', 'T7')).toMatchObject({
      state: 'BLOCKED',
      waits_for: 'STAFF',
      decision: 'CHANGE',
      decision_note: 'en personne, en espagnol, par un huissier svp',
      service_method: 'en personne, en espagnol, par un huissier svp',
      service_source: 'ordonnance du 2 mars',
      service_language: 'es',
    })
    const [letter] = await store.cases.list<LetterDoc>({ noun: 'letter' }, 2)
    expect(letter?.doc).toMatchObject({ state: 'WRITTEN', words: 'en personne, en espagnol, par un huissier svp' })
    expect(await rows()).toContain('advocate_wants_change')
    const [told] = await store.updates.model.find({ noun: 'task', move: 'decide' }).lean()
    expect(told?.actor).toEqual({ kind: 'advocate', id: 'elise' })
  })
})

describe('another number', () => {
  it('gets D11 once, no data, and changes nothing', async () => {
    const work = { noun: { $in: ['facilitation', 'task', 'hours_report', 'evaluation', 'outcome', 'agreement'] } }
    const before = await store.updates.model.countDocuments(work)
    for (const text of ['CF-1042', 'yes cf1042', 'T4 1'])
      expect((await says('+15125550188', text)).join()).not.toMatch(/tasks|done|Dana|Francisco|blocked/)
    expect(sms.gotBy('+15125550188')[0]).toBe(
      'JIM: CF-1042 not found or not yours. Check the ref or reply HELP. Nothing was changed.',
    )
    expect(sms.gotBy('+15125550188').filter((text) => text.includes('not yours'))).toHaveLength(1)
    expect(await store.updates.model.countDocuments(work)).toBe(before)
  })

  it('of the same Advocate counts only when staff have registered it', async () => {
    const { _id: other } = await store.addresses.ensure(
      { channel: 'sms', value: '+15125550177' },
      'US',
      'p_advocate_dana',
    )
    expect(await says('+15125550177', 'STATUS CF-1042')).toEqual([
      'JIM: CF-1042 not found or not yours. Check the ref or reply HELP. Nothing was changed.',
    ])
    expect((await doc<{ registered: string[] }>('advocate', 'dana')).registered).not.toContain(other)
  })
})

describe('one event, told to two', () => {
  it('the Defender waits for the lawyers: a text in references, and the words to staff', async () => {
    await says(FRANCISCO, 'T4 no avanza, espero respuesta de la abogada Dana por el caso de Leocadio', 'whatsapp')
    await says(FRANCISCO, 'está bien', 'whatsapp')
    expect(await doc<TaskDoc>('task', 'T4')).toMatchObject({ state: 'BLOCKED', blocked_reason: 'WAITING_ADVOCATE' })
    expect(sms.gotBy(DANA)).toEqual([
      "JIM CF-1042: task T4 blocked: waiting for your answer. We need: your decision, see staff's email. Reply T4 1 approve, T4 2 call me, T4 3 change.",
    ])
    expect(await rows()).toContain('task_waits_for_advocate')
    expect(await says(DANA, '1')).toEqual(['JIM CF-1042: T4 approved. We tell the Defender to go on.'])
    expect(whatsapp.gotBy(FRANCISCO).join()).toContain('El equipo de abogados ya contestó lo de T4')
    expect(await doc<TaskDoc>('task', 'T4')).toMatchObject({ state: 'IN_PROGRESS', decision: 'APPROVED' })
  })

  it('violence: care for the Defender, and no detail for the Advocate', async () => {
    await says(FRANCISCO, 'T5 no avanza, hay violencia en la zona', 'whatsapp')
    await says(FRANCISCO, 'sí, estoy en un lugar seguro', 'whatsapp')
    await says(FRANCISCO, 'toda', 'whatsapp')
    await says(FRANCISCO, 'está bien', 'whatsapp')
    expect(whatsapp.gotBy(FRANCISCO).join()).toContain('Primero cuídese')
    const told = sms.gotBy(DANA).at(-1)
    expect(told).toMatch(
      /^JIM CF-1042: safety report from the field\. No details by text\. Please call \+\S+ .*today\.$/,
    )
  })
})

it('begins three times a week; what is about safety or a court date goes all the same', async () => {
  const ask = async (move: string, payload: object, key: string) => {
    await createTellUpdates(hub.parts)([
      {
        key,
        noun: 'facilitation',
        subject: 'CF-1042',
        move,
        payload: payload as Record<string, unknown>,
        actor: { kind: 'staff', id: 'ana' },
        source: 'test',
        eventAt: clock.now(),
      },
    ])
    await hub.record({ noun: 'facilitation', subject: 'CF-1042' })
    await idle()
    await later(1_000)
  }
  await later('8d')
  clock.advance('1h')
  for (const n of [1, 2, 3, 4, 5]) await ask('ask_cap', { minutes: n * 60 }, `cap${n}`)
  expect(sms.gotBy(DANA).filter((text) => text.includes('Approve +'))).toHaveLength(3)
  const late = await says(DANA, 'yes')
  // Money needs its reference: the question is put again, with the figures of now.
  expect(late.join()).toContain('Approve +5 h? Reply YES CF-1042')
  expect(await says(DANA, 'yes cf1042')).toEqual(['JIM CF-1042: approved. The new cap is 125 hours.'])
  expect((await doc<FacilitationDoc>('facilitation', 'CF-1042')).cap_minutes).toBe(7_500)
})

it('what her office calls a case stands for our reference', async () => {
  expect((await says(DANA, 'WF-2231 status')).join()).toContain('WF-2231 not found or not yours')
  expect((await says(DANA, 'New case: signatures in Guatemala by April 30, Spanish')).join()).toContain(
    'file reference',
  )
  const [received = ''] = await says(DANA, 'WF-2231')
  const [ref = ''] = /CF-\d+/.exec(received) ?? []
  expect(received).toContain('request received')
  expect(await doc<FacilitationDoc>('facilitation', ref)).toMatchObject({ reference: 'WF-2231', country: 'GT' })
  for (const text of ['WF-2231 status', 'wf 2231', 'status of our file WF2231'])
    expect((await says(DANA, text)).join()).toContain(`JIM ${ref}: `)
  // Of another Advocate it is none.
  expect((await says(ELISE, 'WF-2231 statut')).join()).toContain('WF-2231 introuvable ou pas à vous')
})

it('every text of all this is one segment of GSM-7', () => {
  expect(sent.length).toBeGreaterThan(10)
  expect(sent.filter((text) => smsSegments(text) !== 1 || !isGsm7(text))).toEqual([])
})
