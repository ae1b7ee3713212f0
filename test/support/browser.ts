import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

/** For `chromium.launch({ executablePath: findBrowser(), args: browserArguments })`: nothing leaves this machine. */
export const browserArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/**
 * The path or name of a Chromium or Chrome: CHROMIUM_PATH, one on PATH, or Playwright's own; null when there is none.
 * A test that needs one says so: `const browser = findBrowser()`, then `context.skip(!browser, noBrowser)` in the test.
 */
export function findBrowser(): string | null {
  const given = process.env.CHROMIUM_PATH
  if (given) return existsSync(given) || runs(given) ? given : null
  const onPath = names.find(runs)
  if (onPath) return onPath
  const own = chromium.executablePath()
  return own && existsSync(own) ? own : null
}

/** The reason to give when a test is skipped. */
export const noBrowser = 'no Chromium or Chrome on this machine'

const runs = (command: string): boolean =>
  spawnSync(command, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
