import type { Actor } from '../../src/cases/noun.ts'
import type { NewUpdate } from '../../src/hub/updates/tell-update.ts'
import type { Step } from '../cases/walk.ts'
import { REQUEST, TO_ACTIVE } from '../cases/walks/facilitation.ts'
import { approveAll, FRANCISCO, FROZEN, INVOICE, PAID } from '../cases/walks/hours-report.ts'

/** The day on which the group of the story opened. */
export const GROUP_OPENED = '2026-03-29T20:00:00-06:00'
export const STORY = 'LAND-1'
/** People of the list, and of the class beyond it. */
export const LISTED = Array.from({ length: 46 }, (_, index) => index + 1)
const BEYOND = Array.from({ length: 12 }, (_, index) => 101 + index)

const DECEASED = 17
const NO_PHONE = 34
const DECLINED: Readonly<Record<number, string>> = { 40: 'visa', 41: 'visa', 42: 'not_interested' }
const OPTED_OUT = 43
const UNDECIDED = [OPTED_OUT, 44]
const JOINED = LISTED.filter((no) => !DECLINED[no] && !UNDECIDED.includes(no))
/** By the place of the payee among the 41. */
const RETURNED: Readonly<Record<number, string>> = {
  1: 'NAME_MISMATCH',
  2: 'NAME_MISMATCH',
  3: 'NAME_MISMATCH',
  4: 'ACCOUNT_CLOSED',
  20: 'PICKUP_EXPIRED',
  21: 'LIMIT_EXCEEDED',
  38: 'ID_EXPIRED',
}
const STILL_OPEN = 38

const between = (no: number, from: number, to: number): boolean => no >= from && no <= to
const language = (no: number): string => (no <= 33 ? 'es' : no <= 39 ? 'nhe' : no <= 44 ? 'hus' : 'ote')
const mode = (no: number): string => (no <= 27 ? 'text' : no <= 36 ? 'audio' : no <= 44 ? 'call' : 'person')
const route = (no: number): string =>
  no <= 15 ? 'class_list' : no <= 32 ? 'relative' : no <= 42 ? 'visit' : 'coworker'

export const personId = (no: number): string => `p${String(no).padStart(3, '0')}`
export const claimId = (no: number): string => `c${String(no).padStart(3, '0')}`

/** Where the numbers of the story are kept: makes one for a person, or notes that it does not work. */
export type Numbers = {
  add: (channel: 'whatsapp' | 'sms', value: string, person: string) => Promise<string>
  unreachable: (id: string, code: string) => Promise<void>
}

