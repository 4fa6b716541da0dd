/**
 * Titles of English news, taken apart: a role noun ("minister") with what may stand before it ("prime", "foreign", "deputy") and what
 * each comes to in an office key. Titles are put together by rule, not listed whole.
 */

/** What a role noun names: an office that one person holds at a time, a job of many, a rank, a form of address, or a standing. */
export type TitleClass = 'office' | 'job' | 'rank' | 'address' | 'standing';

export interface TitleNoun {
  /** Singular, lower case, as the office key spells it: one word for all sexes and both Englishes. */
  key: string;
  class: TitleClass;
  plural: boolean;
}

const list = (words: string): string[] => words.trim().split(/\s+/);

/** Offices: singular unless the plural is irregular; `word=key` where the key differs. */
const OFFICES = list(`
  president minister secretary chancellor premier governor mayor ambassador envoy commissioner chairman=chair chairwoman=chair
  chairperson=chair chair=chair speaker king queen prince princess emperor empress sultan emir sheikh pope archbishop bishop cardinal
  patriarch ayatollah caliph crown-prince monarch prime-minister attorney-general=attorney:general secretary-general=head
  director-general=head vice-president=president:vice vice-chancellor=chancellor:vice vice-chairman=chair:vice governor-general
  undersecretary under-secretary=undersecretary comptroller treasurer ombudsman ombudswoman=ombudsman director chief=head head=head
  boss=head leader=leader co-leader=leader commander commander-in-chief=commander:chief commandant superintendent sheriff constable
  prosecutor coroner dean provost rector chancellor principal headmaster=principal headteacher=principal headmistress=principal
  ceo=ceo cfo=cfo coo=coo cto=cto cio ciso pm=minister:prime coach=coach manager=manager captain=captain vice-captain=captain:vice
  skipper=captain co-captain=captain owner co-owner=owner founder co-founder=founder cofounder=founder editor editor-in-chief=editor
  publisher anchor host rapporteur representative coordinator co-ordinator=coordinator administrator registrar warden
  ringleader figurehead spokesman=spokesperson spokeswoman=spokesperson spokesperson=spokesperson spokesmen=spokesperson:p
  spokeswomen=spokesperson:p spokespeople=spokesperson:p spokespersons=spokesperson:p chairmen=chair:p chairwomen=chair:p
  attaché attache consul consul-general=consul:general moderator overseer deputy=deputy vice=deputy successor=- predecessor=-
  co-chair=chair co-chairman=chair co-chairwoman=chair co-president=president chairmanship=- negotiator mediator
  regent taoiseach=minister:prime tánaiste tanaiste tsar=head czar=head supremo=head commissar viceroy nuncio legate
`);

