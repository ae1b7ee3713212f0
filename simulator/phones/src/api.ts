import type { Phone as ServerPhone } from '../../phone.ts'
import type { Bubble } from '../../thread.ts'

export type { Bubble }
export type Channel = 'whatsapp' | 'sms'
export type Phone = ServerPhone & { unread: Record<Channel, number> }

export type Saying = {
  channel: Channel
  text?: string
  button?: { id: string; label: string; kind: 'buttons' | 'list'; repliedTo: string }
  sample?: 'voice' | 'photo'
}

/** The simulator's levers, over HTTP. A refused request throws an Error with the simulator's reason. */
export const api = {
  phones: () => get<Phone[]>('/_sim/phones'),
  thread: (id: string, channel: Channel) => get<Bubble[]>(`${path(id)}/thread?channel=${channel}`),
  say: (id: string, saying: Saying) => post(`${path(id)}/say`, saying),
  read: (id: string, channel: Channel) => post(`${path(id)}/read`, { channel }),
  sample: (name: string) => `/_sim/samples/${encodeURIComponent(name)}`,
  media: (sid: string) => `/_sim/media/${encodeURIComponent(sid)}`,
  events: () => new EventSource('/_sim/events'),
}

function path(id: string): string {
  return `/_sim/phones/${encodeURIComponent(id)}`
}

async function get<T>(url: string): Promise<T> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  return answer.json()
}

async function post(url: string, body: object = {}): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (answer.ok) return
  const told: { error?: string } = await answer.json().catch(() => ({}))
  throw new Error(told.error ?? `HTTP ${answer.status}`)
}
