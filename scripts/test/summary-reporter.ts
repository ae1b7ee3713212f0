import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export type Summary = {
  passed: number
  failed: number
  /** File, name and reason of each. */
  skipped: string[]
  /** File and name of each, and files that could not be run. */
  failures: string[]
}

/** A reporter of Vitest that leaves the counts, and the reason of each skipped test, in the file that the run names. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const summary: Summary = { passed: 0, failed: 0, skipped: [], failures: [] }
    for (const file of modules) {
      for (const test of file.children.allTests()) {
        const result = test.result()
        const name = `${file.relativeModuleId} > ${test.fullName}`
        if (result.state === 'passed') summary.passed += 1
        else if (result.state === 'failed') summary.failures.push(name)
        else summary.skipped.push(`${name} (${(result.state === 'skipped' && result.note) || 'no reason given'})`)
      }
      if (file.errors().length > 0) summary.failures.push(`${file.relativeModuleId} (could not be run)`)
    }
    // Errors that belong to no test: a run with one is not green.
    for (const error of errors) summary.failures.push(`outside of the tests: ${error.message.split('\n')[0]}`)
    summary.failed = summary.failures.length
    const target = process.env.PORTAVOZ_TEST_SUMMARY
    if (target) writeFileSync(target, JSON.stringify(summary))
  }
}