/** Jobs and standings that many hold at once: they name what a person is, never an office one can ask for alone. */
const JOBS = list(`
  professor lecturer analyst economist strategist adviser=adviser advisor=adviser aide consultant lawyer attorney barrister solicitor
  advocate counsel judge justice magistrate magistrate prosecutor senator congressman=representative congresswoman=representative
  congressmen=representative:p congresswomen=representative:p representative lawmaker legislator parliamentarian deputy mp=mp mep=mep
  mps=mp:p meps=mep:p councillor councilor=councillor councilman=councillor councilwoman=councillor alderman assemblyman=assemblymember assemblywoman=assemblymember
  delegate diplomat official officer policeman=policeman policewoman=policeman detective inspector investigator agent spy soldier fighter pilot
  astronaut cosmonaut scientist researcher biologist physicist chemist engineer doctor surgeon physician nurse paramedic pathologist
  psychologist psychiatrist epidemiologist virologist geologist seismologist meteorologist climatologist astronomer historian
  archaeologist anthropologist sociologist philosopher theologian mathematician statistician demographer botanist zoologist ecologist
  oceanographer hydrologist volcanologist journalist reporter correspondent columnist commentator broadcaster presenter
  anchorman=anchor anchorwoman=anchor editor author writer novelist poet playwright screenwriter biographer blogger critic reviewer
  photographer filmmaker film-maker=filmmaker director producer composer conductor musician singer songwriter rapper guitarist
  drummer pianist violinist cellist bassist actor actress=actor comedian artist painter sculptor designer architect curator
  dancer choreographer player footballer  golfer tennis-player
  boxer wrestler sprinter swimmer cyclist jockey trainer racer driver skier skater gymnast athlete runner rower sailor referee umpire
  champion medallist medalist=medallist 
  banker financier investor entrepreneur businessman=businessperson businesswoman=businessperson businessperson
  businessmen=businessperson:p tycoon mogul magnate billionaire millionaire industrialist oligarch executive manager broker trader
  dealer accountant auditor actuary developer programmer farmer fisherman miner shopkeeper trader teacher tutor student pupil
  undergraduate graduate activist campaigner organizer=organiser organiser protester
  dissident rebel militant commander fighter warlord gunman mercenary lobbyist fundraiser donor philanthropist volunteer worker
  employee clerk secretary assistant intern apprentice translator interpreter librarian chef cook baker butcher brewer winemaker
  hotelier restaurateur priest pastor vicar imam rabbi cleric monk nun missionary chaplain preacher reverend minister bishop
  evangelist elder chieftain dentist pharmacist therapist psychotherapist veterinarian vet counsellor counselor=counsellor bursar postman cleaner firefighter fireman=firefighter lifeguard ranger bodyguard warden trucker mechanic electrician
  carpenter plumber builder contractor surveyor planner landlord trustee member fellow scholar academic expert specialist pioneer
  inventor explorer mountaineer climber veteran heir heiress=heir co-author=author co-host=host
  spokesman broker arbitrator conciliator statesman politician publicist promoter agent scout selector official whistleblower
  informant hacker laureate nobel-laureate oncologist cardiologist neurologist paediatrician pediatrician immunologist geneticist
  toxicologist linguist criminologist ethicist conservationist environmentalist ornithologist gynaecologist gynecologist midwife
  coordinator liaison monitor observer inspector auditor supervisor foreman dispatcher controller archivist caretaker janitor
  cabbie courier fishmonger grocer barista bartender waiter waitress hairdresser tailor jeweller jeweler florist gardener
  beekeeper shepherd rancher herder logger lobsterman trawlerman harbourmaster harbormaster stationmaster headteacher webmaster
`);

/** Ranks of armies and police forces; written before the name. */
const RANKS = list(`
  general admiral marshal colonel major brigadier lieutenant sergeant corporal private captain commodore commander
  lieutenant-general major-general brigadier-general lieutenant-colonel vice-admiral rear-admiral air-marshal
  superintendent constable detective inspector officer trooper deputy sheriff field-marshal
`);

/** Short forms before a name, and what they are short for. */
const SHORT_TITLES: Record<string, string> = {
  'gen.': 'general',
  gen: 'general',
  'lt.': 'lieutenant',
  lt: 'lieutenant',
  'col.': 'colonel',
  col: 'colonel',
  'maj.': 'major',
  maj: 'major',
  'brig.': 'brigadier',
  brig: 'brigadier',
  'adm.': 'admiral',
  adm: 'admiral',
  'capt.': 'captain',
  capt: 'captain',
  'cmdr.': 'commander',
  'sgt.': 'sergeant',
  sgt: 'sergeant',
  'cpl.': 'corporal',
  'pvt.': 'private',
  'sen.': 'senator',
  sen: 'senator',
  'sens.': 'senator',
  'rep.': 'representative',
  rep: 'representative',
  'reps.': 'representative',
  'gov.': 'governor',
  gov: 'governor',
  'govs.': 'governor',
  'pres.': 'president',
  'sec.': 'secretary',
  'prof.': 'professor',
  prof: 'professor',
  'amb.': 'ambassador',
  'det.': 'detective',
  'insp.': 'inspector',
  'supt.': 'superintendent',
  'rev.': 'reverend',
  'fr.': 'priest',
  'atty.': 'attorney',
  'supr.': 'supervisor',
  'del.': 'delegate',
  'lt.-gen.': 'lieutenant general',
};