/** The updates that tell the story, in the order in which they happened for each document. `only`: of some people. */
export async function settlementStory(numbers: Numbers, only = [...LISTED, ...BEYOND]): Promise<NewUpdate[]> {
  const updates: NewUpdate[] = []
  let last = 0
  const tell = (
    noun: string,
    subject: string,
    as: Actor['kind'],
    move: string,
    at: string,
    payload = {},
    whose?: string,
  ) =>
    updates.push({
      key: `s${String(++last).padStart(6, '0')}`,
      noun,
      subject,
      move,
      payload,
      actor: { kind: as, id: `${as}-1` },
      source: 'story',
      eventAt: new Date(Date.parse(at) + last),
      ...(whose ? { personId: whose } : {}),
    })
  tell('matter', STORY, 'staff', 'create', '2026-03-02T15:00:00Z', {
    title: 'Landscaping wages',
    category: 'LABOR',
    class_size: 98,
    deadline: '2026-05-08T23:59:00-05:00',
  })
  tell('matter', STORY, 'staff', 'open', '2026-03-02T15:00:00Z')
  for (const no of LISTED.filter((each) => only.includes(each))) {
    await tellPerson(no)
    tellClaim(no)
  }
  for (const no of BEYOND.filter((each) => only.includes(each))) tellBeyond(no)
  return updates

  async function tellPerson(no: number): Promise<void> {
    const id = personId(no)
    const about = (as: Actor['kind'], move: string, at: string, payload = {}) =>
      tell('person', id, as, move, at, payload, id)
    const address = async (number: number, source: string, at: string): Promise<[whatsapp: string, sms: string]> => {
      const value = `+52550000${String(number).padStart(4, '0')}`
      const ids: string[] = []
      for (const channel of ['whatsapp', 'sms'] as const) {
        const _id = await numbers.add(channel, value, id)
        about('import', 'add_address', at, { address: _id, source })
        ids.push(_id)
      }
      return ids as [string, string]
    }
    about('import', 'import', '2026-03-02T15:01:00Z', {
      given_name: `Nombre${no}`,
      first_surname: 'Inventado',
      country: 'MX',
      region: 'San Luis Potosí',
      language: language(no),
    })
    const listed = no <= 31 ? await address(no, 'class_list', '2026-03-02T15:02:00Z') : null
    if (listed) {
      const [whatsapp, sms] = listed
      // 13 to 17 have no WhatsApp, 24 to 31 lead nowhere.
      if (no >= 13 && !between(no, 18, 23)) await numbers.unreachable(whatsapp, 'not_on_channel')
      if (between(no, 24, 31)) await numbers.unreachable(sms, 'invalid')
      if (no <= 12) about('bot', 'reach', '2026-03-10T16:00:00Z', { address: whatsapp })
      if (between(no, 13, 15)) about('bot', 'reach', '2026-03-10T16:00:00Z', { address: sms })
      if (between(no, 18, 23)) about('bot', 'wrong_party', '2026-03-10T16:00:00Z', { address: whatsapp })
    }
    if (no > 15 && no !== NO_PHONE) {
      const [whatsapp] = await address(1_000 + no, route(no), '2026-03-18T16:00:00Z')
      about(route(no) === 'visit' ? 'defender' : 'bot', 'reach', '2026-03-18T17:00:00Z', { address: whatsapp })
      if (between(no, 35, 39)) about('defender', 'prefer', '2026-03-18T18:00:00Z', { shared: true, address: whatsapp })
      if (no >= 28 && no !== DECEASED)
        about('defender', 'vouch', '2026-03-18T19:00:00Z', { address: whatsapp, how: 'known' })
    }
    if (no === NO_PHONE) about('defender', 'reach', '2026-03-18T17:00:00Z')
    about('defender', 'prefer', '2026-03-18T20:00:00Z', { mode: mode(no) })
    if (no <= 14)
      about('bot', 'trust', no <= 10 ? '2026-03-20T16:00:00Z' : '2026-04-20T16:00:00Z', { what: 'scam_asked' })
    if (no === 2)
      for (const day of ['21', '22']) about('bot', 'trust', `2026-03-${day}T16:00:00Z`, { what: 'scam_asked' })
    if (between(no, 35, 43)) about('bot', 'trust', '2026-03-21T16:00:00Z', { what: 'visa_asked' })
    if (no === DECEASED) about('staff', 'decease', '2026-03-21T16:00:00Z')
    if (no === OPTED_OUT || no === 18) about('bot', 'opt_out', '2026-04-01T16:00:00Z')
    if (no === 18) about('bot', 'opt_in', '2026-04-03T16:00:00Z')
  }

  function explain(no: number, list: boolean): (as: Actor['kind'], move: string, at: string, payload?: object) => void {
    const about = (as: Actor['kind'], move: string, at: string, payload = {}) =>
      void tell('claim', claimId(no), as, move, at, payload, personId(no))
    about('import', 'import', '2026-03-02T15:03:00Z', {
      person_id: personId(no),
      matter_id: STORY,
      deadline: '2026-05-08T23:59:00-05:00',
      ...(list ? { list_no: String(no) } : {}),
    })
    about('bot', 'notify', '2026-03-19T16:00:00Z')
    about('bot', 'verify', '2026-03-19T17:00:00Z')
    about('bot', 'inform', '2026-03-19T18:00:00Z', { text_version: 'A6.1' })
    about('bot', 'understand', '2026-03-19T19:00:00Z')
    return about
  }

  function tellClaim(no: number): void {
    const about = explain(no, true)
    const reason = DECLINED[no]
    if (reason) about('bot', 'decline', '2026-04-05T16:00:00Z', { reason })
    if (UNDECIDED.includes(no)) about('timer', 'decide_none', '2026-05-09T06:00:00Z')
    const payee = JOINED.indexOf(no) + 1
    if (payee === 0) return
    join(about, no <= 9 ? '2026-03-27' : '2026-04-10')
    about('finance', 'award', '2026-06-01T16:00:00Z', { amount: `${5_000 + 50 * payee}.00`, currency: 'USD' })
    if (no === DECEASED) {
      about('staff', 'ask_documents', '2026-06-02T16:00:00Z', { missing: ['heirs'] })
      return
    }
    // 17 is not among them: 14 by bank, 24 in cash, 2 by check.
    const place = payee < DECEASED ? payee : payee - 1
    pay(about, place <= 14 ? 'BANK' : place <= 38 ? 'CASH' : 'CHECK', RETURNED[payee], payee === STILL_OPEN)
  }

  function tellBeyond(no: number): void {
    tell(
      'person',
      personId(no),
      'staff',
      'import',
      '2026-03-02T15:01:00Z',
      { given_name: 'Otro', country: 'US' },
      personId(no),
    )
    const about = explain(no, false)
    join(about, '2026-04-10')
    about('finance', 'award', '2026-06-01T16:00:00Z', { amount: '5400.00', currency: 'USD' })
    pay(about, 'BANK', undefined, false)
  }

  function join(about: ReturnType<typeof explain>, day: string): void {
    about('bot', 'intend', `${day}T15:00:00Z`)
    about('defender', 'sign', `${day}T16:00:00Z`, { form: 'form', signed_on: day })
    about('advocate', 'join', `${day}T18:00:00Z`, { filed_on: day })
  }

  function pay(about: ReturnType<typeof explain>, method: string, code: string | undefined, open: boolean): void {
    about('staff', 'accept_documents', '2026-06-02T16:00:00Z')
    about('bot', 'choose_method', '2026-06-03T16:00:00Z', { method })
    about('staff', 'confirm_payee', '2026-06-04T16:00:00Z', { level: 'L3' })
    const award = updates.findLast((each) => each.move === 'award')?.payload
    about('finance', 'schedule', '2026-06-05T16:00:00Z', award)
    about('external', 'send', '2026-06-22T16:00:00Z', { reference: 'R1', expires_on: '2026-08-01' })
    if (code) {
      about('external', 'return', '2026-06-25T16:00:00Z', { code })
      if (open) return
      about('staff', 'troubleshoot', '2026-06-26T16:00:00Z')
      about('external', 'send', '2026-06-29T16:00:00Z', { reference: 'R2', expires_on: '2026-08-01' })
    }
    about('external', 'pay', '2026-07-01T16:00:00Z')
  }
}

/** CF-1042 with its contract, and the Defender's report: paid to the Defender, invoiced to the Advocate, both in one order. */
export const facilitationStory: readonly (readonly [noun: string, subject: string, step: Step])[] = [
  ['facilitation', 'CF-1042', [REQUEST[0], REQUEST[1], { ...(REQUEST[2] as object), matter_id: STORY }]],
  ...TO_ACTIVE.slice(1, -1).map((step) => ['facilitation', 'CF-1042', step] as const),
  ...FRANCISCO.filter(([move]) => move !== 'set_terms').map((step) => ['hours_report', 'R1', step] as const),
  ...[...approveAll, FROZEN, ['approve', 'finance'] as Step, PAID, INVOICE].map(
    (step) => ['hours_report', 'R1', step] as const,
  ),
  ['facilitation', 'CF-1042', ['count_task', 'case', { task_id: 'T1', state: 'DONE' }]],
  ['facilitation', 'CF-1042', ['count_task', 'case', { task_id: 'T2', state: 'DONE' }]],
  ['evaluation', 'CF-1042-ADVOCATE', ['submit', 'advocate', { overall: 4, comment: 'On time' }]],
]
