import type { Country } from './reader.ts'

/** A first-level division of one of the five countries and its larger towns. */
export type Division = { country: Country; name: string; towns: string[]; also: string[] }

const rows = (country: Country, text: string): Division[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [names = '', towns = ''] = line.split(':')
      const [name = '', ...also] = names.split('=').map((part) => part.trim())
      return {
        country,
        name,
        also,
        towns: towns
          .split(',')
          .map((town) => town.trim())
          .filter(Boolean),
      }
    })

/** One line a division: `name = other names : towns`. */
export const DIVISIONS: readonly Division[] = [
  ...rows(
    'MX',
    `
Aguascalientes : Aguascalientes, Jesús María, Calvillo
Baja California : Tijuana, Mexicali, Ensenada, Tecate, Rosarito, San Quintín
Baja California Sur : La Paz, Los Cabos, Cabo San Lucas, San José del Cabo, Loreto
Campeche : Campeche, Ciudad del Carmen, Champotón, Escárcega
Chiapas : Tuxtla Gutiérrez, Tapachula, San Cristóbal de las Casas, Comitán, Palenque, Ocosingo, Motozintla
Chihuahua : Chihuahua, Ciudad Juárez, Cuauhtémoc, Delicias, Parral, Ojinaga, Creel
Ciudad de México = CDMX = Distrito Federal = DF : Iztapalapa, Tlalpan, Xochimilco, Milpa Alta
Coahuila : Saltillo, Torreón, Monclova, Piedras Negras, Ciudad Acuña, Parras
Colima : Colima, Manzanillo, Tecomán
Durango : Durango, Gómez Palacio, Lerdo, Santiago Papasquiaro
Estado de México = Edomex = Mexico : Toluca, Ecatepec, Nezahualcóyotl, Texcoco, Atlacomulco, Tejupilco, Chalco
Guanajuato : León, Guanajuato, Irapuato, Celaya, Salamanca, San Miguel de Allende, Dolores Hidalgo, Acámbaro, Valle de Santiago
Guerrero : Acapulco, Chilpancingo, Iguala, Taxco, Tlapa, Ometepec, Zihuatanejo
Hidalgo : Pachuca, Tulancingo, Huejutla, Ixmiquilpan, Tula, Zimapán, Molango
Jalisco : Guadalajara, Zapopan, Puerto Vallarta, Tepatitlán, Lagos de Moreno, Autlán, Ciudad Guzmán
Michoacán : Morelia, Uruapan, Zamora, Apatzingán, Pátzcuaro, La Piedad, Ciudad Hidalgo
Morelos : Cuernavaca, Cuautla, Jojutla, Tepoztlán
Nayarit : Tepic, Bahía de Banderas, Compostela, Ixtlán del Río
Nuevo León : Monterrey, Guadalupe, Apodaca, Linares, Montemorelos
Oaxaca : Oaxaca, Juchitán, Tuxtepec, Huajuapan, Salina Cruz, Tlaxiaco, Pinotepa Nacional, Huautla
Puebla : Puebla, Tehuacán, Atlixco, Teziutlán, Huauchinango, Izúcar de Matamoros, Cuetzalan
Querétaro : Querétaro, San Juan del Río, Jalpan, Cadereyta
Quintana Roo : Cancún, Chetumal, Playa del Carmen, Cozumel
San Luis Potosí : San Luis Potosí, Ciudad Valles, Matehuala, Rioverde, Tamazunchale, Tancanhuitz, Aquismón, Xilitla, Axtla, Tampamolón, San Martín Chalchicuautla
Sinaloa : Culiacán, Mazatlán, Los Mochis, Guasave, El Fuerte
Sonora : Hermosillo, Ciudad Obregón, Nogales, Navojoa, Guaymas, San Luis Río Colorado
Tabasco : Villahermosa, Cárdenas, Comalcalco, Macuspana
Tamaulipas : Ciudad Victoria, Reynosa, Matamoros, Nuevo Laredo, Tampico, Ciudad Mante
Tlaxcala : Tlaxcala, Apizaco, Huamantla
Veracruz : Veracruz, Xalapa, Coatzacoalcos, Poza Rica, Córdoba, Orizaba, Tantoyuca, Chicontepec, Papantla, Tuxpan, Pánuco, Martínez de la Torre, Platón Sánchez
Yucatán : Mérida, Valladolid, Tizimín, Progreso
Zacatecas : Zacatecas, Fresnillo, Jerez, Río Grande, Sombrerete`,
  ),
  ...rows(
    'GT',
    `
Alta Verapaz : Cobán, San Pedro Carchá, Chisec, Senahú, Panzós
Baja Verapaz : Salamá, Rabinal, Cubulco, Purulhá
Chimaltenango : Chimaltenango, Tecpán, Patzún, Comalapa
Chiquimula : Chiquimula, Esquipulas, Jocotán, Camotán
El Progreso : Guastatoya, Sanarate
Escuintla : Escuintla, Santa Lucía Cotzumalguapa, Puerto San José, Tiquisate
Guatemala : Ciudad de Guatemala, Mixco, Villa Nueva, San Juan Sacatepéquez, Amatitlán
Huehuetenango : Huehuetenango, Barillas, Todos Santos Cuchumatán, Jacaltenango, La Democracia, Soloma, Nentón, San Pedro Necta
Izabal : Puerto Barrios, Livingston, Morales, El Estor
Jalapa : Jalapa, Monjas
Jutiapa : Jutiapa, Asunción Mita, Moyuta
Petén : Flores, San Benito, Poptún, La Libertad, Sayaxché
Quetzaltenango = Xela : Quetzaltenango, Coatepeque, Cantel, Olintepeque
Quiché = El Quiché : Santa Cruz del Quiché, Chichicastenango, Nebaj, Chajul, Joyabaj, Uspantán, Ixcán
Retalhuleu : Retalhuleu, Champerico
Sacatepéquez : Antigua, Antigua Guatemala, Ciudad Vieja
San Marcos : San Marcos, San Pedro Sacatepéquez, Malacatán, Comitancillo, Tacaná, Ixchiguán
Santa Rosa : Cuilapa, Barberena, Chiquimulilla
Sololá : Sololá, Panajachel, Santiago Atitlán, Nahualá
Suchitepéquez : Mazatenango, San Antonio Suchitepéquez, Chicacao
Totonicapán : Totonicapán, Momostenango, San Francisco El Alto
Zacapa : Zacapa, Gualán, Río Hondo`,
  ),
  ...rows(
    'SV',
    `
Ahuachapán : Ahuachapán, Atiquizaya
Cabañas : Sensuntepeque, Ilobasco
Chalatenango : Chalatenango, Nueva Concepción
Cuscatlán : Cojutepeque, Suchitoto
La Libertad : Santa Tecla, La Libertad, Quezaltepeque, Colón
La Paz : Zacatecoluca, Olocuilta
La Unión : La Unión, Santa Rosa de Lima, Conchagua
Morazán : San Francisco Gotera, Jocoro
San Miguel : San Miguel, Chinameca, Ciudad Barrios
San Salvador : San Salvador, Soyapango, Mejicanos, Apopa, Ilopango
San Vicente : San Vicente, Tecoluca
Santa Ana : Santa Ana, Metapán, Chalchuapa
Sonsonate : Sonsonate, Izalco, Acajutla, Nahuizalco
Usulután : Usulután, Jiquilisco, Berlín, Santiago de María`,
  ),
  ...rows(
    'HN',
    `
Atlántida : La Ceiba, Tela
Choluteca : Choluteca, San Marcos de Colón
Colón : Trujillo, Tocoa
Comayagua : Comayagua, Siguatepeque
Copán : Santa Rosa de Copán, Copán Ruinas, La Entrada
Cortés : San Pedro Sula, Choloma, Puerto Cortés, Villanueva, La Lima
El Paraíso : Yuscarán, Danlí
Francisco Morazán : Tegucigalpa, Comayagüela, Talanga
Gracias a Dios : Puerto Lempira, Brus Laguna
Intibucá : La Esperanza, Intibucá
Islas de la Bahía : Roatán, Utila
La Paz : La Paz, Marcala
Lempira : Gracias, Erandique
Ocotepeque : Nueva Ocotepeque, Ocotepeque
Olancho : Juticalpa, Catacamas
Santa Bárbara : Santa Bárbara, Quimistán
Valle : Nacaome, San Lorenzo
Yoro : El Progreso, Yoro, Olanchito`,
  ),
  ...rows(
    'NI',
    `
Boaco : Boaco, Camoapa
Carazo : Jinotepe, Diriamba
Chinandega : Chinandega, El Viejo, Corinto, Somotillo
Chontales : Juigalpa, Santo Tomás
Costa Caribe Norte = RACCN = RAAN : Bilwi, Puerto Cabezas, Waspam, Siuna
Costa Caribe Sur = RACCS = RAAS : Bluefields, El Rama, Nueva Guinea
Estelí : Estelí, Condega
Granada : Granada, Nandaime
Jinotega : Jinotega, Wiwilí
León : León, Nagarote, La Paz Centro
Madriz : Somoto, Telpaneca
Managua : Managua, Ciudad Sandino, Tipitapa
Masaya : Masaya, Masatepe
Matagalpa : Matagalpa, Sébaco, Río Blanco
Nueva Segovia : Ocotal, Jalapa, Quilalí
Río San Juan : San Carlos, El Castillo
Rivas : Rivas, San Juan del Sur`,
  ),
]
