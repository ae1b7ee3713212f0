import { asks, problem } from '../support.ts'
import { table } from '../table.ts'

table('expenses', [
  [
    '350 de gasolina sin recibo y no estaba nadie en la casa',
    [{ label: 'gasolina', amount: '350.00', currency: 'MXN' }],
  ],
  [
    'pasaje 40 y comida 60 en el mercado',
    [
      { label: 'pasaje', amount: '40.00', currency: 'MXN' },
      { label: 'comida', amount: '60.00', currency: 'MXN' },
    ],
  ],
  [
    'pasaje 240, comida 85',
    [
      { label: 'pasaje', amount: '240.00', currency: 'MXN' },
      { label: 'comida', amount: '85.00', currency: 'MXN' },
    ],
  ],
  [
    '240 de pasaje y 85 de comida',
    [
      { label: 'pasaje', amount: '240.00', currency: 'MXN' },
      { label: 'comida', amount: '85.00', currency: 'MXN' },
    ],
  ],
  [
    'gasté 240 en pasaje y 85 en comida',
    [
      { label: 'pasaje', amount: '240.00', currency: 'MXN' },
      { label: 'comida', amount: '85.00', currency: 'MXN' },
    ],
  ],
  [
    'pasaje 240 comida 85',
    [
      { label: 'pasaje', amount: '240.00', currency: 'MXN' },
      { label: 'comida', amount: '85.00', currency: 'MXN' },
    ],
  ],
  [
    '$240 pasaje $85 comida',
    [
      { label: 'pasaje', amount: '240.00', currency: 'MXN' },
      { label: 'comida', amount: '85.00', currency: 'MXN' },
    ],
  ],
  [
    'pasaje: 240\ncomida: 85',
    [
      { label: 'pasaje', amount: '240.00', currency: 'MXN' },
      { label: 'comida', amount: '85.00', currency: 'MXN' },
    ],
  ],
  [
    'pasaje 240, comida 85, total 325',
    [
      { label: 'pasaje', amount: '240.00', currency: 'MXN' },
      { label: 'comida', amount: '85.00', currency: 'MXN' },
    ],
  ],
  ['pasaje, 240', [{ label: 'pasaje', amount: '240.00', currency: 'MXN' }]],
  ['cuota 50', [{ label: 'cuota', amount: '50.00', currency: 'MXN' }]],
  ['pasaje ida y vuelta 240', [{ label: 'pasaje ida y vuelta', amount: '240.00', currency: 'MXN' }]],
  [
    'gasolina 1,250.50; casetas 180',
    [
      { label: 'gasolina', amount: '1250.50', currency: 'MXN' },
      { label: 'casetas', amount: '180.00', currency: 'MXN' },
    ],
  ],
  [
    'Q300 hotel, Q50 comida',
    [
      { label: 'hotel', amount: '300.00', currency: 'GTQ' },
      { label: 'comida', amount: '50.00', currency: 'GTQ' },
    ],
    { country: 'GT' },
  ],
  ['camión 50', [{ label: 'camión', amount: '50.00', currency: 'MXN' }]],
  [
    '180 de camion y unas aguas 35',
    [
      { label: 'camion', amount: '180.00', currency: 'MXN' },
      { label: 'aguas', amount: '35.00', currency: 'MXN' },
    ],
  ],
  [
    'camion 180 y 35 de aguas',
    [
      { label: 'camion', amount: '180.00', currency: 'MXN' },
      { label: 'aguas', amount: '35.00', currency: 'MXN' },
    ],
  ],
  ['hubo que pagar 180 de camion', [{ label: 'camion', amount: '180.00', currency: 'MXN' }]],
  ['ayer 180 de camion', [{ label: 'camion', amount: '180.00', currency: 'MXN' }]],
  ['no, camion 180', [{ label: 'camion', amount: '180.00', currency: 'MXN' }]],
  ['pasaje 240, 85, comida', asks('money.label')],
  ['dije que eran 3 y media', asks('money.label')],
  ['las horas estan mal, son 3.50', asks('money.label')],
  ['2 de camino', asks('money.label')],
  ['no, quite comida y el pasaje son 200', asks('money.label')],
  ['unos 200 de pasaje', asks('money.exact')],
  ['NADA', []],
  ['no hubo', []],
  ['none', [], { lang: 'en' }],
  ['rien', [], { lang: 'fr' }],
  ['240', asks('money.label')],
  ['2 cafés 40', asks('money.label')],
  ['comida 85 y 60', asks('money.label')],
  ['pasaje 240 y comida', asks('money.amount_of')],
  ['pasaje $20', asks('money.currency'), { country: 'GT' }],
  ['pasaje 240, comida 85, total 400', asks('money.which')],
  ['pasaje como 200', asks('money.exact')],
  ['pasaje', problem('money.unclear')],
  ['no me acuerdo', problem('money.unclear')],
])
