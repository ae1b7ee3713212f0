import { type Command, Option } from 'commander'
import { systemClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { reportCsv } from '../hub/reports/csv.ts'
import { reportOf, reports } from '../hub/reports/index.ts'
import { makeReport } from '../hub/reports/make-report.ts'
import { reportPage } from '../hub/reports/page.ts'
import { reportText } from '../hub/reports/text.ts'
import { REPORT_LANGUAGES, type ReportLanguage, type ReportView } from '../hub/reports/view.ts'
import { openHub } from '../runtime.ts'

const FORMATS = {
  text: reportText,
  json: (view) => `${JSON.stringify(view)}\n`,
  csv: reportCsv,
  page: reportPage,
} as const satisfies Record<string, (view: ReportView) => string>
type Options = {
  report: string
  format: keyof typeof FORMATS
  json?: true
  lang: ReportLanguage
  from?: string
  to?: string
  around?: string
  year?: string
}

export function registerReport(program: Command): void {
  program
    .command('report')
    .description('print a report: where a matter stands, finance, the year ...')
    .argument('[matter]', 'id of the matter; reports of all matters need none')
    .addOption(new Option('--report <name>', 'which report').choices(reports.map(({ name }) => name)).default('funnel'))
    .addOption(new Option('--format <format>').choices(Object.keys(FORMATS)).default('text'))
    .option('--json', 'the same as --format json')
    .addOption(new Option('--lang <language>').choices(REPORT_LANGUAGES).default('en'))
    .option('--from <day>', 'first day of the period, YYYY-MM-DD')
    .option('--to <day>', 'last day of the period, YYYY-MM-DD')
    .option('--around <instant>', 'count before and after it, as 2026-03-29T20:00:00Z')
    .option('--year <year>', 'of reports by years')
    .action(async (matter: string | undefined, options: Options) => {
      const report = reportOf(options.report)
      if (!report) throw new Error('There is no such report.')
      if (report.about === 'matter' && matter === undefined)
        throw new Error('Name the matter: portavoz report <matter>')
      const { from, to, around, year } = options
      const asked = Object.fromEntries(
        Object.entries({ from, to, around, year }).filter(([, value]) => value !== undefined),
      )
      const opened = await openHub(loadConfig())
      try {
        const made = await makeReport(
          { store: opened.store, clock: systemClock },
          report,
          { role: 'admin', ...(matter === undefined ? {} : { matter }) },
          asked,
        )
        if (!made) throw new Error('There is no such matter.')
        process.stdout.write(FORMATS[options.json ? 'json' : options.format](made.view(options.lang)))
      } finally {
        await opened.close()
      }
    })
}
