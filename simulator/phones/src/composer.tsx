import { ActionIcon, Text, Textarea } from '@mantine/core'
import { type ComponentProps, useState } from 'react'
import { api, type Channel, type Phone, type Saying } from './api.ts'
import { Icon } from './icons.tsx'
import { useWords } from './words.tsx'

/** Countries whose phones receive an SMS of the hub and cannot answer it. */
const ONE_WAY = /^\+50[2345]/

/** The box to write in. Enter sends, Shift and Enter begins a line. */
export function Composer({ phone, channel }: { phone: Phone; channel: Channel }) {
  const { words } = useWords()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const mute = phone.channels.length === 0 || (channel === 'sms' && ONE_WAY.test(phone.number))

  const say = (what: Omit<Saying, 'channel'>, sent: () => void = () => {}) => {
    setProblem(null)
    api.say(phone.id, { channel, ...what }).then(sent, (error: Error) => {
      setProblem(`${words.notSent}: ${words.reasons[error.message] ?? error.message}`)
    })
  }
  const send = () => {
    const written = text.trim()
    if (written === '') return
    setText('')
    say({ text: written })
  }

  if (mute) {
    return (
      <div className="composer">
        <Text size="xs" className="mute">
          {words.oneWay}
        </Text>
      </div>
    )
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {problem === null ? null : (
        <Text size="xs" c="red" role="alert" className="problem">
          {problem}
        </Text>
      )}
      {channel === 'whatsapp' ? (
        <Tool icon="camera" label={words.photo} onClick={() => say({ sample: 'photo' })} />
      ) : null}
      <Textarea
        className="box"
        autosize
        minRows={1}
        maxRows={4}
        radius="lg"
        aria-label={words.write}
        placeholder={words.write}
        value={text}
        maxLength={1600}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      {text.trim() === '' && channel === 'whatsapp' ? (
        <Tool icon="mic" label={words.voice} filled onClick={() => say({ sample: 'voice' })} />
      ) : (
        <Tool icon="send" label={words.send} filled submits />
      )}
    </form>
  )
}

type ToolProps = {
  icon: ComponentProps<typeof Icon>['name']
  label: string
  filled?: boolean
  submits?: boolean
  onClick?: () => void
}

/** A round button beside the box; its name is read out and shown. */
function Tool({ icon, label, filled = false, submits = false, onClick }: ToolProps) {
  return (
    <ActionIcon
      type={submits ? 'submit' : 'button'}
      variant={filled ? 'filled' : 'subtle'}
      color={filled ? 'teal.8' : 'gray'}
      size="lg"
      radius="xl"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} />
    </ActionIcon>
  )
}
