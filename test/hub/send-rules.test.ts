import { describe, expect, it } from 'vitest'
import { judge, sendRules } from '../../src/hub/send-rules/index.ts'
import type { UpdateRecord } from '../../src/store/updates.ts'
import { before, type Change, candidate, HOUR, NOON } from './candidate.ts'

const update = (outcome: UpdateRecord['outcome'], reason?: string): UpdateRecord => ({
  _id: 'u_1',
  noun: 'claim',
  subject: 'c_1',
  move: 'intend',
  sealed: '',
  actor: { kind: 'bot' },
  source: 'x',
  eventAt: NOON,
  receivedAt: NOON,
  outcome,
  ...(reason ? { reason } : {}),
})
const ours = { kind: 'ours', template: true } as const
const ofOne = { ...ours, broadcast: 'b1' }
const until = (ms: number): string => new Date(NOON.getTime() + ms).toISOString()
/** A turn of which all left at once. */
const began = (ms: number) => ({ turn: before(ms), left: before(ms) })
const copy = { kind: 'ours', group: 'g', flow: 'common', node: 'group_talk', pressing: 'asked' } as const
const warning = { ...copy, flow: 'group-alert', node: 'warning', pressing: 'safety' } as const
const outAt = (ms: number) => ({ optedOut: true, optedOutAt: before(ms) })

const reminder = {
  ...ours,
  while: [
    { fact: 'claim.state', is: 'INTENDS_TO_JOIN' },
    { fact: 'claim.deadline', at_least: '1h' },
  ],
}
const told = { flow: 'form', key: 'remind', values: { 'claim.deadline': until(2 * HOUR) } }
const deadlineIs = (deadline: string, state = 'INTENDS_TO_JOIN') => ({ facts: { claim: { state, deadline } } })

const paused = {
  ...ours,
  still: { in: 'cases.open', as: 'case', by: 'ref', is: 'CF-1', turn: 't' },
  while: [{ answer: 'case.state', is: 'PAUSED' }],
}
const caseIs = (state: string) => ({ item: { ref: 'CF-1', state }, elsewhere: false })

