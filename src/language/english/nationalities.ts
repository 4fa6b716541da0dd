/**
 * Countries with the words that stand for them in English news: other names, demonyms and capitals. Own compilation from general
 * knowledge: all member and observer states of the United Nations, states with limited recognition, parts of states and
 * territories that the news treats as actors, and a few states of the past.
 *
 * One line a country: name | other names | adjectives and singular demonyms | plural demonyms that are not formed with -s | capitals.
 * A plural in -s is formed by rule; demonyms in -ese, -ish, -sh and -ch serve as plurals themselves. A capital marked with "?" is rather
 * read as something else (a person, another city) and never stands for the country.
 */
const TABLE = `
Afghanistan||Afghan,Afghani||Kabul
Albania||Albanian||Tirana
Algeria||Algerian||Algiers
Andorra||Andorran||Andorra la Vella
Angola||Angolan||Luanda
Antigua and Barbuda|Antigua|Antiguan,Barbudan||?Saint John's,?St. John's
Argentina||Argentine,Argentinian,Argentinean||Buenos Aires
Armenia||Armenian||Yerevan
Australia||Australian,Aussie||Canberra
Austria||Austrian||Vienna
Azerbaijan||Azerbaijani,Azeri||Baku
Bahamas|The Bahamas|Bahamian||?Nassau
Bahrain||Bahraini||Manama
Bangladesh||Bangladeshi||Dhaka
Barbados||Barbadian||Bridgetown
Belarus|Byelorussia|Belarusian,Belarussian,Belorussian||Minsk
Belgium||Belgian||
Belize||Belizean||Belmopan
Benin||Beninese||Porto-Novo
Bhutan||Bhutanese||Thimphu
Bolivia||Bolivian||La Paz,?Sucre
Bosnia and Herzegovina|Bosnia,Bosnia-Herzegovina|Bosnian,Herzegovinian||Sarajevo
Botswana||Botswanan|Batswana,Botswana|Gaborone
Brazil|Brasil|Brazilian||Brasilia,Brasília
Brunei|Brunei Darussalam|Bruneian||Bandar Seri Begawan
Bulgaria||Bulgarian||Sofia
Burkina Faso|Burkina|Burkinabe,Burkinabè|Burkinabe|Ouagadougou
Burundi||Burundian||Gitega,Bujumbura
Cambodia|Kampuchea|Cambodian||Phnom Penh
Cameroon||Cameroonian||Yaounde,Yaoundé
Canada||Canadian||Ottawa
Cape Verde|Cabo Verde|Cape Verdean,Cabo Verdean||Praia
Central African Republic|CAR|Central African||Bangui
Chad||Chadian||N'Djamena,Ndjamena
Chile||Chilean||Santiago
China|People's Republic of China,PRC,Communist China,Mainland China,Red China|Chinese||Beijing,Peking
Colombia||Colombian||Bogota,Bogotá
Comoros||Comorian,Comoran||Moroni
Congo|Republic of Congo,Republic of the Congo,Congo-Brazzaville|||Brazzaville
Democratic Republic of Congo|Democratic Republic of the Congo,DR Congo,DRC,D.R. Congo,Congo-Kinshasa,Zaire|Congolese||Kinshasa
Costa Rica||Costa Rican||San Jose,?San José
Croatia||Croatian,Croat||Zagreb
Cuba||Cuban||Havana
Cyprus||Cypriot||Nicosia
Czech Republic|Czechia|Czech||Prague
Denmark||Danish,Dane|Danes|Copenhagen
Djibouti||Djiboutian||
Dominica||||Roseau
Dominican Republic||Dominican||Santo Domingo
East Timor|Timor-Leste,Timor Leste|East Timorese,Timorese||Dili
Ecuador||Ecuadorian,Ecuadorean||Quito
Egypt||Egyptian||Cairo
El Salvador||Salvadoran,Salvadorean,Salvadorian||San Salvador
Equatorial Guinea||Equatorial Guinean,Equatoguinean||Malabo
Eritrea||Eritrean||Asmara
Estonia||Estonian||Tallinn
Eswatini|Swaziland|Swazi||Mbabane
Ethiopia||Ethiopian||Addis Ababa
Fiji||Fijian||Suva
Finland||Finnish,Finn|Finns|Helsinki
France||French,Frenchman,Frenchwoman|Frenchmen,Frenchwomen|Paris
Gabon||Gabonese||Libreville
Gambia|The Gambia|Gambian||Banjul
Georgia||Georgian||Tbilisi
Germany|Federal Republic of Germany|German||Berlin
Ghana||Ghanaian||Accra
Greece||Greek||Athens
Grenada||Grenadian||
Guatemala||Guatemalan||Guatemala City
Guinea||Guinean||Conakry
Guinea-Bissau|Guinea Bissau|Bissau-Guinean||Bissau
Guyana||Guyanese||
Haiti||Haitian||Port-au-Prince
Honduras||Honduran||Tegucigalpa
Hungary||Hungarian||Budapest
Iceland||Icelandic,Icelander|Icelanders|Reykjavik,Reykjavík
India|Bharat|Indian||New Delhi,Delhi
Indonesia||Indonesian||Jakarta
Iran|Islamic Republic of Iran,Persia|Iranian||Tehran,Teheran
Iraq||Iraqi||Baghdad
Ireland|Republic of Ireland,Irish Republic|Irish,Irishman,Irishwoman|Irishmen|Dublin
Israel|State of Israel|Israeli||Jerusalem
Italy||Italian||Rome
Ivory Coast|Cote d'Ivoire,Côte d'Ivoire,Cote D'Ivoire|Ivorian,Ivoirian||Abidjan,Yamoussoukro
Jamaica||Jamaican||?Kingston
Japan||Japanese||Tokyo
Jordan|Hashemite Kingdom of Jordan|Jordanian||Amman
Kazakhstan||Kazakh,Kazakhstani,Kazakstani||Astana,Nur-Sultan
Kenya||Kenyan||Nairobi
Kiribati||I-Kiribati||Tarawa
Kosovo|Kosova|Kosovar,Kosovan||Pristina
Kuwait||Kuwaiti||Kuwait City
Kyrgyzstan|Kirghizia,Kyrgyz Republic|Kyrgyz,Kyrgyzstani|Kyrgyz|Bishkek
Laos||Laotian,Lao||Vientiane
Latvia||Latvian||Riga
Lebanon||Lebanese||Beirut
Lesotho||Basotho|Basotho|Maseru
Liberia||Liberian||Monrovia
Libya||Libyan||Tripoli
Liechtenstein||Liechtensteiner||Vaduz
Lithuania||Lithuanian||Vilnius
Luxembourg|Luxemburg|Luxembourger,Luxembourgish||
Madagascar||Malagasy,Madagascan|Malagasy|Antananarivo
Malawi||Malawian||Lilongwe
Malaysia||Malaysian||Kuala Lumpur,Putrajaya
Maldives|The Maldives|Maldivian||?Male,Malé
Mali||Malian||Bamako
Malta||Maltese||Valletta
Marshall Islands||Marshallese||Majuro
Mauritania||Mauritanian||Nouakchott
Mauritius||Mauritian||Port Louis
Mexico||Mexican||Mexico City
Micronesia|Federated States of Micronesia|Micronesian||Palikir
Moldova|Moldavia|Moldovan,Moldavian||Chisinau,Chișinău
Monaco||Monegasque,Monacan||
Mongolia||Mongolian||Ulan Bator,Ulaanbaatar
Montenegro||Montenegrin||Podgorica
Morocco||Moroccan||Rabat
Mozambique||Mozambican||Maputo
Myanmar|Burma|Burmese,Myanmarese||Naypyidaw,Naypyitaw,Nay Pyi Taw
Namibia||Namibian||Windhoek
Nauru||Nauruan||Yaren
Nepal||Nepalese,Nepali||Kathmandu,Katmandu
Netherlands|The Netherlands,Holland|Dutch,Dutchman,Dutchwoman|Dutchmen|Amsterdam,The Hague,Hague
New Zealand|NZ,N.Z.,Aotearoa|New Zealander,Kiwi||?Wellington
Nicaragua||Nicaraguan||Managua
Niger||Nigerien||Niamey
Nigeria||Nigerian||Abuja
North Korea|Democratic People's Republic of Korea,DPRK,D.P.R.K.,N. Korea|North Korean,N. Korean||Pyongyang
North Macedonia|Macedonia,FYROM|Macedonian,North Macedonian||Skopje
Norway||Norwegian||Oslo
Oman||Omani||Muscat
Pakistan||Pakistani||Islamabad
Palau||Palauan||Ngerulmud
Palestine|State of Palestine,Palestinian Territories,Palestinian territories|Palestinian||Ramallah
Panama||Panamanian||Panama City
Papua New Guinea|PNG|Papua New Guinean,Papuan||Port Moresby
Paraguay||Paraguayan||Asuncion,Asunción
Peru||Peruvian||Lima
Philippines|The Philippines|Philippine,Filipino,Filipina||Manila
Poland||Polish,Pole|Poles|Warsaw
Portugal||Portuguese||Lisbon
Qatar||Qatari||Doha
Romania|Rumania|Romanian,Rumanian||Bucharest
Russia|Russian Federation|Russian||Moscow
Rwanda||Rwandan||Kigali
Saint Kitts and Nevis|St. Kitts and Nevis,St Kitts and Nevis|Kittitian,Nevisian||Basseterre
Saint Lucia|St. Lucia,St Lucia|Saint Lucian,St. Lucian||Castries
Saint Vincent and the Grenadines|St. Vincent and the Grenadines,St Vincent and the Grenadines|Vincentian||Kingstown
Samoa|Western Samoa|Samoan||Apia
San Marino||Sammarinese,San Marinese||
Sao Tome and Principe|São Tomé and Príncipe|Sao Tomean,São Toméan||
Saudi Arabia|Kingdom of Saudi Arabia,KSA|Saudi,Saudi Arabian||Riyadh
Senegal||Senegalese||Dakar
Serbia||Serbian,Serb||Belgrade
Seychelles|The Seychelles|Seychellois||
Sierra Leone||Sierra Leonean||Freetown
Singapore||Singaporean||
Slovakia|Slovak Republic|Slovak,Slovakian||Bratislava
Slovenia||Slovenian,Slovene||Ljubljana
Solomon Islands|Solomons|Solomon Islander||Honiara
Somalia||Somali,Somalian|Somalis|Mogadishu
South Africa|RSA|South African||Pretoria
South Korea|Republic of Korea,ROK,S. Korea|South Korean,S. Korean||Seoul
South Sudan||South Sudanese||Juba
Spain||Spanish,Spaniard|Spaniards|Madrid
Sri Lanka|Ceylon|Sri Lankan||Colombo
Sudan||Sudanese||Khartoum
Suriname|Surinam|Surinamese||Paramaribo
Sweden||Swedish,Swede|Swedes|Stockholm
Switzerland||Swiss|Swiss|Bern,Berne
Syria|Syrian Arab Republic|Syrian||Damascus
Taiwan|Republic of China,ROC|Taiwanese||Taipei
Tajikistan|Tadjikistan|Tajik,Tajikistani||Dushanbe
Tanzania||Tanzanian||Dodoma,Dar es Salaam
Thailand|Siam|Thai||Bangkok
Togo||Togolese||Lome,Lomé
Tonga||Tongan||Nuku'alofa
Trinidad and Tobago|Trinidad,Trinidad & Tobago|Trinidadian,Tobagonian||Port of Spain
Tunisia||Tunisian||Tunis
Turkey|Türkiye,Turkiye|Turkish,Turk|Turks|Ankara
Turkmenistan||Turkmen|Turkmens|Ashgabat
Tuvalu||Tuvaluan||Funafuti
Uganda||Ugandan||Kampala
Ukraine|The Ukraine|Ukrainian||Kyiv,Kiev
United Arab Emirates|UAE,U.A.E.,Emirates|Emirati||Abu Dhabi
United Kingdom|UK,U.K.,Britain,Great Britain,GB|British,Briton,Britisher|Britons,Brits|London
United States|United States of America,US,U.S.,USA,U.S.A.,America,U.S|American||Washington,Washington DC,Washington D.C.,Washington, D.C.
Uruguay||Uruguayan||Montevideo
Uzbekistan||Uzbek,Uzbekistani||Tashkent
Vanuatu||Vanuatuan,Ni-Vanuatu||?Port Vila
Vatican|Holy See,Vatican City|||
Venezuela||Venezuelan||Caracas
Vietnam|Viet Nam|Vietnamese||Hanoi
Yemen||Yemeni,Yemenite||Sanaa,Sana'a
Zambia||Zambian||Lusaka
Zimbabwe|Rhodesia|Zimbabwean||Harare
Abkhazia||Abkhaz,Abkhazian|Abkhaz|Sukhumi
Bermuda||Bermudian,Bermudan||
Chechnya||Chechen||Grozny
Cook Islands||Cook Islander||
Crimea||Crimean||Simferopol
England||English,Englishman,Englishwoman|Englishmen|
Falkland Islands|Falklands,Malvinas|Falkland Islander||
Faroe Islands|Faroes|Faroese||
Gaza|Gaza Strip|Gazan||Gaza City
Gibraltar||Gibraltarian||
Greenland||Greenlandic,Greenlander|Greenlanders|Nuuk
Guam||Guamanian||
Hong Kong||Hong Konger,Hongkonger||
Macau|Macao|Macanese||
New Caledonia||New Caledonian||Noumea,Nouméa
Northern Ireland|Ulster|Northern Irish||Belfast
Puerto Rico||Puerto Rican||?San Juan
Quebec|Québec|Quebecer,Québécois,Quebecois||
Scotland||Scottish,Scot|Scots|Edinburgh
Somaliland||Somalilander||Hargeisa
South Ossetia||South Ossetian||Tskhinvali
Tibet||Tibetan||Lhasa
Transnistria|Transdniestria|Transnistrian||Tiraspol
Wales||Welsh,Welshman,Welshwoman|Welshmen|Cardiff
Western Sahara||Sahrawi,Saharawi||
West Bank||||
Kurdistan|Iraqi Kurdistan|Kurdish,Kurd|Kurds|Erbil
Catalonia||Catalan||
Czechoslovakia||Czechoslovak,Czechoslovakian||
East Germany|German Democratic Republic,GDR|East German||East Berlin
West Germany||West German||Bonn
Soviet Union|USSR,U.S.S.R.|Soviet||
Yugoslavia||Yugoslav,Yugoslavian||
European Union|EU,E.U.|||
`;

