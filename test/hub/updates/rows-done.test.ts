import { expect, it } from 'vitest'
import type { HandoffDoc } from '../../../src/cases/handoff.ts'
import type { Actor } from '../../../src/cases/noun.ts'
import { facilitationOnStage } from '../../support/facilitation.ts'
import { testHub } from '../../support/hub.ts'

/** Monday, ten in the morning in Austin. */
const test = testHub('2026-03-09T15:00:00Z')
const { store } = test
const { move } = facilitationOnStage(test)
const staff: Actor = { kind: 'staff', id: 'ana' }
const dana: Actor = { kind: 'advocate', id: 'dana' }
const francisco: Actor = { kind: 'defender', id: 'francisco' }

const rows = async (reason: string) =>
  (await store.cases.list<HandoffDoc>({ noun: 'handoff', facets: { reason } }, 50)).map(({ doc, state }) => ({
    about: doc.about,
    state,
  }))

it('a row says what it is about, and is resolved when that is done', async () => {
  for (const task of ['T3', 'T4'])
    await move('task', task, 'block', francisco, { reason: 'WAITING_ADVOCATE', needs: 'la lista' })
  await move('task', 'T4', 'decide', dana, { decision: 'CHANGE', note: 'use the long form' })
  const waiting = await rows('task_waits_for_advocate')
  expect(waiting).toContainEqual({ about: 'task/T3', state: 'OPEN' })
  expect(waiting).toContainEqual({ about: 'task/T4', state: 'RESOLVED' })
  // The row that it opens says where the note of the decision stands.
  expect(await rows('advocate_wants_change')).toEqual([{ about: 'task/T4', state: 'OPEN' }])
  // An approval that says more does not keep it from whoever does the work.
  await move('task', 'T3', 'decide', dana, { decision: 'APPROVED', note: 'only on Monday' })
  expect(await rows('advocate_wants_change')).toContainEqual({ about: 'task/T3', state: 'OPEN' })
})

it('a letter that is written anew has one row', async () => {
  const words = { facilitation_id: 'CF-1042', defender_id: 'francisco', words: 'Ask for the pay stubs' }
  await move('letter', 'l_1', 'write', dana, words)
  await move('letter', 'l_1', 'correct', dana, { words: 'Ask for the pay stubs of 2019' })
  const open = async () => (await rows('letter_to_translate')).filter(({ state }) => state !== 'RESOLVED')
  expect(await open()).toEqual([{ about: 'letter/l_1', state: 'OPEN' }])
  await move('letter', 'l_1', 'translate', staff, { translation: 'Pregunte por los talones de 2019' })
  expect(await open()).toEqual([])
})

it('who approves the document of a relative closes the row that asked for it', async () => {
  for (const person of ['p_ana', 'p_eva']) await store.people.ensure(person, test.clock.now())
  const seen = { authority: 'POWER_OF_ATTORNEY', document: 'file_1' }
  await move('relationship', 'r_1', 'report', staff, { person_id: 'p_ana', other_id: 'p_eva', kind: 'SIBLING' })
  await move('relationship', 'r_1', 'confirm', staff)
  await move('relationship', 'r_1', 'propose_authority', staff, seen)
  expect(await rows('authority_to_approve')).toEqual([{ about: 'relationship/r_1', state: 'OPEN' }])
  await move('relationship', 'r_1', 'approve_authority', { kind: 'staff', id: 'luz' })
  expect(await rows('authority_to_approve')).toEqual([{ about: 'relationship/r_1', state: 'RESOLVED' }])
})
