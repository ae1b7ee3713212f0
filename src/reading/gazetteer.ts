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
Aguascalientes : Aguascalientes, Jesús María, Calvillo, Rincón de Romos, Pabellón de Arteaga, Asientos
Baja California : Tijuana, Mexicali, Ensenada, Tecate, Rosarito, San Quintín, San Felipe
Baja California Sur : La Paz, Los Cabos, Cabo San Lucas, San José del Cabo, Loreto, Ciudad Constitución, Santa Rosalía, Guerrero Negro, Todos Santos
Campeche : Campeche, Ciudad del Carmen, Champotón, Escárcega, Calkiní, Hopelchén, Candelaria, Hecelchakán
Chiapas : Tuxtla Gutiérrez, Tapachula, San Cristóbal de las Casas, Comitán, Palenque, Ocosingo, Motozintla, Tonalá, Villaflores, Arriaga, Huixtla, Cintalapa, Chiapa de Corzo, Pichucalco, Las Margaritas, Yajalón, Ocozocoautla, Frontera Comalapa, Mapastepec, Chamula, Teopisca, Reforma, Pijijiapan, Venustiano Carranza
Chihuahua : Chihuahua, Ciudad Juárez, Cuauhtémoc, Delicias, Parral, Ojinaga, Creel, Camargo, Jiménez, Nuevo Casas Grandes, Meoqui, Guachochi, Madera, Guerrero, Ascensión
Ciudad de México = CDMX = Distrito Federal = DF : Iztapalapa, Tlalpan, Xochimilco, Milpa Alta, Coyoacán, Gustavo A. Madero, Tláhuac, Azcapotzalco, Iztacalco, Venustiano Carranza, Cuajimalpa, Magdalena Contreras, Álvaro Obregón
Coahuila : Saltillo, Torreón, Monclova, Piedras Negras, Ciudad Acuña, Parras, Sabinas, Frontera, Matamoros, San Pedro de las Colonias, Múzquiz, Nueva Rosita
Colima : Colima, Manzanillo, Tecomán, Villa de Álvarez, Armería, Comala
Durango : Durango, Gómez Palacio, Lerdo, Santiago Papasquiaro, El Salto, Guadalupe Victoria, Canatlán, Vicente Guerrero, Nombre de Dios
Estado de México = Edomex = Mexico : Toluca, Ecatepec, Nezahualcóyotl, Texcoco, Atlacomulco, Tejupilco, Chalco, Naucalpan, Tlalnepantla, Cuautitlán Izcalli, Ixtapaluca, Chimalhuacán, Zumpango, Tecámac, Valle de Bravo, Tenancingo, Amecameca, Ixtlahuaca, Jilotepec, Metepec, Coacalco, Huixquilucan, Temascalcingo, San Felipe del Progreso, Lerma
Guanajuato : León, Guanajuato, Irapuato, Celaya, Salamanca, San Miguel de Allende, Dolores Hidalgo, Acámbaro, Valle de Santiago, Silao, San Francisco del Rincón, Pénjamo, Moroleón, Uriangato, San Luis de la Paz, Salvatierra, Cortazar, Apaseo el Grande, Apaseo el Alto, Yuriria, Abasolo, Comonfort, San Felipe, Juventino Rosas, Tarimoro, Villagrán, Romita, Manuel Doblado, Jerécuaro, San José Iturbide
Guerrero : Acapulco, Chilpancingo, Iguala, Taxco, Tlapa, Ometepec, Zihuatanejo, Chilapa, Teloloapan, Tixtla, Coyuca de Benítez, Atoyac, Tecpan de Galeana, San Marcos, Ayutla de los Libres, Arcelia, Huitzuco, Ciudad Altamirano, Petatlán, Olinalá, Tlacoapa, Metlatónoc
Hidalgo : Pachuca, Tulancingo, Huejutla, Ixmiquilpan, Tula, Zimapán, Molango, Actopan, Tepeji del Río, Tizayuca, Apan, Huichapan, Zacualtipán, Mixquiahuala, Orizatlán, San Felipe Orizatlán, Jaltocán, Atlapexco, Huautla, Yahualica, Xochiatipan, Tlanchinol, Calnali, Metztitlán, Jacala, Tasquillo, Alfajayucan, Progreso de Obregón, Tenango de Doria, San Bartolo Tutotepec, Huehuetla, Chapulhuacán, Pisaflores, Lolotla
Jalisco : Guadalajara, Zapopan, Puerto Vallarta, Tepatitlán, Lagos de Moreno, Autlán, Ciudad Guzmán, Tlaquepaque, Tonalá, Tlajomulco, Ocotlán, Arandas, La Barca, Ameca, Tala, Sayula, Zapotlanejo, Atotonilco, Encarnación de Díaz, San Juan de los Lagos, Jalostotitlán, Tequila, Chapala, Tamazula, El Grullo, Cihuatlán, Colotlán
Michoacán : Morelia, Uruapan, Zamora, Apatzingán, Pátzcuaro, La Piedad, Ciudad Hidalgo, Lázaro Cárdenas, Zitácuaro, Sahuayo, Jiquilpan, Los Reyes, Maravatío, Puruándiro, Tacámbaro, Huetamo, Zacapu, Yurécuaro, Paracho, Cherán, Quiroga, Ario de Rosales, Nueva Italia, Cuitzeo, Tangancícuaro, Purépero, Coalcomán, Peribán
Morelos : Cuernavaca, Cuautla, Jojutla, Tepoztlán, Jiutepec, Temixco, Yautepec, Ayala, Zacatepec, Puente de Ixtla, Axochiapan, Tetela del Volcán, Xochitepec, Tlayacapan
Nayarit : Tepic, Bahía de Banderas, Compostela, Ixtlán del Río, Santiago Ixcuintla, Acaponeta, Tuxpan, Tecuala, San Blas, Xalisco, Ahuacatlán, Bucerías, Ruiz, Rosamorada
Nuevo León : Monterrey, Guadalupe, Apodaca, Linares, Montemorelos, San Nicolás de los Garza, Santa Catarina, General Escobedo, Cadereyta Jiménez, Sabinas Hidalgo, Doctor Arroyo, Galeana, Santiago, García, Allende, Juárez, San Pedro Garza García
Oaxaca : Oaxaca, Juchitán, Tuxtepec, Huajuapan, Salina Cruz, Tlaxiaco, Pinotepa Nacional, Pinotepa, Huautla, Tehuantepec, Matías Romero, Miahuatlán, Ixtepec, Puerto Escondido, Huatulco, Pochutla, Putla, Ocotlán, Tlacolula, Zimatlán, Ejutla, Nochixtlán, Jamiltepec, Ixtlán de Juárez, Juxtlahuaca, Loma Bonita, Etla, Teotitlán, Cuicatlán, Sola de Vega, Zaachila, Acatlán de Pérez Figueroa
Puebla : Puebla, Tehuacán, Atlixco, Teziutlán, Huauchinango, Izúcar de Matamoros, Cuetzalan, San Martín Texmelucan, Cholula, San Pedro Cholula, Zacatlán, Tecamachalco, Acatzingo, Libres, Xicotepec, Tepeaca, Acatlán, Chiautla, Ciudad Serdán, Zacapoaxtla, Chignahuapan, Huejotzingo, Ajalpan, Tlatlauquitepec, Venustiano Carranza, Pahuatlán, Tepexi de Rodríguez
Querétaro : Querétaro, San Juan del Río, Jalpan, Cadereyta, Tequisquiapan, Amealco, Ezequiel Montes, El Marqués, Corregidora, Pedro Escobedo, Landa de Matamoros, Pinal de Amoles, Tolimán, Cadereyta de Montes
Quintana Roo : Cancún, Chetumal, Playa del Carmen, Cozumel, Felipe Carrillo Puerto, Tulum, Bacalar, José María Morelos, Isla Mujeres, Puerto Morelos
San Luis Potosí : San Luis Potosí, Ciudad Valles, Matehuala, Rioverde, Tamazunchale, Tancanhuitz, Aquismón, Xilitla, Axtla, Tampamolón, San Martín Chalchicuautla, Matlapa, Ébano, Tamuín, Cárdenas, Cerritos, Salinas, Charcas, Cedral, Soledad de Graciano Sánchez, Villa de Reyes, Santa María del Río, Tamasopo, El Naranjo, Coxcatlán, Huehuetlán, San Antonio, Tanlajás, Tanquián, San Vicente Tancuayalab, Ciudad Fernández, Guadalcázar, Tampacán, Rayón, Ciudad del Maíz, Villa de Arista, Mexquitic
Sinaloa : Culiacán, Mazatlán, Los Mochis, Guasave, El Fuerte, Guamúchil, Navolato, Escuinapa, El Rosario, La Cruz, Costa Rica, Eldorado, Sinaloa de Leyva, Choix, Ahome
Sonora : Hermosillo, Ciudad Obregón, Nogales, Navojoa, Guaymas, San Luis Río Colorado, Agua Prieta, Caborca, Cananea, Puerto Peñasco, Empalme, Huatabampo, Magdalena, Álamos, Etchojoa, Vícam, Santa Ana, Ures
Tabasco : Villahermosa, Cárdenas, Comalcalco, Macuspana, Huimanguillo, Paraíso, Tenosique, Teapa, Nacajuca, Cunduacán, Balancán, Frontera, Jalpa de Méndez, Emiliano Zapata, Jalapa, Centla
Tamaulipas : Ciudad Victoria, Reynosa, Matamoros, Nuevo Laredo, Tampico, Ciudad Mante, Río Bravo, Ciudad Madero, Altamira, Valle Hermoso, San Fernando, Miguel Alemán, Camargo, Xicoténcatl, Tula, González, Soto la Marina
Tlaxcala : Tlaxcala, Apizaco, Huamantla, Chiautempan, Calpulalpan, Zacatelco, Contla, San Pablo del Monte
Veracruz : Veracruz, Xalapa, Jalapa, Coatzacoalcos, Poza Rica, Córdoba, Orizaba, Tantoyuca, Chicontepec, Papantla, Tuxpan, Pánuco, Martínez de la Torre, Platón Sánchez, Minatitlán, Boca del Río, Acayucan, Tierra Blanca, San Andrés Tuxtla, Cosamaloapan, Naranjos, Cerro Azul, Álamo, Huatusco, Perote, Misantla, Agua Dulce, Las Choapas, Coatepec, Catemaco, Santiago Tuxtla, Huayacocotla, Ozuluama, Tempoal, Benito Juárez, Ixhuatlán de Madero, Zontecomatlán, Tihuatlán, Gutiérrez Zamora, Tecolutla, Isla, Playa Vicente, Zongolica, Fortín, Banderilla, Alvarado, Tlapacoyan, Chalma, El Higo, Ilamatlán, Texcatepec, Jáltipan, Cazones, Coyutla, Nogales, Río Blanco
Yucatán : Mérida, Valladolid, Tizimín, Progreso, Motul, Ticul, Umán, Kanasín, Tekax, Peto, Oxkutzcab, Izamal, Maxcanú, Hunucmá, Tinum
Zacatecas : Zacatecas, Fresnillo, Jerez, Río Grande, Sombrerete, Guadalupe, Jalpa, Nochistlán, Juchipila, Tlaltenango, Calera, Loreto, Ojocaliente, Valparaíso, Miguel Auza, Villanueva, Concepción del Oro, Pinos, Juan Aldama, Tabasco`,
  ),
  ...rows(
    'GT',
    `
