/** Cities from which news is filed, lower case: a dateline in small letters ("New Delhi: …") is believed for these. */
export const cityNames: ReadonlySet<string> = new Set(
  `abidjan; abu dhabi; abuja; accra; addis ababa; aden; ahmedabad; aleppo; algiers; almaty; amman; amsterdam; ankara; antananarivo;
  athens; atlanta; auckland; austin; baghdad; baku; bamako; bangalore; bengaluru; bangkok; barcelona; basra; beijing; beirut;
  belfast; belgrade; berlin; bern; bhopal; bogota; bogotá; bonn; boston; brasilia; brasília; bratislava; brussels; bucharest;
  budapest; buenos aires; cairo; canberra; cape town; caracas; cardiff; casablanca; chandigarh; chennai; chicago; colombo;
  copenhagen; dakar; dallas; damascus; dar es salaam; delhi; denver; detroit; dhaka; djibouti; doha; dubai; dublin; edinburgh; erbil;
  frankfurt; freetown; gaza; gaza city; geneva; glasgow; guatemala city; hamburg; hanoi; harare; havana; helsinki; hong kong; houston;
  hyderabad; islamabad; istanbul; jaipur; jakarta; jeddah; jerusalem; johannesburg; kabul; kampala; karachi; kathmandu; kharkiv;
  khartoum; kiev; kyiv; kigali; kingston; kinshasa; kolkata; kuala lumpur; kuwait city; lagos; lahore; la paz; lima; lisbon;
  ljubljana; london; los angeles; lucknow; luxembourg; lviv; lusaka; macau; madrid; managua; manama; manchester; manila; maputo;
  marseille; melbourne; mexico city; miami; milan; minsk; mogadishu; monrovia; montevideo; montreal; moscow; mumbai; munich; muscat;
  nairobi; new delhi; new york; niamey; nicosia; odesa; odessa; oslo; ottawa; ouagadougou; panama city; paris; patna; peshawar;
  philadelphia; phnom penh; port-au-prince; prague; pretoria; pristina; pyongyang; quetta; quito; rabat; rafah; ramallah; rawalpindi; reykjavik;
  riga; rio de janeiro; riyadh; rome; san francisco; san jose; san salvador; sanaa; santiago; santo domingo; sao paulo; são paulo;
  sarajevo; seattle; seoul; shanghai; singapore; skopje; sofia; srinagar; stockholm; strasbourg; sydney; taipei; tallinn; tashkent;
  tbilisi; tegucigalpa; tehran; tel aviv; the hague; tirana; tokyo; toronto; tripoli; tunis; ulaanbaatar; united nations; vatican city;
  vienna; vientiane; vilnius; warsaw; washington; wellington; yangon; yaounde; yerevan; zagreb; zurich`
    .split(';')
    .map((name) => name.trim()),
);

/** First words of capitals before a colon or a dash that are no place: "BREAKING:", "UPDATE 2 -". Lower case. */
export const notPlaces: ReadonlySet<string> = new Set(
  `update updated breaking exclusive watch read note editor's editors correction corrected clarification opinion analysis live
  video photo photos photograph image picture pictures file files photograph factbox timeline explainer explained interview review profile feature
  column comment advertisement sponsored disclaimer source sources related more see also alert urgent developing report warning
  question answer q a listen podcast newsletter subscribe copyright contact credit caption by byline written reporting editing
  tldr summary highlights key facts background context quote quotes text transcript recap preview graphic map poll special
  flash snap wrap insight focus spoiler trigger ps nb fyi todo covid covid-19 who nato un eu us uk usa`
    .split(/\s+/)
    .filter(Boolean),
);
