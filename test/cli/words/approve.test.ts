import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { approvalsText, approve } from '../../../src/cli/words/approve.ts'
import { projectRoot } from '../../../src/library.ts'
import { createWords } from '../../../src/words/words.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'approve-'))
  cpSync(join(projectRoot, 'locales'), join(dir, 'locales'), { recursive: true })
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const version = (lang: string) =>
  createWords(join(dir, 'locales')).render(
    { flow: 'talk', key: 'explain_share', values: {} },
    { channel: 'whatsapp', lang, country: 'US', zone: 'UTC', now: '2026-03-02T15:00:00Z', buttons: true },
  ).version

describe('the approval of words', () => {
  it('holds for the version that was approved, in the language in which it was, and ends with a change', () => {
    expect(version('es').unapproved).toBe(true)
    expect(approve(dir, 'es', ['talk'], 'the Advocate', '2026-03-02')).toEqual(['talk/explain', 'talk/explain_share'])
    expect(version('es')).toEqual({ lang: 'es', hash: version('es').hash })
    expect(version('en').unapproved).toBe(true)
    expect(approvalsText(dir, 'es')).toMatch(/talk\/explain_share +approved by the Advocate on 2026-03-02\n/)

    const path = join(dir, 'locales/es/talk.json')
    const before = version('es').hash
    writeFileSync(path, readFileSync(path, 'utf8').replace('"A usted le puede', '"Y a usted le puede'))
    expect(version('es')).toMatchObject({ unapproved: true })
    expect(version('es').hash).not.toBe(before)
    expect(approvalsText(dir, 'es')).toMatch(
      /talk\/explain_share +changed since the Advocate approved it on 2026-03-02\n/,
    )
  })

  it('is needed only where the Spanish says so', () => {
    const menu = createWords(join(dir, 'locales')).render(
      { flow: 'common', key: 'miss', values: {} },
      { channel: 'sms', lang: 'es', country: 'MX', zone: 'UTC', now: '2026-03-02T15:00:00Z', buttons: false },
    )
    expect(menu.version.unapproved).toBeUndefined()
  })

  it.each(['nothing', 'talk/nothing'])('refuses %s, which is no text', (key) => {
    expect(() => approve(dir, 'es', [key], 'the Advocate', '2026-03-02')).toThrow(/no words that need approval/)
  })

  it('is told where it cannot be read', () => {
    writeFileSync(join(dir, 'locales/es/approvals.json'), '{ "talk": 1 }')
    expect(createWords(join(dir, 'locales')).problems).toEqual([
      { file: 'locales/es/approvals.json', problem: expect.stringContaining('portavoz words approve') },
    ])
  })
})
