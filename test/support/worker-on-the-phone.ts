import { readFileSync } from 'node:fs'
import { classListFile } from '../../simulator/cast.ts'
import type { Control } from '../../simulator/control.ts'
import { until } from './hub-process.ts'

/** What a person answers to what they read: the first line whose words are in the last message. */
export type Script = [reads: RegExp, answers: string][]

/** Worker 01: answers everything and joins. Sloppy, as people write. */
export const joins: Script = [
  [/¿Es usted/, 'si soy yo'],
  [/lo usa solo usted/, 'solo yo'],
  [/mande la información/, 'por texto'],
  [/idioma/, 'español'],
  [/en qué año/, 'en el 2021'],
  [/para quién trabajó/, 'green hollow'],
  [/segundo apellido/, 'castillo'],
  [/le gustaría saber/, 'ya quiero decidir'],
  [/tiene que pagar algo/, 'no pago nada'],
  [/¿Qué prefiere\?/, 'quiero participar'],
]

/** Worker 12: declines for fear of losing the visa. */
export const declines: Script = [
  ...joins.slice(0, -1),
  [/¿Qué prefiere\?/, 'no quiero'],
  [/no quiere participar. ¿Es así/, 'asi es'],
  [/cuénteme por qué/, 'me da miedo perder la visa'],
]

/** `joins`, with the year and the surname of another row of the class list. */
export function joinsAs(listNo: string): Script {
  const row = readFileSync(classListFile, 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${Number(listNo)},`))
    ?.split(',')
  const own: Record<string, string> = { 'en el 2021': `en el ${row?.[11] ?? ''}`, castillo: row?.[3] ?? '' }
  return joins.map(([reads, answer]) => [reads, own[answer] ?? answer])
}

/**
 * A person with a phone in the hand: says the first words, then answers whatever the script knows until `done` is read.
 * @returns what they read, oldest first
 */
export async function onThePhone(
  control: Control,
  phone: string,
  script: Script,
  done: RegExp,
  first: string | null = 'hola',
): Promise<string[]> {
  const read = () => control.thread(phone, 'whatsapp').filter((bubble) => !bubble.mine)
  if (first !== null) control.say(phone, { channel: 'whatsapp', text: first })
  // By the message, not by its place: one that comes late stands before those that were answered already.
  const answered = new Set<string>()
  for (;;) {
    const next = await until(
      `${phone} to get an answer after ${answered.size} messages`,
      () => {
        for (const { sid, text } of read()) {
          if (answered.has(sid)) continue
          if (done.test(text)) return { sid, answer: null }
          const line = script.find(([reads]) => reads.test(text))
          if (line) return { sid, answer: line[1] }
        }
        return null
      },
      240_000,
    )
    answered.add(next.sid)
    if (next.answer === null) return read().map(({ text }) => text)
    control.say(phone, { channel: 'whatsapp', text: next.answer })
  }
}
