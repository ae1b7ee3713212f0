import { useRef, useState } from 'react'
import { Icon } from './icons.tsx'
import { useWords } from './words.tsx'

/** Heights of the bars, in the manner of a voice. */
const BARS = [5, 9, 14, 8, 16, 11, 6, 13, 17, 9, 12, 7, 15, 10, 5, 12, 16, 8, 11, 14, 6, 9, 13, 7]

/** A voice note: play, pause, and how far it is. */
export function VoiceNote({ src }: { src: string }) {
  const { words } = useWords()
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [share, setShare] = useState(0)
  const toggle = () => {
    if (playing) audio.current?.pause()
    // A browser that cannot play the file shows the note all the same.
    else audio.current?.play().catch(() => setPlaying(false))
  }
  return (
    <span className="voice">
      <button type="button" onClick={toggle} aria-label={`${playing ? words.pause : words.play}: ${words.voiceNote}`}>
        {playing ? <Icon name="pause" size={18} /> : <Icon name="play" size={18} />}
      </button>
      <span className="wave" aria-hidden="true">
        {BARS.map((height, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars never change places
          <i key={n} style={{ height }} className={n / BARS.length < share ? 'played' : ''} />
        ))}
      </span>
      <Icon name="mic" size={15} />
      {/* biome-ignore lint/a11y/useMediaCaption: a hum without words */}
      <audio
        ref={audio}
        src={src}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setShare(0)}
        onTimeUpdate={({ currentTarget: { currentTime, duration } }) =>
          setShare(duration > 0 ? currentTime / duration : 0)
        }
      />
    </span>
  )
}