/** Forms of address: they hold no role. */
export const ADDRESSES: ReadonlySet<string> = new Set(
  list(
    `mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady madam mx mx. monsieur mme herr frau señor señora don doña ser st st. saint msgr msgr. alhaji hajj sheikh. ayatollah. ser h e h.e. hon hon.`,
  ),
);

const NOUNS = new Map<string, TitleNoun>();

function plural(noun: string): string {
  if (noun.endsWith('man')) return `${noun.slice(0, -3)}men`;
  if (/(?:s|x|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

function add(words: string[], kind: TitleClass): void {
  for (const entry of words) {
    const [word = '', given] = entry.split('=');
    const key = given ?? word;
    if (key === '-') continue;
    const isPlural = key.endsWith(':p');
    const clean = isPlural ? key.slice(0, -2) : key;
    if (!NOUNS.has(word)) NOUNS.set(word, { key: clean, class: kind, plural: isPlural });
    if (!isPlural && !NOUNS.has(plural(word)))
      NOUNS.set(plural(word), { key: clean, class: kind, plural: true });
  }
}

add(OFFICES, 'office');
add(RANKS, 'rank');
add(JOBS, 'job');
for (const [short, full] of Object.entries(SHORT_TITLES)) {
  const base = NOUNS.get(full);
  if (base) NOUNS.set(short, { ...base, plural: /^(?:sens|reps|govs)\./.test(short) });
}

/** The role noun that a lower-case word is, if it is one. */
export const titleNoun = (word: string): TitleNoun | undefined => NOUNS.get(word);

/** True for short forms such as "gen." or "sen.", which stand before a name only. */
export const isShortTitle = (word: string): boolean => Object.hasOwn(SHORT_TITLES, word);

/** Words before a role noun that belong to the title, and what they come to in a key ('' leaves no trace). */
const MODIFIERS = new Map<string, string>();
for (const entry of list(`
  prime vice deputy=deputy assistant associate under=under crown executive=executive chief=chief general supreme
  foreign=foreign external=external interior=interior home=home internal=interior defence=defence defense=defence finance=finance
  financial=finance treasury=treasury economy=economy economic=economy economics=economy budget=budget trade=trade commerce=commerce
  industry=industry industrial=industry energy=energy oil=oil petroleum=oil mines=mines mining=mines environment=environment
  environmental=environment climate=climate water=water agriculture=agriculture agricultural=agriculture farm=agriculture
  food=food fisheries=fisheries forestry=forestry health=health social=social welfare=welfare labour=labour labor=labour
  employment=employment work=work pensions=pensions education=education schools=schools science=science technology=technology
  research=research innovation=innovation digital=digital information=information communications=communications
  communication=communications media=media culture=culture cultural=culture sport=sport sports=sport youth=youth tourism=tourism
  transport=transport transportation=transport roads=roads railway=rail rail=rail aviation=aviation maritime=maritime housing=housing
  planning=planning infrastructure=infrastructure development=development construction=construction works=works justice=justice
  law=law legal=legal security=security police=police intelligence=intelligence counter-terrorism=counterterrorism
  counterterrorism=counterterrorism national-security=security:national immigration=immigration migration=migration refugee=refugee
  borders=border border=border customs=customs tax=tax revenue=revenue veterans=veterans women=women children=children family=family
  disability=disability equality=equality europe=europe religious=religious regional=regional local=local municipal=municipal
  city=city town=town county=county state=state federal=federal provincial=provincial district=district national=national
  international=international global=global emergency=emergency disaster=disaster civil=civil public=public press=press
  homeland=homeland cabinet=cabinet shadow=shadow opposition=opposition party=party majority=majority minority=minority
  house=house senate=senate parliamentary=parliamentary parliament=parliament congressional=congressional council=council
  union=union trade-union=union rebel=rebel military=military army=army navy=navy naval=navy air=air force=force marine=marine
  fire=fire coastguard=coastguard bank=bank banking=banking central=central monetary=monetary fiscal=fiscal
  investment=investment corporate=corporate marketing=marketing sales=sales product=product operating=operating
  managing=managing creative=creative artistic=artistic music=music medical=medical nursing=nursing clinical=clinical
  scientific=scientific technical=technical sporting=sporting football=football basketball=basketball baseball=baseball
  hockey=hockey cricket=cricket rugby=rugby tennis=tennis team=team club=club head=head first=first second=second third=third
  honorary=honorary special=special personal=personal presidential=presidential ministerial=ministerial royal=royal papal=papal
  political=political policy=policy senior=senior junior=junior top=top lead=lead principal=principal permanent=permanent
  non-executive=nonexecutive independent=independent attorney=attorney solicitor=solicitor inspector=inspector surgeon=surgeon
  district=district judge=judge chief-of-staff=staff peace=peace nuclear=nuclear arms=arms hostage=hostage climate-change=climate
  space=space election=election electoral=election campaign=campaign human=human rights=rights aid=aid relief=relief
  humanitarian=humanitarian un=un website=- studio=- company=- group=group division=division unit=unit
  regulatory=regulatory competition=competition antitrust=antitrust consumer=consumer privacy=privacy data=data
  cyber=cyber cybersecurity=cybersecurity drug=drug drugs=drug narcotics=drug anti-corruption=anticorruption corruption=corruption
  lieutenant=lieutenant major=major brigadier=brigadier rear=rear field=field staff=staff sergeant=sergeant detective=detective
  adjunct=adjunct assistant=assistant emeritus=- visiting=visiting full=- tenured=- fellow=-
  northern=northern southern=southern eastern=eastern western=western left=left right=right
  high=high grand=grand lord=lord great=- spiritual=spiritual tribal=tribal village=village community=community
  student=student faculty=faculty university=university college=college school=school hospital=hospital prison=prison
  museum=museum theatre=theatre theater=theatre church=church airport=airport port=port hotel=hotel factory=factory plant=plant
  business=business news=news managing-editor=managing sports-editor=sport science-editor=science
  transition=transition reconciliation=reconciliation integration=integration levelling-up=levelling-up diplomatic=diplomatic
  us-led=- state-run=- wing=wing squadron=squadron fleet=fleet brigade=brigade battalion=battalion ground=ground
`)) {
  const [word = '', key] = entry.split('=');
  MODIFIERS.set(word, key === undefined ? word : key === '-' ? '' : key);
}

/** What a word before a role noun comes to in a key; undefined where it is no part of titles. */
export const titleModifier = (word: string): string | undefined => MODIFIERS.get(word);

/** Words that say how a role is held. */
const STATUS = new Map<string, 'former' | 'acting' | 'elect' | 'current'>([
  ...list(`former ex onetime one-time then ex- late erstwhile retired retiring-former past previous sometime deposed ousted disgraced
    fired sacked ex-`).map((word) => [word, 'former'] as const),
  ...list('acting interim caretaker provisional stand-in').map((word) => [word, 'acting'] as const),
  ...list('incoming elect designate designated -elect -designate elected-next').map(
    (word) => [word, 'elect'] as const,
  ),
  ...list(
    'current outgoing incumbent long-time longtime newly-appointed newly-elected new embattled long-serving veteran departing',
  ).map((word) => [word, 'current'] as const),
]);

/** The status that a word before a title states: "former", "acting" … */
export const titleStatus = (word: string): 'former' | 'acting' | 'elect' | 'current' | undefined =>
  STATUS.get(word);

/** Fields that stand after "of" or "for" inside a title ("Minister of Defence", "Secretary of State for Health"): they are no owner. */
export const PORTFOLIO: ReadonlySet<string> = new Set([
  ...MODIFIERS.keys(),
  ...list(
    `state affairs treasury exchequer staff operations arms board directors trustees relations media-relations marketing history economics politics
     chemistry physics biology mathematics philosophy psychology sociology anthropology geography literature engineering
     medicine linguistics theology archaeology astronomy geology statistics epidemiology neuroscience nursing
     management strategy programmes programs protocol ceremonies orphans aging ageing veterans interior parks`,
  ),
]);
