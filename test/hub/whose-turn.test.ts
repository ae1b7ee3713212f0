import { describe, expect, it } from 'vitest'
import type { Input } from '../../src/engine/input.ts'
import { answersThem, isOfTeam, isTheirs } from '../../src/hub/whose-turn.ts'

describe('whose a turn is', () => {
  it.each<[string, Input, answers: boolean, theirs: boolean, team: boolean]>([
    ['their words', { kind: 'text', text: 'sí' }, true, true, false],
    ['a tapped option', { kind: 'text', text: '', button: 'talk.decide.yes' }, true, true, false],
    ['a photo', { kind: 'media', media: 'image' }, true, true, false],
    ['what is said of their photo', { kind: 'event', event: 'media.judged' }, true, true, false],
    ['the talk given back by the team', { kind: 'event', event: 'handoff.resolved' }, false, true, true],
    ['a person who is late', { kind: 'event', event: 'handoff.late' }, false, false, true],
    ['something that happened elsewhere', { kind: 'event', event: 'claim.joined' }, false, false, false],
    ['silence', { kind: 'silence', waitId: 'w' }, false, false, false],
    ['a talk that we begin', { kind: 'start', flow: 'checkin' }, false, false, false],
  ])('%s', (_, input, answers, theirs, team) => {
    expect([answersThem(input), isTheirs(input), isOfTeam(input)]).toEqual([answers, theirs, team])
  })
})
