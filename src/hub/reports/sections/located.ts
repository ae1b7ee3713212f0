import { isFound, isIdentified } from '../../../cases/person-standing.ts'
import { codeOf, counted, divide, row } from '../cells.ts'
import type { Label, Section } from '../report.ts'
import type { Member } from './members.ts'

/** Found or not, alive or not, known by name or not. */
export function locatedSection(list: readonly Member[]): Section {
  const found = list.filter(wasFound)
  const dead = found.filter(({ person }) => person?.state === 'DECEASED')
  const of = list.length
  return {
    name: 'located',
    title: 'located',
    rows: [
      row('located', 'located', counted('claim', found, of)),
      row(
        'alive',
        'alive',
        counted(
          'claim',
          found.filter((each) => !dead.includes(each)),
          of,
        ),
      ),
      row('deceased', 'deceased', counted('claim', dead, of)),
      row(
        'identified',
        'identified',
        counted(
          'claim',
          list.filter(({ person }) => isIdentified(person?.state ?? '')),
          of,
        ),
      ),
      row(
        'not_located',
        'not_located',
        counted(
          'claim',
          list.filter((each) => !wasFound(each)),
          of,
        ),
      ),
    ],
  }
}

/** Through whom or what each was found. */
export const routeSection = (list: readonly Member[]): Section => ({
  name: 'route',
  title: 'located_through',
  whole: list.length,
  rows: divide('claim', list, routeOf, ROUTES),
})

export const wasFound = ({ person }: Member): boolean =>
  person !== null && isFound(person.state, person.facets.reached === true)

const ROUTES: readonly (readonly [string, Label])[] = [
  ['class_list', 'route_list'],
  ['relative', 'route_relative'],
  ['visit', 'route_visit'],
  ['coworker', 'route_coworker'],
  ['other', 'other'],
  ['not_located', 'not_located'],
  ['erased', 'erased'],
]

/** As a search says that found somebody, in the words of the list. */
const SEARCH_ROUTES: Readonly<Record<string, string>> = {
  DIRECT_PHONE: 'class_list',
  RELATIVE: 'relative',
  ACQUAINTANCE: 'relative',
  VISIT: 'visit',
  COWORKER: 'coworker',
}

/** What the search says; else the first of their addresses at which they were reached; without one, the Defender went there. */
export function routeOf({ person, addresses, search }: Member): string {
  const told = search?.facets.route
  if (told !== undefined) return SEARCH_ROUTES[String(told)] ?? 'other'
  if (!person?.doc) return 'erased'
  const { reached, wrong_party } = person.doc
  // Whoever only sends voice notes has answered, too.
  const heard = (id: string): boolean =>
    reached[id] !== undefined || addresses.some((each) => each.id === id && each.lastInboundAt !== undefined)
  const first = person.doc.addresses.find(({ id }) => heard(id) && !wrong_party.includes(id))
  if (first) return codeOf(first.source)
  return reached.defender ? 'visit' : 'not_located'
}
