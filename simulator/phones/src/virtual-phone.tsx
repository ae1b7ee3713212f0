import {
  type ComboboxItem,
  type ComboboxParsedItem,
  type OptionsFilter,
  SegmentedControl,
  Select,
  Text,
} from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { api, type Channel, type Phone } from './api.ts'
import { Chat } from './chat.tsx'
import { Composer } from './composer.tsx'
import { useThread } from './live.ts'
import { readable } from './readable.ts'
import { Unread, unreadOf } from './unread.tsx'
import { useWords } from './words.tsx'

type Props = {
  slot: string
  title: string
  phone: Phone
  candidates: Phone[]
  version: string
  onChoose(id: string): void
}

/** One phone: whose it is, and its chat with the hub on WhatsApp or by SMS. */
export function VirtualPhone({ slot, title, phone, candidates, version, onChoose }: Props) {
  const { words, lang } = useWords()
  const [wanted, setWanted] = useState<Channel | null>(null)
  const channel = wanted !== null && phone.channels.includes(wanted) ? wanted : (phone.channels[0] ?? 'sms')
  const thread = useThread(phone.id, channel, version)
  const frame = useRef<HTMLElement>(null)
  const inView = useInView(frame)
  const anyUnread = thread?.some((bubble) => bubble.unread) ?? false
  useEffect(() => {
    // What cannot be told now is told with the next message that arrives.
    if (inView && anyUnread) api.read(phone.id, channel).catch(() => {})
  }, [inView, anyUnread, phone.id, channel])

  return (
    <section className="phone" id={`phone-${slot}`} ref={frame} aria-labelledby={`title-${slot}`}>
      <div className="owner">
        <Text component="h2" size="xs" fw={700} c="dimmed" tt="uppercase" id={`title-${slot}`}>
          {title}
        </Text>
        <Owner phone={phone} candidates={candidates} onChoose={onChoose} />
        <Text size="xs" c="dimmed" lineClamp={2} className="hint">
          {readable(phone.number)}
          {phone.hint ? ` · ${phone.hint[lang]}` : ''}
        </Text>
      </div>
      <div className={`device ${channel}`}>
        <div className="bar">
          <div className="avatar" aria-hidden="true">
            P
          </div>
          <Text component="span" fw={600} truncate>
            {words.hub}
          </Text>
          {phone.channels.length > 1 ? (
            <SegmentedControl
              size="xs"
              ml="auto"
              aria-label={words.channel}
              value={channel}
              onChange={(value) => setWanted(value === 'sms' ? 'sms' : 'whatsapp')}
              data={phone.channels.map((name) => ({
                value: name,
                label: (
                  <span className="channel">
                    {channelName(name)}
                    <Unread count={name === channel ? 0 : phone.unread[name]} />
                  </span>
                ),
              }))}
            />
          ) : (
            <Text component="span" size="xs" ml="auto">
              {phone.channels.map(channelName)}
            </Text>
          )}
        </div>
        <Chat phone={phone} channel={channel} thread={thread} />
        <Composer key={`${phone.id} ${channel}`} phone={phone} channel={channel} />
      </div>
    </section>
  )
}

function Owner({ phone, candidates, onChoose }: Pick<Props, 'phone' | 'candidates' | 'onChoose'>) {
  const { words } = useWords()
  if (candidates.length === 1) {
    return (
      <Text component="p" fw={600} className="name">
        {phone.label}
      </Text>
    )
  }
  const item = (one: Phone) => ({
    value: one.id,
    label: one.channels.length === 0 ? `${one.label} (${words.noPhone})` : one.label,
    disabled: one.channels.length === 0,
  })
  const onList = candidates.filter((one) => one.listNumbers !== undefined)
  const others = candidates.filter((one) => one.listNumbers === undefined)
  const data =
    onList.length === 0
      ? others.map(item)
      : [
          { group: words.list, items: onList.map(item) },
          { group: words.others, items: others.map(item) },
        ]
  const byId = new Map(candidates.map((one) => [one.id, one]))
  return (
    <Select
      aria-label={words.whose}
      placeholder={words.search}
      nothingFoundMessage={words.nobody}
      searchable
      filter={filterOptions}
      onFocus={(event) => event.currentTarget.select()}
      allowDeselect={false}
      maxDropdownHeight={420}
      data={data}
      value={phone.id}
      onChange={(id) => id !== null && onChoose(id)}
      renderOption={({ option }) => {
        const one = byId.get(option.value)
        return (
          <span className="option">
            {option.label}
            {one ? <Unread count={unreadOf(one)} /> : null}
          </span>
        )
      }}
    />
  )
}

/** Accents and capitals make no difference to what is looked for. */
const filterOptions: OptionsFilter = ({ options, search }) => {
  const wanted = bare(search.trim())
  const fits = (item: ComboboxItem) => bare(item.label).includes(wanted)
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!('group' in option)) return fits(option) ? [option] : []
    const items = option.items.filter(fits)
    return items.length === 0 ? [] : [{ ...option, items }]
  })
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function channelName(channel: Channel): string {
  return channel === 'sms' ? 'SMS' : 'WhatsApp'
}

/** Whether a person could be looking at it: on the screen, in a tab that is shown. */
function useInView(frame: React.RefObject<HTMLElement | null>): boolean {
  const [shown, setShown] = useState(false)
  const [visible, setVisible] = useState(document.visibilityState === 'visible')
  useEffect(() => {
    const watcher = new IntersectionObserver(([entry]) => setShown(entry?.isIntersecting ?? false), { threshold: 0.5 })
    if (frame.current) watcher.observe(frame.current)
    const changed = () => setVisible(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', changed)
    return () => {
      watcher.disconnect()
      document.removeEventListener('visibilitychange', changed)
    }
  }, [frame])
  return shown && visible
}