Alta Verapaz : Cobán, San Pedro Carchá, Chisec, Senahú, Panzós, Tactic, San Cristóbal Verapaz, Cahabón, Lanquín, Tucurú, Tamahú, Fray Bartolomé de las Casas, Chahal, San Juan Chamelco, Santa María Cahabón, La Tinta, Raxruhá
Baja Verapaz : Salamá, Rabinal, Cubulco, Purulhá, San Miguel Chicaj, San Jerónimo, Granados, El Chol
Chimaltenango : Chimaltenango, Tecpán, Patzún, Comalapa, Patzicía, San Martín Jilotepeque, Zaragoza, San Andrés Itzapa, Santa Apolonia, Parramos, Acatenango, Yepocapa
Chiquimula : Chiquimula, Esquipulas, Jocotán, Camotán, Quetzaltepeque, Olopa, Ipala, San Juan Ermita, San José La Arada
El Progreso : Guastatoya, Sanarate, San Agustín Acasaguastlán, El Jícaro, Morazán
Escuintla : Escuintla, Santa Lucía Cotzumalguapa, Puerto San José, Tiquisate, La Gomera, Palín, Nueva Concepción, Masagua, Siquinalá, La Democracia, Guanagazapa
Guatemala : Ciudad de Guatemala, Mixco, Villa Nueva, San Juan Sacatepéquez, Amatitlán, Villa Canales, San Miguel Petapa, Chinautla, San José Pinula, Santa Catarina Pinula, Palencia, San Pedro Ayampuc, San Raymundo, Fraijanes, San Pedro Sacatepéquez
Huehuetenango : Huehuetenango, Barillas, Todos Santos Cuchumatán, Jacaltenango, La Democracia, Soloma, Nentón, San Pedro Necta, Chiantla, La Libertad, Cuilco, San Mateo Ixtatán, Santa Eulalia, San Ildefonso Ixtahuacán, Colotenango, San Sebastián Huehuetenango, Aguacatán, San Juan Ixcoy, San Sebastián Coatán, Malacatancito, San Rafael La Independencia, San Miguel Acatán, Concepción Huista, San Antonio Huista, Santa Bárbara, Tectitán, San Juan Atitán, San Rafael Pétzal, San Gaspar Ixchil, Unión Cantinil
Izabal : Puerto Barrios, Livingston, Morales, El Estor, Los Amates, Río Dulce
Jalapa : Jalapa, Monjas, San Luis Jilotepeque, San Pedro Pinula, Mataquescuintla, San Carlos Alzatate
Jutiapa : Jutiapa, Asunción Mita, Moyuta, El Progreso, Santa Catarina Mita, Jalpatagua, Comapa, Atescatempa, Agua Blanca, Conguaco, Quesada, Jerez
Petén : Flores, San Benito, Poptún, La Libertad, Sayaxché, San Luis, Dolores, San Andrés, Melchor de Mencos, Santa Elena, San Francisco, Santa Ana, Las Cruces
Quetzaltenango = Xela : Quetzaltenango, Coatepeque, Cantel, Olintepeque, San Juan Ostuncalco, Salcajá, Colomba, Génova, Almolonga, Zunil, Concepción Chiquirichapa, San Martín Sacatepéquez, Cajolá, San Carlos Sija, Cabricán, Huitán, El Palmar, Flores Costa Cuca, Palestina de los Altos, San Miguel Sigüilá, Sibilia, La Esperanza
Quiché = El Quiché : Santa Cruz del Quiché, Chichicastenango, Nebaj, Chajul, Joyabaj, Uspantán, Ixcán, Chiché, Sacapulas, Cotzal, San Juan Cotzal, Zacualpa, Cunén, Chicamán, Chinique, Canillá, San Andrés Sajcabajá, San Antonio Ilotenango, Patzité, Pachalum, San Pedro Jocopilas, San Bartolomé Jocotenango
Retalhuleu : Retalhuleu, Champerico, San Sebastián, Nuevo San Carlos, San Felipe, San Andrés Villa Seca, El Asintal, Santa Cruz Muluá
Sacatepéquez : Antigua, Antigua Guatemala, Ciudad Vieja, Sumpango, Santiago Sacatepéquez, Jocotenango, San Lucas Sacatepéquez, Alotenango, Santa María de Jesús, Pastores, San Bartolomé Milpas Altas
San Marcos : San Marcos, San Pedro Sacatepéquez, Malacatán, Comitancillo, Tacaná, Ixchiguán, Tejutla, Concepción Tutuapa, San Miguel Ixtahuacán, Sipacapa, Tajumulco, San Pablo, El Tumbador, Ocós, Ayutla, Tecún Umán, Catarina, Nuevo Progreso, San José Ojetenam, Sibinal, San Cristóbal Cucho, Pajapita, El Quetzal, La Reforma, Río Blanco, San Lorenzo, Esquipulas Palo Gordo, San Rafael Pie de la Cuesta
Santa Rosa : Cuilapa, Barberena, Chiquimulilla, Taxisco, Nueva Santa Rosa, Casillas, Santa Rosa de Lima, Oratorio, Guazacapán, San Rafael Las Flores, Pueblo Nuevo Viñas
Sololá : Sololá, Panajachel, Santiago Atitlán, Nahualá, San Pedro La Laguna, San Lucas Tolimán, Santa Catarina Ixtahuacán, San Juan La Laguna, Santa Lucía Utatlán, San Andrés Semetabaj, Concepción, Santa Clara La Laguna, San Antonio Palopó
Suchitepéquez : Mazatenango, San Antonio Suchitepéquez, Chicacao, Cuyotenango, Samayac, San Francisco Zapotitlán, Santo Tomás La Unión, Patulul, Río Bravo, Santa Bárbara, San Bernardino, Santo Domingo Suchitepéquez, San José El Ídolo, San Pablo Jocopilas
Totonicapán : Totonicapán, Momostenango, San Francisco El Alto, San Cristóbal Totonicapán, San Andrés Xecul, Santa Lucía La Reforma, Santa María Chiquimula, San Bartolo
Zacapa : Zacapa, Gualán, Río Hondo, Teculután, Estanzuela, Usumatlán, La Unión, Cabañas, Huité`,
  ),
  ...rows(
    'SV',
    `
