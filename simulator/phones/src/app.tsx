import {
  ActionIcon,
  Alert,
  Button,
  Group,
  Text,
  Title,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Phone } from './api.ts'
import { Icon } from './icons.tsx'
import { useLive } from './live.ts'
import { Unread, unreadOf } from './unread.tsx'
import { VirtualPhone } from './virtual-phone.tsx'
import { useWords } from './words.tsx'

const slots = ['worker', 'defender', 'advocate', 'staff'] as const
type Slot = (typeof slots)[number]

/** The page: a strip of phones side by side, one after the other where the screen is small. */
export function App() {
  const { words } = useWords()
  const { phones, versions, online } = useLive()
  const [chosen, setChosen] = useState<Record<Slot, string>>(() => ({
    worker: decodeURIComponent(location.hash.slice(1)) || 'w01',
    defender: 'defender',
    advocate: 'advocate',
    staff: 'staff',
  }))
  useEffect(() => {
    history.replaceState(null, '', `#${encodeURIComponent(chosen.worker)}`)
  }, [chosen.worker])

  const strip = slots.flatMap((slot) => {
    const candidates = phones.filter((phone) => slotOf(phone) === slot)
    const phone = candidates.find(({ id }) => id === chosen[slot]) ?? candidates[0]
    return phone ? [{ slot, phone, candidates }] : []
  })

  return (
    <div className="page">
      <Header />
      <nav className="jump" aria-label={words.phones}>
        {strip.map(({ slot, candidates }) => (
          <Button
            key={slot}
            variant="default"
            size="compact-sm"
            component="a"
            href={`#phone-${slot}`}
            onClick={jump(slot)}
          >
            {words[slot]}
            <Unread count={candidates.reduce((sum, phone) => sum + unreadOf(phone), 0)} />
          </Button>
        ))}
      </nav>
      {online ? null : (
        <Alert color="red" role="alert" className="offline">
          {words.offline}
        </Alert>
      )}
      <main className="strip">
        {strip.map(({ slot, phone, candidates }) => (
          <VirtualPhone
            key={slot}
            slot={slot}
            title={words[slot]}
            phone={phone}
            candidates={candidates}
            version={`${versions[phone.id] ?? 0}.${versions['*'] ?? 0}`}
            onChoose={(id) => setChosen((before) => ({ ...before, [slot]: id }))}
          />
        ))}
      </main>
    </div>
  )
}

function Header() {
  const { words, switchLanguage } = useWords()
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  const scheme = dark ? words.light : words.dark
  return (
    <header className="top">
      <div>
        <Title order={1} size="h4">
          {words.title}
        </Title>
        <Text size="xs" c="dimmed" title={words.about}>
          {words.subtitle}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button variant="subtle" size="compact-sm" onClick={switchLanguage} aria-label={words.otherLanguageLabel}>
          {words.otherLanguage}
        </Button>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={scheme}
          title={scheme}
          onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        >
          {dark ? <Icon name="sun" /> : <Icon name="moon" />}
        </ActionIcon>
      </Group>
    </header>
  )
}

/** Numbers that lead to nobody have no phone to show. */
function slotOf(phone: Phone): Slot | null {
  if (phone.role === 'nobody') return null
  if (phone.role === 'defender' || phone.role === 'advocate' || phone.role === 'staff') return phone.role
  return 'worker'
}

function jump(slot: Slot) {
  return (event: React.MouseEvent) => {
    event.preventDefault()
    const phone = document.getElementById(`phone-${slot}`)
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    phone?.scrollIntoView({ behavior: still ? 'auto' : 'smooth', inline: 'center', block: 'nearest' })
    phone?.querySelector<HTMLElement>('textarea')?.focus({ preventScroll: true })
  }
}
