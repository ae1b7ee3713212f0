import { ActionIcon, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
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
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          radius="xl"
          aria-label={words.photo}
          title={words.photo}
          onClick={() => say({ sample: 'photo' })}
        >
          <Icon name="camera" />
        </ActionIcon>
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
        <ActionIcon
          variant="filled"
          color="teal.8"
          size="lg"
          radius="xl"
          aria-label={words.voice}
          title={words.voice}
          onClick={() => say({ sample: 'voice' })}
        >
          <Icon name="mic" />
        </ActionIcon>
      ) : (
        <ActionIcon
          type="submit"
          variant="filled"
          color="teal.8"
          size="lg"
          radius="xl"
          aria-label={words.send}
          title={words.send}
        >
          <Icon name="send" />
        </ActionIcon>
      )}
    </form>
  )
}