Ahuachapán : Ahuachapán, Atiquizaya, Tacuba, Jujutla, San Francisco Menéndez, Ataco, Apaneca
Cabañas : Sensuntepeque, Ilobasco, Victoria, San Isidro, Tejutepeque, Jutiapa
Chalatenango : Chalatenango, Nueva Concepción, Tejutla, La Palma, El Paraíso, San Ignacio, La Reina, Dulce Nombre de María
Cuscatlán : Cojutepeque, Suchitoto, San Pedro Perulapán, San Rafael Cedros, Tenancingo, San José Guayabal
La Libertad : Santa Tecla, La Libertad, Quezaltepeque, Colón, Ciudad Arce, San Juan Opico, Lourdes, Zaragoza, Antiguo Cuscatlán, Puerto La Libertad, Tamanique, Jayaque, Nuevo Cuscatlán, Comasagua
La Paz : Zacatecoluca, Olocuilta, San Luis Talpa, Santiago Nonualco, San Pedro Masahuat, San Juan Nonualco, San Luis La Herradura, Rosario de la Paz
La Unión : La Unión, Santa Rosa de Lima, Conchagua, El Carmen, Pasaquina, Anamorós, Nueva Esparta, Intipucá, Lislique, San Alejo
Morazán : San Francisco Gotera, Jocoro, Corinto, Cacaopera, Perquín, Sociedad, Osicala, Guatajiagua, Chilanga
San Miguel : San Miguel, Chinameca, Ciudad Barrios, Moncagua, Sesori, Chapeltique, El Tránsito, Chirilagua, Nueva Guadalupe, Lolotique, San Rafael Oriente
San Salvador : San Salvador, Soyapango, Mejicanos, Apopa, Ilopango, Ciudad Delgado, Tonacatepeque, Panchimalco, San Marcos, Aguilares, Guazapa, San Martín, Ayutuxtepeque, Cuscatancingo, El Paisnal, Nejapa, Santo Tomás, Santiago Texacuangos
San Vicente : San Vicente, Tecoluca, Apastepeque, San Sebastián, Verapaz, Guadalupe, Santo Domingo
Santa Ana : Santa Ana, Metapán, Chalchuapa, Coatepeque, El Congo, Texistepeque, Candelaria de la Frontera, Masahuat
Sonsonate : Sonsonate, Izalco, Acajutla, Nahuizalco, Armenia, Juayúa, Sonzacate, San Julián, Nahulingo, Santa Catarina Masahuat, Cuisnahuat
Usulután : Usulután, Jiquilisco, Berlín, Santiago de María, Puerto El Triunfo, Jucuapa, Santa Elena, Concepción Batres, Ozatlán, Alegría, Estanzuelas, Jucuarán, Mercedes Umaña`,
  ),
  ...rows(
    'HN',
    `