type Row = [what: string, change: Change, verdict: string, detail?: Record<string, unknown>]
const rows: Record<string, Row[]> = {
  broadcast: [
    ['what belongs to none', { message: ours }, 'allow'],
    [
      'what belongs to one that is being sent',
      { message: ofOne, broadcast: { state: 'SENDING', expires_at: until(HOUR) } },
      'allow',
    ],
    [
      '... at an hour that has come at their place',
      { message: ofOne, broadcast: { state: 'SENDING', at_hour: 10 } },
      'allow',
    ],
    [
      '... and that has not come there yet',
      { message: ofOne, broadcast: { state: 'SENDING', at_hour: 13 } },
      'defer',
      { until: new Date(NOON.getTime() + HOUR) },
    ],
    ['what belongs to one that is paused', { message: ofOne, broadcast: { state: 'PAUSED' } }, 'defer'],
    ['... or was halted', { message: ofOne, broadcast: { state: 'HALTED' } }, 'defer'],
    ['... or was cancelled', { message: ofOne, broadcast: { state: 'CANCELLED' } }, 'refuse', { staff: false }],
    [
      '... or is over',
      { message: ofOne, broadcast: { state: 'SENDING', expires_at: until(-1) } },
      'refuse',
      { staff: false },
    ],
    ['... or that nobody can read any more', { message: ofOne }, 'refuse', { staff: false }],
  ],
  'opted-out': [
    ['what we begin, after an opt-out', { message: ours, conversation: outAt(HOUR) }, 'refuse', { staff: false }],
    [
      'an answer that was still waiting when the opt-out came',
      { message: { at: before(2 * HOUR) }, conversation: outAt(HOUR) },
      'refuse',
    ],
    ['the confirmation of the opt-out', { conversation: outAt(0) }, 'allow'],
    ['a person of the team', { message: { kind: 'staff' }, conversation: outAt(HOUR) }, 'allow'],
    [
      'what we begin with somebody on whose phone another said stop',
      { message: ours, address: { stopped: ['p_2'] } },
      'refuse',
      { staff: true },
    ],
    ['an answer to what somebody writes on such a phone', { address: { stopped: ['p_2'] } }, 'allow'],
    ['a person of the team on such a phone', { message: { kind: 'staff' }, address: { stopped: ['p_2'] } }, 'allow'],
    [
      'after coming back',
      { message: { at: before(2 * HOUR) }, conversation: { optedOut: false, optedOutAt: before(HOUR) } },
      'allow',
    ],
  ],
  'group-copies': [
    ['a copy to a member', { message: copy, snapshot: { groups: { g: 'JOINED' } } }, 'allow'],
    ['a copy to who has left', { message: copy, snapshot: { groups: { g: 'LEFT' } } }, 'refuse', { staff: false }],
    ['a copy to who was never in it', { message: copy }, 'refuse', { staff: false }],
    ['talk to who muted it', { message: copy, snapshot: { groups: { g: 'MUTED' } } }, 'refuse', { staff: false }],
    ['a warning to who muted it', { message: warning, snapshot: { groups: { g: 'MUTED' } } }, 'allow'],
    [
      'talk to who is talking with us',
      { message: copy, snapshot: { groups: { g: 'JOINED' } }, conversation: { status: 'open' } },
      'defer',
      { until: new Date(NOON.getTime() - 60_000 + 30 * 60_000) },
    ],
    [
      'talk to who stopped answering an hour ago',
      {
        message: copy,
        snapshot: { groups: { g: 'JOINED' } },
        conversation: { status: 'open' },
        address: { lastInboundAt: before(HOUR) },
      },
      'allow',
    ],
    [
      'a warning to who is talking with us',
      { message: warning, snapshot: { groups: { g: 'JOINED' } }, conversation: { status: 'open' } },
      'allow',
    ],
  ],
  outreach: [
    ['what we begin while the outreach is paused', { message: ours, snapshot: { outreach: 'paused' } }, 'defer'],
    [
      'what we begin after it was stopped',
      { message: ours, snapshot: { outreach: 'stopped' } },
      'refuse',
      { staff: false },
    ],
    [
      'the news to somebody who has joined',
      { message: ours, snapshot: { outreach: 'paused', asking: false } },
      'allow',
    ],
    ['an answer while it is paused', { snapshot: { outreach: 'paused' } }, 'allow'],
  ],
  'number-range': [
    ['a fictional number at a live provider', { provider: 'live' }, 'refuse', { staff: true }],
    ['a number of the world at a provider on this machine', { to: '+525512345678' }, 'refuse', { staff: true }],
    ['a fictional number at a provider on this machine', {}, 'allow'],
  ],
  'wrong-party': [
    ['what we begin at a wrong number', { message: ours, snapshot: { wrongParty: true } }, 'refuse', { staff: false }],
    ['the apology that answers "no soy"', { snapshot: { wrongParty: true } }, 'allow'],
  ],
  reachable: [
    [
      'a dead address with another channel',
      { message: ours, address: { unreachable: '63003' }, otherChannels: ['sms'] },
      'reroute',
      { channel: 'sms' },
    ],
    ['a dead address without another', { message: ours, address: { unreachable: '63003' } }, 'refuse', { staff: true }],
    [
      'the channel that a silence step chose',
      { message: { ...ours, channel: 'sms' }, otherChannels: ['sms'] },
      'reroute',
      { channel: 'sms' },
    ],
    ['a chosen channel that the person does not have', { message: { ...ours, channel: 'sms' } }, 'allow'],
  ],
  'facts-first': [
    ['facts that are not applied yet', { message: { after: ['u_1'] }, after: [update('pending')] }, 'defer'],
    ['facts that are not even there yet', { message: { after: ['u_1'] } }, 'defer'],
    [
      'facts that the case store refused',
      { message: { after: ['u_1'] }, after: [update('refused', 'The deadline has passed.')] },
      'refuse',
      { staff: true },
    ],
    ['facts that are accepted', { message: { after: ['u_1'] }, after: [update('accepted')] }, 'allow'],
  ],
  disclosure: [
    ['words above the level of the pair', { message: { level: 'L2' } }, 'refuse', { staff: true }],
    ['words without a level', { message: { level: 'L3' }, snapshot: { level: 'L2' } }, 'refuse'],
    ['words at the level', { message: { level: 'L1' } }, 'allow'],
    ['words of the team above the level', { message: { kind: 'staff', level: 'L2' } }, 'refuse', { staff: true }],
    ['words for anybody', { message: { level: 'L0' }, snapshot: { level: 'L0' } }, 'allow'],
    ['a trial to the phone of the team', { message: { level: 'L1', trial: true }, snapshot: { level: 'L0' } }, 'allow'],
  ],
  'still-so': [
    [
      'a reminder of what is still to do',
      { message: reminder, snapshot: deadlineIs(until(2 * HOUR)), ref: told },
      'allow',
    ],
    [
      'of what is done',
      { message: reminder, snapshot: deadlineIs(until(2 * HOUR), 'JOINED') },
      'refuse',
      { staff: false },
    ],
    [
      'of a date that has passed',
      { message: reminder, snapshot: deadlineIs(until(HOUR - 1)) },
      'refuse',
      { staff: false },
    ],
    [
      'that tells a date that was moved',
      { message: reminder, snapshot: deadlineIs(until(3 * HOUR)), ref: told },
      'refuse',
    ],
    ['of a case that is not known any more', { message: reminder }, 'refuse'],
    ['what tells of something that is still in its list', { message: paused, again: caseIs('PAUSED') }, 'allow'],
    ['... and has changed', { message: paused, again: caseIs('ACTIVE') }, 'refuse', { staff: false }],
    ['... and is gone', { message: paused, again: { item: null, elsewhere: false } }, 'refuse', { staff: false }],
    [
      '... and that other words tell',
      { message: paused, again: { ...caseIs('PAUSED'), elsewhere: true } },
      'refuse',
      { staff: false },
    ],
  ],
  'approved-words': [
    [
      'words about a case that no Advocate approved, at a live provider',
      { to: '+525512345678', provider: 'live', words: { lang: 'es', hash: '0', unapproved: true } },
      'refuse',
      { staff: true },
    ],
    ['approved ones', { to: '+525512345678', provider: 'live', words: { lang: 'es', hash: '0' } }, 'allow'],
    ['unapproved ones on this machine', { words: { lang: 'es', hash: '0', unapproved: true } }, 'allow'],
  ],
  'neutral-words': [
    [
      'a value that tells of the case',
      { message: { level: 'L0' }, text: 'Soy del juzgado.' },
      'refuse',
      { staff: true },
    ],
    [
      'words of the team to somebody unknown',
      { message: { kind: 'staff', level: 'L0' }, text: 'Ya habló el juzgado.' },
      'refuse',
      { staff: true },
    ],
    ['an amount', { message: { level: 'L0' }, text: 'Le tocan $5,050.' }, 'refuse'],
    ['"revisar" and "de acuerdo"', { message: { level: 'L0' }, text: 'Voy a revisar. ¿Está de acuerdo?' }, 'allow'],
    ['the same words to somebody known', { message: { level: 'L1' }, text: 'El juzgado lo aprobó.' }, 'allow'],
  ],
  'one-way-sms': [
    [
      'a question by SMS to Guatemala',
      { message: ours, address: { channel: 'sms', country: 'GT' }, snapshot: { country: 'GT' }, text: '¿Es usted?' },
      'refuse',
      { staff: true },
    ],
    [
      'the same with WhatsApp beside it',
      {
        message: ours,
        address: { channel: 'sms', country: 'GT' },
        snapshot: { country: 'GT' },
        text: '¿Es usted?',
        otherChannels: ['whatsapp'],
      },
      'reroute',
      { channel: 'whatsapp' },
    ],
    [
      'a notice by SMS to Guatemala',
      {
        message: ours,
        address: { channel: 'sms', country: 'GT' },
        snapshot: { country: 'GT' },
        text: 'Llame al +15125550100.',
      },
      'allow',
    ],
    ['a question by SMS to Mexico', { message: ours, address: { channel: 'sms' }, text: '¿Es usted?' }, 'allow'],
  ],
  'team-words': [
    [
      'of the team, put off by the person',
      { message: { kind: 'staff' }, conversation: { teamFrom: new Date(NOON.getTime() + HOUR) } },
      'defer',
      { until: new Date(NOON.getTime() + HOUR) },
    ],
    ['of the team, at the hour they chose', { message: { kind: 'staff' }, conversation: { teamFrom: NOON } }, 'allow'],
    [
      'of the team, when they wanted a call instead',
      { message: { kind: 'staff' }, conversation: { teamUnwantedAt: NOON } },
      'refuse',
      { staff: false },
    ],
    [
      'of the team, written after that',
      { message: { kind: 'staff' }, conversation: { teamUnwantedAt: before(1) } },
      'allow',
    ],
    ['an answer of the bot meanwhile', { conversation: { teamFrom: new Date(NOON.getTime() + HOUR) } }, 'allow'],
  ],
  window: [
    ['free words after 24 hours', { address: { lastInboundAt: before(24 * HOUR) } }, 'refuse', { staff: true }],
    [
      'a person of the team after 24 hours: waits for the answer to the opening',
      { message: { kind: 'staff' }, address: { lastInboundAt: before(25 * HOUR) } },
      'defer',
      { until: new Date(NOON.getTime() + 60_000) },
    ],
    [
      'a person of the team whom nobody has answered for a week',
      { message: { kind: 'staff', at: before(169 * HOUR) }, address: { lastInboundAt: before(200 * HOUR) } },
      'refuse',
      { staff: true },
    ],
    ['free words to somebody who never wrote', { address: { lastInboundAt: undefined as never } }, 'refuse'],
    [
      'a template after 24 hours',
      { message: { template: true }, address: { lastInboundAt: before(48 * HOUR) } },
      'allow',
    ],
    ['free words within 24 hours', { address: { lastInboundAt: before(23 * HOUR) } }, 'allow'],
    ['an SMS, which knows no window', { address: { channel: 'sms', lastInboundAt: before(48 * HOUR) } }, 'allow'],
  ],
  barred: [
    ['what we begin with somebody who must not be contacted', { message: ours, snapshot: { barred: true } }, 'refuse'],
    ['an answer to them', { snapshot: { barred: true } }, 'allow'],
  ],
  frozen: [
    ['what we begin while an incident is open', { message: ours, snapshot: { frozen: true } }, 'defer'],
    [
      'a question of the safety talk',
      { message: { ...ours, pressing: 'safety' }, snapshot: { frozen: true } },
      'allow',
    ],
    ['an answer', { snapshot: { frozen: true } }, 'allow'],
  ],
  minor: [
    ['what we begin where a child answered', { message: ours, snapshot: { minor: true } }, 'refuse'],
    ['a question of the safety talk', { message: { ...ours, pressing: 'safety' }, snapshot: { minor: true } }, 'allow'],
    ['an answer', { snapshot: { minor: true } }, 'allow'],
  ],
  veto: [
    [
      'what we begin where somebody said "not now"',
      { message: ours, snapshot: { vetoedUntil: new Date(NOON.getTime() + 5 * 60_000) } },
      'defer',
      { until: new Date(NOON.getTime() + 5 * 60_000) },
    ],
    [
      'a veto for a month, which may be lifted any time',
      { message: ours, snapshot: { vetoedUntil: new Date(NOON.getTime() + 30 * 24 * HOUR) } },
      'defer',
      { until: new Date(NOON.getTime() + 10 * 60_000) },
    ],
    ['an answer there', { snapshot: { vetoedUntil: new Date(NOON.getTime() + HOUR) } }, 'allow'],
  ],
  'weekly-budget': [
    [
      'the fourth beginning within a week of three',
      { message: ours, begun: [began(20 * HOUR), began(60 * HOUR), began(100 * HOUR)] },
      'defer',
      { until: new Date(NOON.getTime() + 68 * HOUR) },
    ],
    ['the third', { message: ours, begun: [began(20 * HOUR), began(60 * HOUR)] }, 'allow'],
    [
      'one of them is older than a week',
      { message: ours, begun: [began(20 * HOUR), began(60 * HOUR), began(168 * HOUR)] },
      'allow',
    ],
    [
      'the second bubble of a turn of which the first went out',
      { message: ours, begun: [{ turn: NOON, left: NOON }, began(60 * HOUR), began(100 * HOUR)] },
      'allow',
    ],
    [
      'the fourth, of a case whose date is near',
      { message: { ...ours, pressing: 'deadline' }, begun: [began(1), began(2), began(3)] },
      'allow',
    ],
    [
      'the third, which only tells: the last place is kept for what asks',
      { message: { ...ours, canWait: true }, begun: [began(20 * HOUR), began(60 * HOUR)] },
      'defer',
      { until: new Date(NOON.getTime() + 108 * HOUR) },
    ],
    ['the second, which only tells', { message: { ...ours, canWait: true }, begun: [began(20 * HOUR)] }, 'allow'],
    [
      'one of them was written ten days ago and left yesterday',
      {
        message: ours,
        begun: [{ turn: before(240 * HOUR), left: before(20 * HOUR) }, began(60 * HOUR), began(100 * HOUR)],
      },
      'defer',
      { until: new Date(NOON.getTime() + 68 * HOUR) },
    ],
    ['an answer to their own message', { begun: [began(1), began(2), began(3), began(4)] }, 'allow'],
    ['a person of the team', { message: { kind: 'staff' }, begun: [began(1), began(2), began(3)] }, 'allow'],
  ],
  hours: [
    [
      'what we begin on the feast of the village',
      { message: ours, snapshot: { alsoRest: ['2026-03-03'] } },
      'defer',
      { until: new Date('2026-03-04T14:00:00Z') },
    ],
    [
      'what we begin at night',
      { message: ours, now: new Date('2026-03-04T03:00:00Z') },
      'defer',
      { until: new Date('2026-03-04T14:00:00Z') },
    ],
    [
      'a first contact at 8 in the morning',
      { message: ours, address: { lastInboundAt: undefined as never }, now: new Date('2026-03-03T14:30:00Z') },
      'defer',
      { until: new Date('2026-03-03T15:00:00Z') },
    ],
    [
      'what we begin with an Advocate before the office opens',
      { message: ours, snapshot: { office: { from: 13, to: 17 } } },
      'defer',
      { until: new Date('2026-03-03T19:00:00Z') },
    ],
    [
      'the same in danger',
      { message: { ...ours, pressing: 'safety' }, snapshot: { office: { from: 13, to: 17 } } },
      'allow',
    ],
    ['what we begin on Good Friday', { message: ours, now: new Date('2026-04-03T18:00:00Z') }, 'defer'],
    [
      'an answer at night',
      { now: new Date('2026-03-04T03:00:00Z'), address: { lastInboundAt: new Date('2026-03-04T02:59:00Z') } },
      'allow',
    ],
  ],
}

describe.each(sendRules.map((rule) => rule.name))('the send rule %s', (name) => {
  it.each(rows[name] ?? [['has no row in this table: write one', {}, 'a verdict']])(
    '%s',
    (_, change, verdict, detail = {}) => {
      const said = judge(candidate(change))
      expect(said).toMatchObject(verdict === 'allow' ? { do: 'allow' } : { do: verdict, rule: name, ...detail })
      if (said.do !== 'allow') expect(said.reason).toMatch(/^[A-Z].*\.$|: /)
    },
  )
})

it('tells nothing of the person in any reason', () => {
  for (const [, change] of Object.values(rows).flat()) {
    const said = judge(candidate(change))
    if (said.do !== 'allow') expect(said.reason).not.toMatch(/\d{6,}|Maximiliano/)
  }
})
