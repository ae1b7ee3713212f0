import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'

const es = {
  title: 'Teléfonos virtuales',
  subtitle: 'Personas, números y mensajes inventados',
  about: 'Nada sale de esta máquina: aquí se ve y se escribe lo que vería y escribiría cada persona.',
  worker: 'Persona de la lista',
  defender: 'Defensor',
  advocate: 'Advocate',
  staff: 'Equipo',
  whose: '¿De quién es este teléfono?',
  search: 'Busque por nombre o número de lista',
  nobody: 'Nadie con ese nombre',
  list: 'Lista de 46 personas',
  others: 'Otras personas',
  noPhone: 'sin teléfono',
  channel: 'Por dónde escribe',
  phones: 'Teléfonos',
  chat: (name: string) => `Mensajes en el teléfono de ${name}`,
  hub: 'Portavoz',
  empty: 'Todavía no hay mensajes.',
  emptyHint: 'Escriba abajo, o espere a que le escriban.',
  write: 'Escriba un mensaje',
  send: 'Enviar',
  voice: 'Enviar nota de voz de muestra',
  photo: 'Enviar foto de muestra',
  voiceNote: 'Nota de voz',
  photoSent: 'Foto',
  play: 'Escuchar',
  pause: 'Pausar',
  choose: 'Elija una opción',
  close: 'Cerrar',
  you: 'Usted',
  sent: 'Enviado',
  delivered: 'Entregado',
  read: 'Leído',
  today: 'Hoy',
  yesterday: 'Ayer',
  unread: (n: number) => (n === 1 ? '1 mensaje sin leer' : `${n} mensajes sin leer`),
  automatic: 'Respuesta automática de la red',
  offline: 'Sin conexión con el simulador. Se intenta de nuevo…',
  notSent: 'No se pudo enviar',
  reasons: {
    'no SMS can be sent to the hub from this country': 'desde este país no se puede contestar por SMS',
    'this phone has no whatsapp': 'este teléfono no tiene WhatsApp',
    'this phone has no sms': 'este teléfono no recibe SMS',
    'over 1600 characters': 'es más largo de lo que se puede enviar',
  } as Record<string, string>,
  oneWay: 'En este país los SMS llegan, pero no se pueden contestar.',
  dark: 'Usar colores oscuros',
  light: 'Usar colores claros',
  otherLanguage: 'English',
  otherLanguageLabel: 'Change this page to English',
}

const en: typeof es = {
  title: 'Virtual phones',
  subtitle: 'Invented people, numbers and messages',
  about: 'Nothing leaves this machine: see and write here what each person would see and write.',
  worker: 'Person on the list',
  defender: 'Defender',
  advocate: 'Advocate',
  staff: 'Staff',
  whose: 'Whose phone is this?',
  search: 'Search by name or place on the list',
  nobody: 'Nobody of that name',
  list: 'List of 46 people',
  others: 'Other people',
  noPhone: 'no phone',
  channel: 'Channel',
  phones: 'Phones',
  chat: (name) => `Messages on the phone of ${name}`,
  hub: 'Portavoz',
  empty: 'No messages yet.',
  emptyHint: 'Write below, or wait to be written to.',
  write: 'Write a message',
  send: 'Send',
  voice: 'Send the sample voice note',
  photo: 'Send the sample photo',
  voiceNote: 'Voice note',
  photoSent: 'Photo',
  play: 'Play',
  pause: 'Pause',
  choose: 'Choose an option',
  close: 'Close',
  you: 'You',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  today: 'Today',
  yesterday: 'Yesterday',
  unread: (n) => (n === 1 ? '1 unread message' : `${n} unread messages`),
  automatic: 'Automatic answer of the network',
  offline: 'No connection to the simulator. Trying again…',
  notSent: 'Could not be sent',
  reasons: {},
  oneWay: 'In this country an SMS arrives, but cannot be answered.',
  dark: 'Use dark colours',
  light: 'Use light colours',
  otherLanguage: 'Español',
  otherLanguageLabel: 'Cambiar esta página a español',
}

export type Lang = 'es' | 'en'
type Spoken = { lang: Lang; words: typeof es; switchLanguage(): void }

const Context = createContext<Spoken>({ lang: 'es', words: es, switchLanguage: () => {} })
const KEY = 'phones.language'

/** The page's own words, Spanish unless the reader has switched. What people write in the chats is never translated. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const [lang, setLang] = useState<Lang>(() => (localStorage.getItem(KEY) === 'en' ? 'en' : 'es'))
  useEffect(() => {
    localStorage.setItem(KEY, lang)
    document.documentElement.lang = lang
    document.title = `${(lang === 'es' ? es : en).title} · Portavoz`
  }, [lang])
  const value = useMemo(
    () => ({ lang, words: lang === 'es' ? es : en, switchLanguage: () => setLang(lang === 'es' ? 'en' : 'es') }),
    [lang],
  )
  return <Context value={value}>{children}</Context>
}

export function useWords(): Spoken {
  return useContext(Context)
}
