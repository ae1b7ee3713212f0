import { z } from 'zod'
import type { NounName } from '../../cases/index.ts'
import { reportCsv } from '../../hub/reports/csv.ts'
import { reports } from '../../hub/reports/index.ts'
import { type MadeReport, makeReport } from '../../hub/reports/make-report.ts'
import { PAGE_POLICY, reportPage } from '../../hub/reports/page.ts'
import { type Reader, readsOwnWork } from '../../hub/reports/read-facts.ts'
import type { Asked, Report } from '../../hub/reports/report.ts'
import { REPORT_LANGUAGES, whoIn } from '../../hub/reports/view.ts'
import type { ApiRole } from '../../store/api-keys.ts'
import { type Caller, sees } from './caller.ts'
import { accessTo } from './case-access.ts'
import { notFound, Problem } from './problem.ts'
import { viewSchema } from './report-schema.ts'
import { type Answer, type ApiParts, defineRoute, type Route } from './route.ts'
import { id, instant, listOf, page, text } from './shapes.ts'

/** Each report, and who is in each of its figures. Made from the list of reports. */
export const reportRoutes = (): Route[] => reports.flatMap((report) => [readRoute(report), whoRoute(report)])

const day = z.iso.date()
const asking = {
  from: day.optional().meta({ description: 'First day of the period, where the report has one' }),
  to: day.optional().meta({ description: 'Last day of the period' }),
  around: instant.optional().meta({ description: 'People are counted before and after it, as the day a group opened' }),
  year: z
    .string()
    .regex(/^\d{4}$/, 'must be a year like 2026')
    .optional(),
}
/** A report of a matter needs it; others may be narrowed to one. */
const matterOf = (report: Report) => (report.about === 'matter' ? { matter: id } : { matter: id.optional() })
type Question = Asked & { matter?: string | undefined }

function readRoute(report: Report): Route {
  return defineRoute({
    name: `read${nameOf(report)}Report`,
    method: 'get',
    path: `/reports/${report.name}`,
    summary: `Report: ${report.name}. As JSON, as CSV for Excel, or as a page to print. No names. The read is logged.`,
    roles: report.roles,
    query: z.strictObject({
      ...matterOf(report),
      ...asking,
      format: z.enum(['json', 'csv', 'page']).default('json'),
      language: z.enum(REPORT_LANGUAGES).default('es'),
    }),
    gives: { status: 200, schema: viewSchema },
    run: async ({ query: { format, language, ...question }, caller }, parts) => {
      const made = await make(parts, report, caller, question)
      const view = made.view(language, (figure, noun) =>
        mayOpen(caller.role, noun)
          ? `/api/v1/reports/${report.name}/figures?${queryText({ ...question, figure })}`
          : null,
      )
      if (format === 'csv') return file(`${report.name}.csv`, 'text/csv; charset=utf-8', reportCsv(view))
      if (format === 'page')
        return file(`${report.name}.html`, 'text/html; charset=utf-8', reportPage(view), PAGE_POLICY)
      return { body: view }
    },
  })
}

function whoRoute(report: Report): Route {
  return defineRoute({
    name: `read${nameOf(report)}Figure`,
    method: 'get',
    path: `/reports/${report.name}/figures`,
    summary: `Who is in a figure of the report ${report.name}: ids, and where to read them. The read is logged.`,
    roles: report.roles,
    query: z.strictObject({
      ...matterOf(report),
      ...asking,
      ...page,
      figure: text(200).meta({ description: '`section.row` or `section.row.column`, as `people` of the figure says' }),
    }),
    gives: { status: 200, schema: listOf(z.object({ noun: z.string(), id: z.string(), href: z.string() })) },
    run: async ({ query: { figure, limit, after, ...question }, caller }, parts) => {
      const made = await make(parts, report, caller, question, figure)
      const who = whoIn(made.sections, figure)
      if (!who || !mayOpen(caller.role, who.noun)) throw notFound('figure')
      const last = after === undefined ? '' : Buffer.from(after, 'base64url').toString('utf8')
      const rest = who.ids.toSorted().filter((each) => each > last)
      const items = rest
        .slice(0, limit)
        .map((each) => ({ noun: who.noun, id: each, href: `/api/v1/${accessTo(who.noun).path}/${each}` }))
      const next = rest.length > limit ? Buffer.from(items.at(-1)?.id ?? '').toString('base64url') : null
      return { body: { items, next } }
    },
  })
}

/** @throws Problem 403 for a key that does not say whose it is, 404 for a matter that is not the caller's */
async function make(
  { hub, now }: ApiParts,
  report: Report,
  caller: Caller,
  { matter, ...asked }: Question,
  figure?: string,
): Promise<MadeReport> {
  if (matter !== undefined && !sees(caller, matter)) throw notFound('matter')
  const partner = caller.role === 'advocate' || caller.role === 'defender'
  if (partner && caller.of === undefined && readsOwnWork(report.reads))
    throw new Problem(403, 'not_allowed', `This key does not say whose it is: a key of a ${caller.role} needs \`of\`.`)
  const { role, of, matters } = caller
  const reader: Reader = { role, ...(of ? { of } : {}), ...(matters ? { matters } : {}), ...(matter ? { matter } : {}) }
  await hub.parts.store.accessLog.note({
    at: now(),
    actor: caller.id,
    role,
    what: 'report',
    subject: [report.name, matter ?? 'all', figure].filter(Boolean).join(':'),
  })
  const made = await makeReport(hub.parts, report, reader, asked)
  if (!made) throw notFound('matter')
  return made
}

/** A figure opens for whoever may read what it is made of. */
const mayOpen = (role: ApiRole, noun: NounName): boolean => accessTo(noun).read.includes(role)

const nameOf = ({ name }: Report): string => name.charAt(0).toUpperCase() + name.slice(1)
const queryText = (query: Record<string, string | undefined>): string =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]])),
  ).toString()
const file = (name: string, type: string, content: string, policy?: string): Answer => ({
  body: null,
  file: { name, type, bytes: [Buffer.from(content)], ...(policy ? { policy } : {}) },
})
