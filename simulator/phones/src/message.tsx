import { Modal, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { api, type Bubble, type Phone } from './api.ts'
import { Icon, Ticks } from './icons.tsx'
import { VoiceNote } from './voice-note.tsx'
import { useWords } from './words.tsx'

/** One bubble, with what belongs to it: picture or voice note, footer, time, ticks, and buttons or a list to answer with. */
export function Message({ phone, bubble }: { phone: Phone; bubble: Bubble }) {
  const { words } = useWords()
  const { layout, mine, notice } = bubble
  const reply = (option: { id: string; label: string }) => {
    const kind = layout.kind === 'list' ? 'list' : 'buttons'
    const button = { id: option.id, label: option.label, kind, repliedTo: bubble.sid } as const
    // A tap that fails changes nothing on a real phone either; the line above the phones tells when there is no connection.
    api.say(phone.id, { channel: bubble.channel, button }).catch(() => {})
  }
  return (
    <div className={`message ${mine ? 'mine' : 'theirs'}`}>
      <div className={`bubble${bubble.sample === 'photo' ? ' picture' : ''}`}>
        <VisuallyHidden>{mine ? `${words.you}: ` : `${words.hub}: `}</VisuallyHidden>
        {bubble.sample === 'photo' ? (
          <img src={api.sample('photo')} alt={words.photoSent} width={220} height={293} />
        ) : null}
        {bubble.sample === 'voice' ? <VoiceNote src={api.sample('voice')} /> : null}
        {bubble.media && bubble.contentType?.startsWith('audio/') ? <VoiceNote src={api.media(bubble.media)} /> : null}
        {/* Plain text: an address in it is not a link, as nobody should tap one here. */}
        {bubble.text === '' ? null : <span className="text">{bubble.text}</span>}
        {layout.footer ? <span className="footer">{layout.footer}</span> : null}
        {notice ? <span className="footer">{words.automatic}</span> : null}
        <span className="meta">
          <time dateTime={bubble.at}>{clock(bubble.at)}</time>
          {bubble.tick && bubble.channel === 'whatsapp' ? (
            <Ticks state={bubble.tick} label={words[bubble.tick]} />
          ) : null}
        </span>
      </div>
      {layout.kind === 'buttons' ? (
        <div className="actions">
          {layout.options.map((option) => (
            <button type="button" key={option.id} onClick={() => reply(option)}>
              <Icon name="reply" size={15} />
              {option.label}
            </button>
          ))}
        </div>
      ) : null}
      {layout.kind === 'list' ? <Choices bubble={bubble} onChoose={reply} /> : null}
    </div>
  )
}

/** A button that opens the rows of a list; a row sends the answer. */
function Choices({ bubble, onChoose }: { bubble: Bubble; onChoose(option: { id: string; label: string }): void }) {
  const { words } = useWords()
  const [open, setOpen] = useState(false)
  const { listButton, options } = bubble.layout
  return (
    <div className="actions">
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="list" size={15} />
        {listButton || words.choose}
      </button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={listButton || words.choose}
        closeButtonProps={{ 'aria-label': words.close }}
        centered
        size="sm"
      >
        <div className="rows">
          {options.map((option) => (
            <button
              type="button"
              key={option.id}
              onClick={() => {
                setOpen(false)
                onChoose(option)
              }}
            >
              {option.label}
              {option.description ? <small>{option.description}</small> : null}
            </button>
          ))}
        </div>
      </Modal>
    </div>
  )
}

function clock(at: string): string {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false })
}
