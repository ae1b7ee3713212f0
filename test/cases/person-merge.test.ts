import fc from 'fast-check'
import { expect, it } from 'vitest'
import { apply } from '../../src/cases/apply.ts'
import { type AnyDoc, nouns } from '../../src/cases/index.ts'
import { tell } from './tell.ts'
import { walk } from './walk.ts'
import { person as steps } from './walks/person.ts'

const noun = nouns.person
const AFTER = '2026-12-01T15:00:00.000Z'
const move = (doc: AnyDoc, name: string, as: 'staff' | 'case', payload: Record<string, unknown>) =>
  apply(noun, doc, tell('person', name, as, payload, AFTER))
/** An empty field is no field. */
const plain = (doc: AnyDoc) =>
  Object.fromEntries(
    Object.entries(doc).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)),
  )
const story = fc.array(fc.constantFrom(...steps.flat()), { maxLength: 25 })

it('merged and taken back, both are what they were, whatever they had been through', () => {
  fc.assert(
    fc.property(story, story, (mine, theirs) => {
      const one = walk(noun, mine).doc
      const other = walk(noun, theirs).doc
      const merged = move(one, 'merge', 'staff', { into: 'other' })
      if (!merged.outcome.accepted) {
        expect(merged.doc).toEqual(one)
        return
      }
      expect(merged.doc.state).toBe('MERGED')
      const [told] = merged.outcome.tells
      expect(told).toMatchObject({ to: 'case', subject: 'other', move: 'take_in' })
      const taken = move(other, 'take_in', 'case', { person: 'x' })
      if (taken.outcome.accepted) expect(taken.doc.merged).toContain('x')

      const back = move(merged.doc, 'unmerge', 'staff', { from: 'other' })
      expect(back.outcome).toMatchObject({ accepted: true, tells: [{ subject: 'other', move: 'let_go' }] })
      expect(plain(back.doc)).toEqual(plain(one))
      const had = (other.merged as string[] | undefined)?.includes('x')
      if (!had) expect(plain(move(taken.doc, 'let_go', 'case', { person: 'x' }).doc)).toEqual(plain(other))
    }),
  )
})

it.each<[string, string, 'staff' | 'case', Record<string, unknown>, RegExp]>([
  ['into themselves', 'merge', 'staff', { into: 'x' }, /themselves/],
  ['somebody who took others in', 'merge', 'staff', { into: 'other' }, /take that back first/],
  ['taking back what was not merged', 'unmerge', 'staff', { from: 'other' }, /possible from MERGED/],
])('refuses: %s', (_, name, as, payload, reason) => {
  const { doc } = walk(noun, [
    ['import', 'import', { given_name: 'Fidel' }],
    ['take_in', 'case', { person: 'z' }],
  ])
  expect(move(doc, name, as, payload).outcome).toMatchObject({ accepted: false, reason: expect.stringMatching(reason) })
})
