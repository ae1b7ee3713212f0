import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Simulator } from '../../simulator/server.ts'
import { browserArguments, noBrowser } from '../support/browser.ts'
import { browserPath } from './browser.ts'
import { clientOf, type ListeningHub, listeningHub, smsFrom, startFor, whatsappFrom } from './support.ts'

const executable = browserPath()
/** Two cores may be busy with other tests: patience costs nothing where all goes well. */
const until = <T>(look: () => T) => expect.poll(look, { timeout: 15_000 })
if (executable === null) process.stderr.write(`${noBrowser}: the tests of the phone page are skipped\n`)

const project = fileURLToPath(new URL('../../simulator/phones', import.meta.url))

describe.skipIf(executable === null)('the page of virtual phones', () => {
  let browser: Browser
  let hub: ListeningHub
  let simulator: Simulator
  let page: Page
  const mistakes: string[] = []

  beforeAll(async () => {
    if (!existsSync(`${project}/dist/index.html`)) await build({ root: project, logLevel: 'warn' })
    browser = await chromium.launch({ executablePath: executable ?? '', args: browserArguments })
  })
  afterAll(() => browser?.close())

  beforeEach(async () => {
    hub = await listeningHub()
    simulator = await startFor(hub)
    mistakes.length = 0
  })
  afterEach(async () => {
    await page?.context().close()
    await simulator.close()
    await hub.close()
    expect(mistakes).toEqual([])
  })

  async function open(width: number, height = 800, path = ''): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height }, locale: 'es-MX', colorScheme: 'light' })
    page = await context.newPage()
    page.on('pageerror', (error) => mistakes.push(error.message))
    page.on('console', (line) => line.type() === 'error' && mistakes.push(line.text()))
    await page.goto(simulator.url + path)
    await phone('worker').waitFor()
    return page
  }
  const phone = (slot: string): Locator => page.locator(`#phone-${slot}`)
  const log = (slot: string): Locator => phone(slot).getByRole('log')
  const received = () => hub.inbound().map((one) => one.fields)

  /** The hub writes on WhatsApp with buttons or a list. */
  async function ask(to: string, type: Record<string, unknown>, name: string): Promise<void> {
    const created = await clientOf(simulator).content.v1.contents.create({
      language: 'es',
      types: { [name]: type },
    } as never)
    await clientOf(simulator).messages.create({
      from: whatsappFrom,
      to,
      contentSid: created.sid,
      statusCallback: `${hub.url}/webhooks/twilio/status`,
    })
  }

  it('lets a person of the list be chosen, write, and answer by a button, with the keyboard alone', async () => {
    await open(1280)
    await phone('worker').getByRole('combobox').focus()
    await page.keyboard.type('isidro')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await until(() => phone('worker').getByText('+52 55 0000 0012').count()).toBe(1)
    await phone('worker').getByRole('textbox', { name: 'Escriba un mensaje' }).focus()
    await page.keyboard.type('Hola')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('¿quién es?')
    await page.keyboard.press('Enter')
    await until(received).toHaveLength(1)
    expect(received()[0]).toMatchObject({ From: 'whatsapp:+5215500000012', Body: 'Hola\n¿quién es?' })
    await log('worker').getByRole('img', { name: 'Entregado' }).waitFor()

    const actions = [
      { type: 'QUICK_REPLY', title: 'Sí, soy yo', id: 'yes' },
      { type: 'QUICK_REPLY', title: 'No soy yo', id: 'no' },
    ]
    await ask(
      'whatsapp:+5215500000012',
      { body: '¿Es usted Isidro? https://example.org', actions },
      'twilio/quick-reply',
    )
    await log('worker').getByRole('button', { name: 'No soy yo' }).focus()
    await page.keyboard.press('Enter')
    await until(received).toHaveLength(2)
    expect(received()[1]).toMatchObject({ ButtonPayload: 'no', ButtonText: 'No soy yo' })
    await until(() => hub.statuses().at(-1)).toBe('read')
    await log('worker').getByRole('img', { name: 'Leído' }).waitFor()
    expect(await log('worker').getByRole('link').count()).toBe(0)
  })

  it('shows a list in a dialog that the keyboard can leave', async () => {
    simulator.control.say('w01', { channel: 'whatsapp', text: 'Hola' })
    await open(1280)
    const items = [
      { id: 'cost', item: '¿Cuesta algo?' },
      { id: 'visa', item: '¿Y mi visa?', description: 'Lo explica el equipo de abogados' },
    ]
    await ask(
      'whatsapp:+525500000001',
      { body: '¿Qué le gustaría saber?', button: 'Ver preguntas', items },
      'twilio/list-picker',
    )
    const opener = log('worker').getByRole('button', { name: 'Ver preguntas' })
    await opener.click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await opener.click()
    await page.getByRole('dialog').getByRole('button', { name: '¿Y mi visa?' }).click()
    await until(() => received().at(-1)).toMatchObject({ ListId: 'visa', ListTitle: '¿Y mi visa?' })
    await log('worker').getByText('¿Y mi visa?', { exact: true }).waitFor()
  })

  it('sends a voice note and a photo, and plays and shows them', async () => {
    await open(1280)
    await phone('worker').getByRole('button', { name: 'Enviar nota de voz de muestra' }).click()
    await phone('worker').getByRole('button', { name: 'Enviar foto de muestra' }).click()
    await until(() => received().map((fields) => fields.MediaContentType0)).toEqual(['audio/ogg', 'image/jpeg'])
    const photo = log('worker').getByRole('img', { name: 'Foto' })
    await until(() => photo.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBe(960)
    await log('worker').getByRole('button', { name: 'Escuchar: Nota de voz' }).click()
    await expect
      .poll(() =>
        log('worker')
          .locator('audio')
          .evaluate((audio) => Reflect.get(audio, 'played').length),
      )
      .toBe(1)
  })

  it('fits a screen of 360 points, counts what is unread on the phones aside, and reads it when they are shown', async () => {
    simulator.control.say('defender', { channel: 'whatsapp', text: 'Buenas' })
    await open(360, 720)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    const box = await phone('worker').getByRole('textbox', { name: 'Escriba un mensaje' }).boundingBox()
    expect(box && box.y + box.height).toBeLessThanOrEqual(720)
    await clientOf(simulator).messages.create({
      from: whatsappFrom,
      to: 'whatsapp:+525500000101',
      body: 'Hola, licenciado',
    })
    const jump = page.getByRole('navigation').getByRole('link', { name: /Defensor/ })
    await jump.getByLabel('1 mensaje sin leer').waitFor()
    await jump.click()
    await log('defender').getByText('Hola, licenciado').waitFor()
    await jump.getByLabel('1 mensaje sin leer').waitFor({ state: 'detached' })
    expect(simulator.control.messages().at(-1)?.status).toBe('read')
  })

  it('keeps SMS apart, and tells where it cannot be answered', async () => {
    await open(1280, 800, '/#unknown')
    await clientOf(simulator).messages.create({ from: smsFrom, to: '+50200000019', body: 'Aviso en un segmento' })
    await phone('worker').getByText('SMS', { exact: true }).click()
    await log('worker').getByText('Aviso en un segmento').waitFor()
    await phone('worker').getByText('no se pueden contestar').waitFor()
    expect(await phone('worker').getByRole('textbox', { name: 'Escriba un mensaje' }).count()).toBe(0)
    await phone('advocate').getByRole('textbox', { name: 'Escriba un mensaje' }).fill('STOP')
    await page.keyboard.press('Enter')
    await log('advocate').getByText('You have successfully been unsubscribed', { exact: false }).waitFor()
  })

  it('changes to English and to dark colours, and remembers both', async () => {
    await open(1280)
    await page.getByRole('button', { name: 'Change this page to English' }).click()
    await page.getByRole('button', { name: 'Use dark colours' }).click()
    await page.reload()
    await page.getByRole('heading', { name: 'Virtual phones' }).waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
    expect(await page.evaluate('document.documentElement.dataset.mantineColorScheme')).toBe('dark')
  })
})
