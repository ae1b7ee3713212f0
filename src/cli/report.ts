import type { Command } from 'commander'
import { loadConfig } from '../config.ts'
import { type Funnel, readFunnel } from '../hub/funnel.ts'
import { openHub } from '../runtime.ts'

export function registerReport(program: Command): void {
  program
    .command('report')
    .description('print where a matter stands: located, identified, joined ...')
    .argument('<matter>', 'id of the matter')
    .option('--json', 'print the counts as JSON')
    .action(async (matter: string, options: { json?: boolean }) => {
      const opened = await openHub(loadConfig())
      try {
        const funnel = await readFunnel(opened.store, matter)
        if (!funnel) throw new Error('There is no such matter.')
        process.stdout.write(options.json ? `${JSON.stringify(funnel)}\n` : reportText(funnel))
      } finally {
        await opened.close()
      }
    })
}

/** The funnel for a terminal. Joined is what was filed and accepted; intentions and signed forms stand apart. */
export function reportText(funnel: Funnel): string {
  const share = funnel.claims > 0 ? ` (${((funnel.joined / funnel.claims) * 100).toFixed(1)} %)` : ''
  const rows: [string, string | number][] = [
    ['people on the list', funnel.claims],
    ['located', `${funnel.located}/${funnel.claims}`],
    ['identified', funnel.identified],
    ['joined', `${funnel.joined}/${funnel.claims}${share}`],
    ['form signed, not filed', funnel.consent_signed],
    ['want to join', funnel.intends_to_join],
    ['declined', funnel.declined],
    ['no decision', funnel.no_decision],
    ['opted out', funnel.opted_out],
    ['deceased', funnel.deceased],
    ['wrong numbers', funnel.wrong_numbers],
    ['asked whether it is a scam', funnel.scam_asked],
    ['asked about a visa', funnel.visa_asked],
    ['asked what it costs', funnel.cost_asked],
  ]
  const states = Object.entries(funnel.by_state).filter(([, count]) => count > 0)
  const lines = [
    `${funnel.matter}: outreach ${funnel.outreach}, deadline ${funnel.deadline ?? 'not set'}`,
    ...rows.map(([name, value]) => `  ${name.padEnd(28)}${value}`),
    '  by state',
    ...states.map(([state, count]) => `    ${state.padEnd(26)}${count}`),
  ]
  return `${lines.join('\n')}\n`
}
