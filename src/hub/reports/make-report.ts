import type { NounName } from '../../cases/index.ts'
import type { Parts } from '../parts.ts'
import { type Reader, readFacts } from './read-facts.ts'
import type { Asked, Report, Section } from './report.ts'
import { type ReportLanguage, type ReportView, sectionsFor, viewReport } from './view.ts'
import { yearOf } from './year.ts'

export type MadeReport = {
  sections: Section[]
  /** In words; `link`: the address that tells who is in a figure, null where it shall not be told. */
  view: (language: ReportLanguage, link?: (figure: string, noun: NounName) => string | null) => ReportView
}

/**
 * Counts a report for its reader. API, terminal and the story all get their figures here.
 * @returns null when there is no such matter
 * @throws ReportRefused
 */
export async function makeReport(
  parts: Pick<Parts, 'store' | 'clock'>,
  report: Report,
  reader: Reader,
  asked: Asked,
): Promise<MadeReport | null> {
  if (report.pastYearsOnly && asked.year !== undefined && asked.year >= yearOf(parts.clock.now().toISOString()))
    throw new ReportRefused('This report is made of years that are over.')
  const facts = await readFacts(parts, report.reads, reader)
  if (!facts) return null
  const sections = sectionsFor(report, facts, asked, reader.role)
  const about = { now: facts.now, matter: reader.matter ?? null }
  return { sections, view: (language, link = () => null) => viewReport(report, sections, { ...about, language }, link) }
}

/** What was asked cannot be reported; the message says why. */
export class ReportRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ReportRefused'
  }
}
