import type { ReactNode } from 'react'

const shapes = {
  send: <path d="M4 12 20 4l-5 16-3.5-6.5L4 12Zm7.5 1.5L20 4" />,
  mic: (
    <>
      <rect x="9" y="3" width="6" height="11" rx="3" />
      <path d="M5 11a7 7 0 0 0 14 0M12 18v3" />
    </>
  ),
  camera: (
    <>
      <path d="M4 8h3l2-3h6l2 3h3v11H4Z" />
      <circle cx="12" cy="13" r="3.5" />
    </>
  ),
  reply: <path d="M9 7 4 12l5 5M4 12h9a7 7 0 0 1 7 7" />,
  list: <path d="M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01" />,
  play: <path d="M7 4.5v15l12-7.5Z" fill="currentColor" />,
  pause: <path d="M8 5v14M16 5v14" strokeWidth="3.5" />,
  sun: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2v2M12 20v2M2 12h2M20 12h2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4" />
    </>
  ),
  moon: <path d="M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5Z" />,
} satisfies Record<string, ReactNode>

/** A drawing beside words or on a button that has a label of its own; readers of the page aloud pass it over. */
export function Icon({ name, size = 20 }: { name: keyof typeof shapes; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[name]}
    </svg>
  )
}

/** One tick: sent. Two: delivered. Two in blue: read. */
export function Ticks({ state, label }: { state: 'sent' | 'delivered' | 'read'; label: string }) {
  return (
    <svg
      className={`ticks ${state}`}
      width="17"
      height="11"
      viewBox="0 0 17 11"
      fill="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <path
        d={state === 'sent' ? 'M4 6.2l3 3 6-7.4' : 'M1 6.2l3 3 6-7.4M7.4 8.3l.9.9 6-7.4'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