/** How a word stands for its country: its name, an adjective or inhabitant, the people, or the capital. */
export type CountryWord = 'name' | 'demonym' | 'people' | 'capital';

const words = new Map<string, { country: string; as: CountryWord }>();

const put = (word: string, country: string, as: CountryWord): void => {
  if (word && !words.has(word)) words.set(word, { country, as });
};

const list = (field: string | undefined): string[] =>
  (field ?? '')
    .replace('Washington, D.C.', 'Washington\u0000 D.C.')
    .split(',')
    .map((word) => word.replace('\u0000', ',').trim())
    .filter((word) => word !== '');

const rows = TABLE.trim()
  .split('\n')
  .map((line) => line.split('|'));
for (const [name, other, adjectives] of rows) {
  put(name!, name!, 'name');
  for (const word of list(other)) put(word, name!, 'name');
  for (const word of list(adjectives)) put(word, name!, 'demonym');
}
for (const [name, , adjectives, plurals, capitals] of rows) {
  for (const word of list(plurals)) put(word, name!, 'people');
  for (const word of list(adjectives)) {
    if (!/(?:ese|sh|ch|ss|man|men|ic)$/u.test(word)) put(`${word}s`, name!, 'people');
  }
  for (const word of list(capitals)) if (!word.startsWith('?')) put(word, name!, 'capital');
}

/**
 * The country a printed word stands for and how, or undefined. Case counts ("US" is not "us", "Polish" not "polish"), but a word all in
 * capitals of five letters or more, as in headings, is read in any case. A leading "the" and a final "'s" are no part of the word.
 */
export function findCountry(word: string): { country: string; as: CountryWord } | undefined {
  const plain = word
    .replace(/^(?:the|The|THE)\s+/u, '')
    .replace(/['’](?:s|S)?$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const found = words.get(plain) ?? words.get(plain.replaceAll('’', "'"));
  if (found) return found;
  if (plain.length >= 5 && plain === plain.toUpperCase()) {
    const lower = plain.toLowerCase().replace(/(^|[\s-])(\p{L})/gu, (part) => part.toUpperCase());
    return words.get(lower) ?? words.get(lower.replace(/\b(And|Of|The)\b/gu, (part) => part.toLowerCase()));
  }
  return undefined;
}

/** The base name of the country that a demonym, name or people stands for: "Israeli" → "Israel"; capitals do not count. */
export function countryOf(word: string): string | undefined {
  const found = findCountry(word);
  return found && found.as !== 'capital' ? found.country : undefined;
}
