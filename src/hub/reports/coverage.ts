import type { DefenderDoc } from '../../cases/defender.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import { counted, MISSING, row, slug } from './cells.ts'
import type { Case, Facts } from './facts.ts'
import { defineReport, type Row, type Section } from './report.ts'
import type { LabelKey } from './words/en.ts'

/** Who can work where and in which language, beside the people who need it: a row without a Defender is a gap. */
export const coverage = defineReport({
  name: 'coverage',
  title: 'report_coverage',
  about: 'hub',
  roles: ['admin', 'staff', 'safety'],
  reads: ['claims', 'people', 'defenders', 'organisations'],
  count: (facts) => [
    section('country', 'by_country', facts, {
      person: (doc) => one(doc.country),
      defender: (doc) => one(doc.country),
      organisation: (doc) => one(doc.country),
    }),
    section('region', 'by_region', facts, {
      person: (doc) => one(doc.region),
      defender: (doc) => doc.regions,
      organisation: (doc) => doc.regions,
    }),
    section('language', 'by_language', facts, {
      person: (doc) => one(doc.language),
      defender: (doc) => doc.languages,
      organisation: (doc) => doc.languages,
    }),
  ],
})

type Places = { regions: string[]; languages: string[]; country?: string }
type Parts = {
  person: (doc: PersonDoc) => string[]
  defender: (doc: Places) => string[]
  organisation: (doc: Places) => string[]
}

const one = (value: string | undefined): string[] => (value ? [value] : [])

function section(name: string, title: LabelKey, facts: Facts, parts: Parts): Section {
  const sought = new Set(facts.claims.flatMap(({ personId }) => personId ?? []))
  const people = spread(
    facts.people.filter(({ id }) => sought.has(id)),
    parts.person,
  )
  const defenders = spread(facts.defenders.filter(works), parts.defender)
  const organisations = spread(
    facts.organisations.filter(({ state }) => state === 'MEMBER'),
    parts.organisation,
  )
  // Regions are written by people: "Hidalgo" and "HIDALGO" are one.
  const keys = [...new Set([...people.keys(), ...defenders.keys(), ...organisations.keys()])].sort()
  return {
    name,
    title,
    columns: ['people', 'defenders', 'organisations'],
    rows: keys.map((key): Row => {
      const [of, by, members] = [people.get(key), defenders.get(key), organisations.get(key)]
      const shown = of?.name ?? by?.name ?? members?.name ?? ''
      return row(
        key,
        shown ? { code: shown } : 'not_known',
        counted('person', of?.cases ?? []),
        key === UNKNOWN ? MISSING : counted('defender', by?.cases ?? []),
        key === UNKNOWN ? MISSING : counted('organisation', members?.cases ?? []),
      )
    }),
  }
}

const UNKNOWN = 'none'
const works = ({ state }: Case<DefenderDoc>): boolean =>
  state === 'ACTIVE' || state === 'ONBOARDING' || state === 'AWAY'

type Group = { name: string; cases: Case[] }

/** By each of the places or languages of a document; those that are not known, or nobody can read any more, together. */
function spread<Doc>(cases: readonly Case<Doc>[], of: (doc: Doc) => readonly string[]): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const each of cases) {
    const names = each.doc ? of(each.doc) : []
    for (const name of new Set(names.length === 0 ? [''] : names)) {
      const key = slug(name)
      const group = groups.get(key) ?? { name, cases: [] }
      group.cases.push(each)
      groups.set(key, group)
    }
  }
  return groups
}
