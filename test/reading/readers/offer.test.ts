import { problem } from '../support.ts'
import { table } from '../table.ts'

const NONE = problem('offer.unclear')
const offered = (asks_money: boolean | null, asks_papers: boolean | null, fee: string | null = null) => ({
  asks_money,
  asks_papers,
  fee,
  currency: fee === null ? null : 'MXN',
})
const asked = { options: { asked: true } }

table('offer', [
  [
    'aqui anda un señor ofreciendo visas de trabajo pa tennesse y cobra 5 mil pesos, sera verdad?',
    offered(true, null, '5000.00'),
  ],
  ['ojo con un tal ramiro que vende visas', offered(null, null)],
  ['una oferta de visa, cobra 5 mil', offered(true, null, '5000.00')],
  ['anda uno consiguiendo bisas h2a y pide el pasaporte', offered(null, true)],
  ['un contratista ofrece trabajo en Canadá y cobra por adelantado', offered(true, null)],
  ['le ofrecieron trabajo en la milpa', NONE],
  ['me ofrecieron trabajo en estados unidos para 20 personas', offered(null, null)],
  ['es de fiar este reclutador?', offered(null, null)],
  ['el contratista de la milpa es mi primo', NONE],
  ['¿y mi visa?', NONE],
  ['la señora pregunta si pierde la visa por reclamar', NONE],
  ['¿me van a cobrar algo?', NONE],
  ['hoy trabaje 4 horas y pague 60 pesos', NONE],
  ['si pide el dinero x adelantado y el pasaporte', offered(true, true), asked],
  ['las dos cosas, 5 mil y el pasaporte', offered(true, true, '5000.00'), asked],
  ['no, nada', offered(false, false), asked],
  [
    'a man offers visas and charges 5000 dollars',
    { ...offered(true, null, '5000.00'), currency: 'USD' },
    { lang: 'en' },
  ],
  ['un homme vend des visas', offered(null, null), { lang: 'fr' }],
  ['quién sabe', NONE, asked],
  ['', NONE],
])
