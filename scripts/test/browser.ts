import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../../test/support/browser.ts'

/**
 * Sees to a browser for the tests that need one, and hands its path on as CHROMIUM_PATH. Only Debian as root (a
 * container) gets a package installed, aloud; elsewhere the machine belongs to somebody, and those tests are skipped.
 */
export async function prepareBrowser(root: string): Promise<void> {
  if (!isNeeded(root)) return
  if (!findBrowser() && isDebianAsRoot()) {
    process.stdout.write('Installing the package chromium for the tests of the pages (Debian, as root) ...\n')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args: string[]) => spawnSync('apt-get', args, { env, encoding: 'utf8', timeout: 240_000 })
    apt('update', '-q')
    const { status, stderr } = apt('install', '-q', '-y', '--no-install-recommends', 'chromium')
    if (status !== 0) process.stdout.write(`That failed: ${stderr?.trim().split('\n').at(-1) ?? 'no apt-get'}\n`)
  }
  const browser = findBrowser()
  if (browser) process.env.CHROMIUM_PATH = browser
  else
    process.stdout.write('No Chromium or Chrome here (CHROMIUM_PATH names one): the tests of the pages are skipped.\n')
}

const isNeeded = (root: string): boolean =>
  globSync('test/**/*.test.ts', { cwd: root }).some((file) =>
    readFileSync(join(root, file), 'utf8').includes('support/browser.ts'),
  )

const isDebianAsRoot = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version')