Atlántida : La Ceiba, Tela, El Porvenir, Jutiapa, San Francisco, Arizona, La Masica, Esparta
Choluteca : Choluteca, San Marcos de Colón, Pespire, El Triunfo, Namasigüe, Marcovia, El Corpus, Orocuina, Concepción de María
Colón : Trujillo, Tocoa, Sonaguera, Sabá, Bonito Oriental, Limón, Santa Fe
Comayagua : Comayagua, Siguatepeque, La Libertad, Taulabé, Las Lajas, El Rosario, Ajuterique, San Jerónimo, La Trinidad, Ojos de Agua, Lejamaní, Villa de San Antonio
Copán : Santa Rosa de Copán, Copán Ruinas, La Entrada, Florida, Nueva Arcadia, San Antonio, Cucuyagua, Corquín, Dulce Nombre, Cabañas, Santa Rita, Trinidad de Copán
Cortés : San Pedro Sula, Choloma, Puerto Cortés, Villanueva, La Lima, San Manuel, Potrerillos, Omoa, San Antonio de Cortés, Pimienta, Santa Cruz de Yojoa, San Francisco de Yojoa, Cofradía
El Paraíso : Yuscarán, Danlí, El Paraíso, Trojes, Teupasenti, Morocelí, Güinope, Jacaleapa, San Matías, Potrerillos, Alauca
Francisco Morazán : Tegucigalpa, Comayagüela, Talanga, Guaimaca, Valle de Ángeles, Santa Lucía, Ojojona, Cedros, Sabanagrande, El Porvenir, San Juan de Flores, Cantarranas, Tatumbla, Santa Ana, Curarén, Reitoca, Orica, Marale, Vallecillo
Gracias a Dios : Puerto Lempira, Brus Laguna
Intibucá : La Esperanza, Intibucá, Jesús de Otoro, Camasca, San Juan, Yamaranguila, Concepción, Colomoncagua, Masaguara, Magdalena, San Miguelito
Islas de la Bahía : Roatán, Utila, Guanaja, Coxen Hole, French Harbour
La Paz : La Paz, Marcala, Santa María, Yarula, Santa Elena, Cane, San José, Tutule, Guajiquiro, Opatoro
Lempira : Gracias, Erandique, La Campa, Lepaera, La Unión, San Sebastián, Gualcince, Candelaria, La Virtud, Belén, Las Flores, San Andrés, Guarita, Mapulaca
Ocotepeque : Nueva Ocotepeque, Ocotepeque, San Marcos, Sinuapa, La Labor, Lucerna, Mercedes, Concepción, Santa Fe
Olancho : Juticalpa, Catacamas, Campamento, Dulce Nombre de Culmí, San Esteban, Salamá, Patuca, Gualaco, Manto, Jano, Guata, San Francisco de la Paz, Santa María del Real, La Unión, El Rosario, Silca, Yocón
Santa Bárbara : Santa Bárbara, Quimistán, San Luis, Trinidad, Las Vegas, Macuelizo, Azacualpa, Petoa, San Marcos, Ilama, Gualala, Concepción del Sur, San Nicolás, Protección, Naranjito, Atima, Nueva Frontera, San Vicente Centenario, Zacapa
Valle : Nacaome, San Lorenzo, Amapala, Langue, Goascorán, Aramecina, Caridad, Alianza, San Francisco de Coray
Yoro : El Progreso, Yoro, Olanchito, Morazán, Victoria, Santa Rita, El Negrito, Yorito, Sulaco, Arenal, Jocón`,
  ),
  ...rows(
    'NI',
    `
