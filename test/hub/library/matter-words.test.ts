import { beforeEach, describe, expect, it } from 'vitest'
import type { MatterDoc, MatterText } from '../../../src/cases/matter-doc.ts'
import { createAct } from '../../../src/hub/act.ts'
import { matterWords, unapprovedTexts } from '../../../src/hub/library/matter-words.ts'
import { createOutreach } from '../../../src/hub/outreach/outreach.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { library } from '../../support/library.ts'
import { claimOf, numberOf, openMatter, row } from '../../support/matter.ts'
import { type ScriptedChannel, scriptedChannel } from '../../support/scripted-channel.ts'

const COST = { flow: 'faq', key: 'cost_answer', values: {} }
const wording = (lang: string, change: Partial<MatterText> = {}): MatterText => ({
  ...{ key: 'faq/cost_answer', lang, text: `own ${lang}`, hash: `hash-${lang}`, proposed_by: 'x', proposed_at: 't' },
  ...{ approved_by: 'a', approved_at: 't', ...change },
})
const matter = (...texts: MatterText[]) => ({ languages: ['es'], texts }) as unknown as MatterDoc
const at = (lang: string, country = 'MX') => ({ lang, country })

describe('the words of a matter', () => {
  it.each<[string, MatterText[], ReturnType<typeof at>, string | undefined, true | undefined]>([
    ['are its own where it has some', [wording('es')], at('es'), 'own es', undefined],
    [
      'are those of the region before those of the language',
      [wording('es'), wording('es-GT')],
      at('es', 'GT'),
      'own es-GT',
      undefined,
    ],
    [
      'are those of all matters before an approval',
      [wording('es', { approved_at: undefined as never })],
      at('es'),
      undefined,
      undefined,
    ],
    [
      'are those of all matters when its own are over',
      [wording('es', { ended_at: 't' })],
      at('es'),
      undefined,
      undefined,
    ],
    ['are not there in a language in which it does not say them', [wording('es')], at('en', 'US'), undefined, true],
  ])('%s', (_, texts, to, text, elsewhere) => {
    const { own, elsewhere: other } = matterWords(matter(...texts), COST, to)
    expect([own?.text, other]).toEqual([text, elsewhere])
  })

  it('go out in place of those of all matters, with the answers of the files', () => {
    const own = { lang: 'es', text: 'Lo dice {matter.public_phone, phone}. ¿Sí?', sms: 'Corto. 1 Si 2 No', hash: 'h' }
    const ref = {
      flow: 'faq',
      key: 'visa_answer',
      values: { 'matter.public_phone': '+525500000100' },
      options: ['yes', 'no'],
    }
    const to = {
      channel: 'whatsapp',
      lang: 'es',
      country: 'MX',
      zone: 'UTC',
      now: '2026-03-02T15:00:00Z',
      buttons: true,
    }
    expect(library.words.render(ref, to, own)).toEqual({
      text: 'Lo dice +52 55 0000 0100. ¿Sí?',
      options: [
        { id: 'faq.visa_answer.yes', label: 'Sí, que me llame' },
        { id: 'faq.visa_answer.no', label: 'Por ahora no' },
      ],
      version: { lang: 'es', hash: 'h' },
    })
    expect(library.words.render(ref, { ...to, channel: 'sms', buttons: false }, own)).toMatchObject({
      text: 'Corto. 1 Si 2 No',
    })
    const { sms: _sms, ...long } = own
    expect(library.words.render(ref, { ...to, channel: 'sms', buttons: false }, long).text).toBe(
      'Lo dice +52 55 0000 0100. ¿Si? 1 Si, que me llame 2 Por ahora no',
    )
  })

  it('that wait for an Advocate are named, in every language of the people', () => {
    const open = unapprovedTexts(library.words, matter(wording('es')))
    expect(open).toContainEqual({ key: 'faq/visa_answer', lang: 'es' })
    expect(open).not.toContainEqual({ key: 'faq/cost_answer', lang: 'es' })
    expect(open).not.toContainEqual({ key: 'faq/cost_not_yet', lang: 'es' })
    const both = { ...matter(wording('es')), languages: ['es', 'nhe', 'en'] }
    expect(unapprovedTexts(library.words, both)).toContainEqual({ key: 'faq/cost_answer', lang: 'en' })
    const approved = new Map([
      ['es', { 'faq/visa_answer': { by: 'a', on: '2026-03-02', hash: version('faq', 'visa_answer') } }],
    ])
    expect(unapprovedTexts({ ...library.words, approvals: approved }, matter())).not.toContainEqual({
      key: 'faq/visa_answer',
      lang: 'es',
    })
  })
})

const version = (flow: string, node: string) => library.words.locales.get('es')?.get(flow)?.get(node)?.version ?? ''

describe('a person of a matter that says it in its own way', () => {
  const test = testHub('2026-03-03T18:00:00Z')
  const { hub, store, clock, channels, idle } = test
  let whatsapp: ScriptedChannel
  const useCases = { ...hub.parts, record: { drain: hub.record } }
  let n = 0

  beforeEach(async () => {
    whatsapp = scriptedChannel('whatsapp', clock.now)
    Object.assign(channels, { whatsapp })
    if (n++ > 0) return
    await store.prepare()
    await openMatter(test, 'LAND-1', [row(1), row(2)], '2026-05-08T23:59:00-05:00')
  })

  it('reads it there, and the message keeps which wording it was', async () => {
    const act = createAct(useCases)
    const tell = (move: string, kind: 'staff' | 'advocate', payload: Record<string, unknown>) =>
      act({
        key: `${move}-1`,
        noun: 'matter',
        subject: 'LAND-1',
        move,
        payload,
        actor: { kind, id: 'x' },
        source: 't',
        eventAt: clock.now(),
      })
    const named = { key: 'faq/cost_answer', lang: 'es', hash: '0123456789ab' }
    await tell('propose_text', 'staff', { ...named, text: 'Usted no paga: lo paga la empresa.' })
    await tell('approve_text', 'advocate', named)
    const { personId = '' } = await claimOf(test, 'LAND-1', 1)
    await hub.receive.inbound([inbound(numberOf(1), 'hola')])
    await idle()
    const [address] = await store.addresses.ofPerson(personId)
    await act({
      key: 'identify-1',
      noun: 'person',
      subject: personId,
      personId,
      move: 'identify',
      payload: { level: 'L1', address: address?._id, how: 'questions' },
      actor: { kind: 'bot' },
      source: 't',
      eventAt: clock.now(),
    })
    whatsapp.handed.length = 0
    await hub.receive.inbound([inbound(numberOf(1), '¿cuánto cuesta?')])
    await idle()
    expect(whatsapp.handed.map(({ text }) => text)).toContain('Usted no paga: lo paga la empresa.')
    const sent = (await store.messages.thread([personId], 20)).find(({ node }) => node === 'cost_answer')
    expect(sent?.words).toEqual({ lang: 'es', hash: '0123456789ab' })
  })

  it('is not written to by a live provider before an Advocate has approved what may be told', async () => {
    const outreach = createOutreach({ ...useCases, provider: 'live' })
    const request = { matterId: 'LAND-1', action: 'start', actor: { kind: 'staff', id: 'x' }, requestId: 'r1' } as const
    const report = await outreach(request)
    expect(report).toMatchObject({
      accepted: false,
      reason: expect.stringMatching(/approve words first: \S+ \(es\).* and \d+ more\./),
    })
    expect(await createOutreach(useCases)({ ...request, requestId: 'r2' })).toMatchObject({ accepted: true })
  })
})
