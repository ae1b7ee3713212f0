import type { Phone } from './phone.ts'

/** What is special about a worker's phone, and one line for whoever plays that person; by place on the class list. */
export const people: Record<number, Partial<Phone>> = {
  1: { hint: { es: 'Contesta todo y participa de inmediato.', en: 'Answers everything and joins at once.' } },
  2: {
    hint: {
      es: 'Pregunta tres veces si es estafa y escribe VERIFICAR.',
      en: 'Asks three times whether it is a fraud, and writes VERIFICAR.',
    },
  },
  3: {
    hint: {
      es: 'Comparte el teléfono con su hija; prefiere llamada.',
      en: 'Shares the phone with a daughter; prefers calls.',
    },
  },
  4: { hint: { es: 'Habla náhuatl; solo manda audios.', en: 'Speaks Nahuatl; sends only voice notes.' } },
  5: {
    label: '05 y 06 Artemio, padre e hijo',
    profileName: 'Temo',
    listNumbers: [5, 6],
    hint: { es: 'Dos personas del mismo nombre en un teléfono.', en: 'Two people of the same name on one phone.' },
  },
  7: {
    whatsappForm: '+525500000007',
    hint: { es: 'En la lista como +521…; escribe desde +52…', en: 'Listed as +521…; writes from +52…' },
  },
  9: {
    hint: {
      es: 'Está en Texas con visa nueva; le da miedo el patrón.',
      en: 'In Texas on a new visa; afraid of the employer.',
    },
  },
  10: {
    label: '10 La viuda de Crescencio',
    role: 'family',
    profileName: 'Eulalia',
    hint: { es: 'Crescencio ya murió; contesta su esposa.', en: 'Crescencio has died; his wife answers.' },
  },
  11: { hint: { es: 'Escribe ALTO.', en: 'Writes ALTO (stop).' } },
  12: { hint: { es: 'No quiere, por miedo a perder la visa.', en: 'Declines, for fear of losing the visa.' } },
  13: {
    hint: { es: 'En su INE: Fidel Hernández de la Cruz.', en: 'On the ID: Fidel Hernández de la Cruz.' },
  },
  15: { hint: { es: 'Solo SMS. Su INE ya venció.', en: 'SMS only. The ID has expired.' } },
  16: {
    hint: {
      es: '«Primero Dios»; contesta «si» a las 30 horas.',
      en: '"Primero Dios"; answers "si" after 30 hours.',
    },
  },
  17: { hint: { es: 'No tiene teléfono: se le visita.', en: 'Has no phone: is visited.' } },
  18: { hint: { es: 'Escribe ALTO y luego INICIAR.', en: 'Writes ALTO, later INICIAR.' } },
  19: {
    hint: { es: 'Solo SMS. «¿Tengo que cancelar algo?»', en: 'SMS only. "Do I have to pay (cancelar) anything?"' },
  },
  20: { hint: { es: 'Le pidieron el 10 por ciento: lo cuenta.', en: 'Was asked for 10 per cent, and tells it.' } },
  21: { hint: { es: 'Solo SMS.', en: 'SMS only.' } },
  22: { hint: { es: 'Recibe SMS y no contesta.', en: 'Receives SMS and does not answer.' } },
  23: { hint: { es: 'Recibe SMS y no contesta.', en: 'Receives SMS and does not answer.' } },
}