Boaco : Boaco, Camoapa, San Lorenzo, Teustepe, Santa Lucía, San José de los Remates
Carazo : Jinotepe, Diriamba, San Marcos, Dolores, Santa Teresa, El Rosario, La Conquista, La Paz de Carazo
Chinandega : Chinandega, El Viejo, Corinto, Somotillo, Chichigalpa, Villanueva, El Realejo, Posoltega, San Francisco del Norte, Santo Tomás del Norte, Puerto Morazán, Cinco Pinos, San Pedro del Norte
Chontales : Juigalpa, Santo Tomás, La Libertad, Santo Domingo, Acoyapa, Villa Sandino, San Pedro de Lóvago, Comalapa, Cuapa, El Coral
Costa Caribe Norte = RACCN = RAAN : Bilwi, Puerto Cabezas, Waspam, Siuna, Bonanza, Rosita, Prinzapolka, Mulukukú, Waslala
Costa Caribe Sur = RACCS = RAAS : Bluefields, El Rama, Nueva Guinea, Muelle de los Bueyes, Corn Island, Kukra Hill, Laguna de Perlas, El Tortuguero, La Cruz de Río Grande, Bocana de Paiwas, El Ayote
Estelí : Estelí, Condega, La Trinidad, Pueblo Nuevo, San Juan de Limay, San Nicolás
Granada : Granada, Nandaime, Diriomo, Diriá
Jinotega : Jinotega, Wiwilí, San Rafael del Norte, La Concordia, El Cuá, San José de Bocay, Pantasma, San Sebastián de Yalí, Yalí
León : León, Nagarote, La Paz Centro, El Sauce, Larreynaga, Malpaisillo, Telica, Quezalguaque, Achuapa, Santa Rosa del Peñón, El Jicaral
Madriz : Somoto, Telpaneca, Palacagüina, San Juan de Río Coco, Totogalpa, Yalagüina, San Lucas, Las Sabanas, San José de Cusmapa
Managua : Managua, Ciudad Sandino, Tipitapa, San Rafael del Sur, Mateare, Ticuantepe, El Crucero, Villa El Carmen, San Francisco Libre
Masaya : Masaya, Masatepe, Nindirí, Niquinohomo, Catarina, Nandasmo, Tisma, La Concepción, San Juan de Oriente
Matagalpa : Matagalpa, Sébaco, Río Blanco, Ciudad Darío, Muy Muy, San Ramón, Matiguás, El Tuma, La Dalia, Rancho Grande, Esquipulas, San Isidro, Terrabona, San Dionisio
Nueva Segovia : Ocotal, Jalapa, Quilalí, El Jícaro, Murra, Wiwilí, San Fernando, Mozonte, Macuelizo, Dipilto, Ciudad Antigua, Santa María
Río San Juan : San Carlos, El Castillo, San Miguelito, Morrito, El Almendro, San Juan de Nicaragua
Rivas : Rivas, San Juan del Sur, Tola, San Jorge, Buenos Aires, Potosí, Belén, Cárdenas, Altagracia, Moyogalpa`,
  ),
]
