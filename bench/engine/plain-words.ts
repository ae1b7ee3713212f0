import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance } from 'i18next'
import { root, type Said, setting } from './dialogue.ts'

type Entry = { text: string; options?: Record<string, string> }

/** The same Spanish words from the same files through i18next, used as its pages say: a key, values, two formats. */
export function plainWords(): (flow: string, node: string) => Said {
  const files = ['settlement', 'identity', 'talk', 'faq', 'form']
  const es = Object.fromEntries(
    files.map((file) => [file, JSON.parse(readFileSync(join(root, 'locales', 'es', `${file}.json`), 'utf8'))]),
  ) as Record<string, Record<string, Entry>>
  const i18n = createInstance()
  void i18n.init({
    resources: { es },
    lng: 'es',
    ns: files,
    initAsync: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false, skipOnVariables: true },
  })
  const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: setting.zone })
  const day = new Intl.DateTimeFormat('es-MX', {
    ...{ weekday: 'long', day: 'numeric', month: 'long' },
    timeZone: setting.zone,
  })
  i18n.services.formatter?.add('greeting', () => {
    const now = Number(hour.format(new Date(setting.now)))
    return now < 12 ? 'buenos días' : now < 19 ? 'buenas tardes' : 'buenas noches'
  })
  for (const name of ['long_date', 'last_day'])
    i18n.services.formatter?.add(name, (value: string) => day.format(new Date(value)).replace(',', ''))
  return (flow, node) => {
    const values = { ...setting.facts, ns: flow }
    return {
      text: i18n.t(`${node}.text`, values),
      labels: Object.keys(es[flow]?.[node]?.options ?? {}).map((id) => i18n.t(`${node}.options.${id}`, values)),
    }
  }
}
