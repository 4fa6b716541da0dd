/**
 * Verbs of English news: their forms, and what the verbs of saying take with them. The list of plain verbs serves the chunker, which
 * has to tell verbs from nouns without a trained tagger.
 */

/** What a cue of speech may take, one letter each:
 *  c a clause ("that …" or bare) · q a quotation · n a noun phrase as what is said · i "to do" · o the addressee as object ("told him") ·
 *  t the addressee after "to" · w "whether/how/what …" · g "doing" · f "for …" as what is said · a "X as Y" · b belief or wish rather than speech ·
 *  d denies what it takes · - no cue, its forms alone are wanted · m means speech only with a quotation or clause (else an act: "show", "find") */
export type Frame = string;

const words = (text: string): string[] => text.trim().split(/\s+/);

/** base or base:past:participle, then its frame. */
const CUES = `
say:said:said cqtw|state cqnt|tell:told:told ocqiw|add cqm|note cqn|report cqnt|announce cqnt|declare cqn|claim cqin|assert cqn|argue cqf|
contend cq|maintain cqm|insist cqf|stress cqn|emphasise cqn|emphasize cqn|underline ncq|underscore ncq|reiterate cqn|repeat cqnm|
explain cqwtn|reveal cqnwt|disclose cqnwt|confirm cqnwt|acknowledge cqn|admit:admitted:admitted cqngt|concede cqn|deny:denied:denied cngd|
reject nd|dismiss na|refute ncd|rebut nd|dispute ncd|contradict nd|
warn ocqif|caution ocqi|threaten i|promise oicqn|vow:vowed:vowed icqn|pledge icqn|swear:swore:sworn icq|assure ocq|reassure ocq|guarantee cnb|
remind ocqi|inform ocq|notify:notified:notified oc|brief o|advise ocqi|counsel oi|urge oiqcn|exhort oi|implore oi|beg:begged:begged oiq|plead:pled:pled qfi|
appeal fi|ask oiqwfc|question nwq|inquire wq|enquire wq|demand cniqf|request nicb|order oic|command oi|instruct oi|direct oi|tell-off o|
call:called:called nqam|label na|brand na|dub:dubbed:dubbed na|term na|describe na|characterise na|characterize na|portray na|depict na|liken n|compare n|
suggest cqng|propose cnig|recommend cngoi|advocate ng|offer inq|invite oi|agree cqi|disagree cq|accept -|object cq|protest cq|complain cqt|lament cnq|regret cnbg|
bemoan n|decry n|denounce na|condemn na|criticise na|criticize na|blast na|slam:slammed:slammed na|lambast na|lambaste na|rebuke n|chide nq|scold nq|attack na|mock n|ridicule n|deride n|
blame n|accuse n|praise na|hail na|applaud na|commend n|laud n|welcome nam|thank n|congratulate n|defend na|endorse n|back nm|support n|oppose n|
estimate cnb|predict cqn|forecast:forecast:forecast cn|project cnm|calculate cm|conclude cqm|determine cwm|find:found:found cm|discover cwm|learn cwm|decide ciwm|rule cm|
observe cqm|remark cqt|comment cqt|mention cngt|recall cqngw|recount nwq|remember cqnwgm|reflect -|muse cq|quip:quipped:quipped qc|joke cqt|jest cq|laugh q|smile q|sigh q|shout qct|yell qct|
scream qct|cry:cried:cried q|exclaim qc|whisper qct|mutter qc|murmur qc|mumble q|shrug:shrugged:shrugged q|snap:snapped:snapped q|respond cqm|reply:replied:replied cqt|answer cqm|retort qc|counter cqm|interject q|interrupt q|continue qm|go-on q|conclude cq|
begin:began:begun qm|write:wrote:written cqtm|post qcm|tweet cqn|read:read:read qm|quote cn|cite n|testify:testified:testified cq|attest c|allege cqn|charge cqm|speculate cqwb|hypothesise c|hypothesize c|
imply cnm|indicate cqnwm|signal:signalled:signalled cnim|hint cqm|intimate c|insinuate c|show:showed:shown cwm|demonstrate cwm|prove:proved:proven cm|point-out cqn|
think:thought:thought cqb|believe cb|feel:felt:felt cbm|hope cib|fear cbn|worry:worried:worried cqb|expect cibm|know:knew:known cwbm|doubt cwbn|suspect cbm|assume cbm|consider cnbam|regard nab|view nabm|see:saw:seen nabm|understand:understood:understood cwb|realise cwb|realize cwb|
want oibm|wish cibm|intend -|plan ibm|aim ibm|seek:sought:sought inbm|prefer:preferred:preferred inb|refuse ib|decline ib|agree ic|attempt -|try:tried:tried -|desire inb|
express n|voice n|convey nt|communicate nct|articulate n|outline nw|detail nw|discuss nw|address nm|raise nm|present nm|issue nm|deliver nm|unveil nm|publish nm|release nm|
rumour c|rumor c|confide cqt|confess cqtg|boast cqf|brag:bragged:bragged cq|crow cq|gloat cq|fume q|rage q|thunder q|bellow q|chant qc|sing:sang:sung q|pray cqf|opine cq|theorise c|theorize c|
postulate c|posit c|reason cq|rationalise c|elaborate q|clarify:clarified:clarified cqn|specify:specified:specified cwn|stipulate c|ensure -|certify:certified:certified c|verify:verified:verified cn|echo nqm|recommend cn|illustrate n|highlight n|tout n|cast nam|
bill am|hail na|slate nm|urge o|encourage oi|lobby:lobbied:lobbied ofi|press ofim|challenge oinm|dare oi|tease qn|taunt qn|persuade ocim|convince ocim|petition o|preach cqt|lecture o|tell oc|sum-up q|put-it q|chime-in q|
interpret am|perceive am|favour nb|favor nb|back nm|envision nb|envisage nb|anticipate cnb|presume cb|gather -|reckon cqb|figure cb|guess cqb|imagine cwb|dream cb|wonder wqb|ponder wqb|contemplate gnb|
mean:meant:meant -|rule-out ng|call-for n|call-on oi|deem na|judge nabm|compliment n|extol n|downplay n|belittle n|disparage n|malign n|assail n|disavow n|repudiate n|renounce n|trumpet n|salute n|contrast n|react qm|start qm|open qm|deadpan cq|intone cq|marvel cq|scoff cq|tut q|hit-back q|go-on-to-say cq|speak:spoke:spoken m|talk m|lie:lied:lied m|apologise fqt|apologize fqt|sympathise m|sympathize m|
enthuse cq|gush q|rave q|rant q|grumble cq|gripe cq|moan cq|groan q|bark q|growl q|cringe q|nod q|grin q|chuckle q|declare cq|proclaim cqn|pronounce cn|decree c|profess cni|avow c|aver c|contend cq|submit cm|plead:pleaded:pleaded qfi|caution cq|counsel c|forewarn oc|tip:tipped:tipped im|advocate n|champion nb|
relay nct|recite n|narrate n|relate nc|reference n|refer m|allude m|admonish oiq|reprimand n|berate n|castigate n|excoriate n|pillory n|skewer n|savage n|trash n|torch n|pan n|knock n|rip n|bash n|
`;

/** Verbs with a particle that are cues together: "point out", "call for". Base → particles → frame. */
const PARTICLE_CUES: Record<string, Record<string, Frame>> = {
  point: { out: 'cqn', to: 'n' },
  call: { for: 'n', on: 'oi', upon: 'oi', out: 'n' },
  rule: { out: 'ng' },
  hit: { back: 'q', out: 'q' },
  sum: { up: 'q' },
  chime: { in: 'q' },
  speak: { of: 'n', about: 'n', out: 'nm' },
  talk: { of: 'n', about: 'n' },
  put: { forward: 'n', forth: 'n', it: 'q' },
  lay: { out: 'n' },
  set: { out: 'n' },
  spell: { out: 'nw' },
  complain: { about: 'n', of: 'n' },
  warn: { of: 'n', against: 'ng', about: 'n' },
  push: { for: 'n' },
  appeal: { for: 'n' },
  plead: { for: 'n' },
  argue: { for: 'n', against: 'ng' },
  press: { for: 'n' },
  campaign: { for: 'nb' },
  refer: { to: 'na' },
  allude: { to: 'n' },
  object: { to: 'ng' },
  protest: { against: 'ng' },
  speculate: { about: 'n', on: 'n' },
  comment: { on: 'n', about: 'n' },
  lash: { out: 'm' },
  apologise: { for: 'ng' },
  apologize: { for: 'ng' },
  boast: { about: 'n', of: 'ng' },
  brag: { about: 'n' },
  joke: { about: 'n' },
  lie: { about: 'n' },
  hint: { at: 'n' },
  agree: { to: 'nb', on: 'nb', with: 'nb' },
  ask: { for: 'n', about: 'n' },
  insist: { on: 'ng', upon: 'ng' },
  vouch: { for: 'n' },
  read: { out: 'n' },
  weigh: { in: 'm' },
  respond: { to: 'm' },
  think: { of: 'ab' },
  dream: { of: 'gb' },
  worry: { about: 'nb' },
  say: { of: 'qm' },
  write: { of: 'n', about: 'n' },
  go: { on: 'qm' },
  fire: { back: 'q' },
  shoot: { back: 'q' },
  look: { forward: 'b' },
  rail: { against: 'n' },
  advocate: { for: 'n' },
  caution: { against: 'ng' },
};

/** Irregular verbs: base past participle. */
const IRREGULAR = `
be was been|have had had|do did done|go went gone|get got gotten|make made made|take took taken|come came come|see saw seen|know knew known|give gave given|
find found found|think thought thought|tell told told|become became become|leave left left|put put put|mean meant meant|keep kept kept|let let let|begin began begun|
show showed shown|hear heard heard|run ran run|hold held held|bring brought brought|write wrote written|sit sat sat|stand stood stood|lose lost lost|pay paid paid|
meet met met|set set set|learn learned learned|lead led led|understand understood understood|speak spoke spoken|read read read|spend spent spent|grow grew grown|
win won won|teach taught taught|buy bought bought|send sent sent|build built built|fall fell fallen|cut cut cut|sell sold sold|lie lay lain|drive drove driven|break broke broken|
catch caught caught|draw drew drawn|choose chose chosen|seek sought sought|throw threw thrown|deal dealt dealt|fight fought fought|rise rose risen|shoot shot shot|hit hit hit|
hurt hurt hurt|feel felt felt|eat ate eaten|fly flew flown|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|hang hung hung|hide hid hidden|lay laid laid|
lend lent lent|ride rode ridden|ring rang rung|shake shook shaken|shut shut shut|sing sang sung|sink sank sunk|sleep slept slept|slide slid slid|split split split|spread spread spread|
steal stole stolen|stick stuck stuck|strike struck struck|swear swore sworn|sweep swept swept|swim swam swum|swing swung swung|tear tore torn|wake woke woken|wear wore worn|
bear bore borne|beat beat beaten|bend bent bent|bet bet bet|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|breed bred bred|burst burst burst|cast cast cast|
cling clung clung|creep crept crept|dig dug dug|feed fed fed|flee fled fled|forbid forbade forbidden|overcome overcame overcome|overthrow overthrew overthrown|
oversee oversaw overseen|quit quit quit|rebuild rebuilt rebuilt|shed shed shed|shrink shrank shrunk|spin spun spun|spring sprang sprung|sting stung stung|undergo underwent undergone|
undertake undertook undertaken|uphold upheld upheld|weave wove woven|withdraw withdrew withdrawn|withstand withstood withstood|foresee foresaw foreseen|mistake mistook mistaken|arise arose arisen|
drink drank drunk|awake awoke awoken|broadcast broadcast broadcast|forgo forwent forgone|grind ground ground|leap leapt leapt|light lit lit|retake retook retaken|undo undid undone|wind wound wound|withhold withheld withheld|prove proved proven|strive strove striven|resell resold resold|rerun reran rerun|remake remade remade|redo redid redone|outdo outdid outdone|override overrode overridden|oversleep overslept overslept|
`;

/** Plain verbs, regular. Those that are nouns as often ("plan", "visit") stand in AMBIGUOUS as well. */
const REGULAR = `
abandon abduct abolish abort abstain abuse accelerate accept access accompany accomplish accuse achieve acquire act activate adapt add adjourn adjust administer admire admit adopt advance affect afford aggravate aid air airlift alarm alienate allocate allow alter amend amount analyse analyze anger annex annul anticipate appeal appear apply appoint appreciate approach approve arm arrange arrest arrive assassinate assault assemble assess assign assist assume attach attack attain attempt attend attract auction avert avoid await award
back ban bar base battle beg behave behead belong benefit besiege betray block bomb bombard boost border borrow boycott breach brief broaden broker burn bury cancel capture care carry cause cease celebrate centre challenge change charge charter chase cheat check cheer circulate cite claim clash classify clean clear climb close coincide collaborate collapse collect collide combat combine comfort command commemorate commence commission commit compete compile complete comply compose comprise compromise conceal concentrate concern conclude conduct confess confine confirm confiscate conflict confront connect conquer consent conserve consider consist constitute construct consult consume contact contain contest continue contract contribute control convene convert convict cooperate coordinate cope cost count counter couple cover crack crash create cripple criticise cross crush cry curb damage dance dare deadlock debate decide declare decline decrease defeat defect defend defer define defuse degrade delay delegate delete deliver demand demolish demonstrate demote deny depart depend deplore deploy deport deprive derail descend describe desert deserve design destroy detain deteriorate determine detonate devastate develop devise devote die differ diminish direct disappear disarm disband discharge discover discriminate discuss dismantle dismiss displace display dispute disqualify disrupt dissolve distance distribute disturb divert divide dominate donate double doubt draft drag drift drill drop drown dump earn ease echo edge edit educate elect elevate eliminate embark embrace emerge emigrate employ enable enact encounter encourage end endanger endorse endure enforce engage enhance enjoy enlist ensure enter entertain entitle envisage equip erase erect erode erupt escalate escape escort establish estimate evacuate evade evaluate evolve examine exceed exchange exclude execute exempt exercise exert exile exist exit expand expel experience expire explode exploit explore export expose extend extinguish extract extradite face facilitate fade fail favour favor fear feature fend file fill finance finish fire fix flag flatten float flood flourish flow focus follow force form formalise found free frustrate fuel fulfil fulfill function fund gain gather generate govern grab grant greet grip guarantee guard guide halt hamper hand handle happen harass harbour harm head heal heat heckle help hijack hire honour honor host house hug hunt identify ignite ignore illustrate impact impeach implement implicate impose impress imprison improve include incorporate increase incur indict induce infect inflict influence inherit initiate injure inquire insert inspect inspire install instruct insult integrate intend intensify intercept interfere interview intervene introduce invade invest investigate invite involve isolate issue jail join judge jump justify kick kidnap kill kiss knock label lack land last launch leak legalise level liberate lift limit line link liquidate list live load lobby locate lock loom loot love lower maintain manage manipulate march mark marry match matter measure mediate merge migrate mind miss mobilise mobilize monitor mount mourn move multiply murder name narrow nationalise need neglect negotiate nominate normalise note number obey object oblige observe obtain occupy occur offend offer offset open operate order organise organize oust outlaw outline outnumber overhaul overlook overrule overturn overwhelm owe own pack paint paralyse pardon park part participate pass pause perform permit persecute persist pick place plague plan plant play please plot plunge point poison police position possess postpone pour practise practice precede prepare prescribe preserve press prevail prevent probe proceed process proclaim produce profit prohibit project prolong promote prompt propel prosecute protect protest provide provoke publish pull pump punish purchase pursue push qualify question race raid raise rally range rank rape ratify reach react realise rebel recapture receive recognise recognize reconcile reconsider record recover recruit reduce refer reflect reform refuse regain register regulate reinforce reinstate reject relate relax release relieve relinquish rely remain remember remove rename render renew reopen repair repeal replace report represent rescue research resemble reserve reshape reshuffle reside resign resist resolve resort respect rest restart restore restrict result resume retain retire retreat retrieve return reunite review revise revive revoke reward rob rock roll rule rush sabotage sack sail salute sanction satisfy save scale scare schedule score scrap scrutinise seal search secure seem seize select sentence separate serve settle shape share shelter shell shelve shift ship shore side sign signal silence simplify skip slaughter slip slow smash smuggle snub soar solve sort spare spark speed spill spy stab stabilise stage stall start starve state stay stem step stop storm strain strengthen stress stretch struggle study subject submit succeed suffer suggest summon supervise supply support suppress surge surprise surrender surround survey survive suspend sustain swap switch sympathise table tackle talk tank target tax telephone tend terminate test threaten tighten top topple torture total touch tour trace track trade train transfer transform transport trap travel treat trigger triple trust try tumble turn uncover undermine unite unveil update upgrade urge use vaccinate value vandalise vanish vary veto violate visit vote wait walk wane want warn wash waste watch weaken weigh welcome widen wipe work worry worsen wound wreck yield
bolster junk rub obscure rein shore curtail bypass circumvent codify coerce cushion dampen deter dilute dispatch embolden empower encompass encroach evict expedite foment foster galvanise galvanize gauge hammer harvest heed hinder hoist inflame infuriate instil jettison lure mitigate nudge obstruct offload oblige pacify pave pinpoint placate populate prod quell rattle reap rebuff reconvene refurbish relocate renege repatriate replenish rescind resettle resurface reverse revisit ruin safeguard salvage scupper scuttle scrub shepherd skirt soothe spearhead spur squander stifle stoke streamline subdue subsidise subsidize supplant tame taper thwart torpedo trample transcend unravel upend usher vacate wield rail phone cable telephone text email e-mail dine lunch confer huddle chat converse co-host co-sign ink initial depose unseat outpoint thrash edge trounce stun sue subpoena fine handcuff apprehend extradite sideline reappoint reelect re-elect re-appoint swear-in install anoint tap confer bestow decorate knight crown inaugurate enthrone chair captain coach oversee command
like look cook book stop seem happen matter belong occur tend hope help play move pay carry argue enjoy finish accelerate disband toughen heighten deepen loosen lengthen shorten harden soften brighten
`;

/** Words that are nouns as often as verbs in their base or -s form: context decides. */
const AMBIGUOUS = `
report claim plan support demand call visit talk state charge order request warning promise pledge vow fear hope doubt attack strike fire force aid arm back
answer question comment remark appeal protest threat concern interest need want work vote run walk win loss play plan point address issue release guarantee
estimate forecast project rule view judge judgment counsel lecture note number name head lead host guard guide house land level limit line link list mark
market match matter measure meeting mind miss move murder offer pass pause pay place plant plot police position post practice press probe process profit program progress
pull purchase push race raid range rank rate reach record reform regard rescue research reserve respect rest result return review reward ride right rise rock
roll round rush sanction scale score sea search seal sentence set shape share shelter shell shift ship shock shoot shot show side sign silence slip smile sound
spark speed spell split sport spot spread spring stage stake stand start stay step stop storm strain stress stretch struggle study style subject supply
surge surprise survey swap switch table target tax tear test text thought time top total touch tour trace track trade train transfer transport trap travel treat trial
trust try turn use value veto wait war waste watch water wave welcome wind wish witness wonder wound yield answer approach arrest balance ban bar base battle bear beat
bet bid bill blame block blow board bomb bond book boost border brand break brief broadcast burn cable campaign care cast catch cause challenge chance change
chant chat check cheer circle clash class climb close coach command contact contest contract control cook cost count counter couple course cover crack crash credit cross crowd cry cup curb cure cut damage dance date deal debate
decrease defeat delay delegate design desert detail dispute distance doubt draft drag dream dress drill drink drive drop echo edge effect end escape escort exchange excuse exercise exile exit experience experiment export express face fall feature
field fight figure file fill film finance find fine finish fish fix flag flash flight float flood flow focus form found frame free fuel function fund gain gap grant grip ground group growth
halt hand harm hate heat help hit hold honour honor hunt hurt impact import increase influence insult interview joke journey joy jump kick kill kiss knock lack lapse laugh launch leak leave lift light like lock look love lower
lunch march mask mean merit model monitor mount mistake object objective offence outline outlook overhaul pace pack paint panel pardon park part partner people phone picture pilot plan pool profile promise proposal protest
quarrel quote rally rape reason rebel recall reading remedy rent repair reply resort retreat riot risk rival road rumour rumor sail sale sample schedule scheme screen seat second sense service shadow shake shame signal sink sleep slide slump smoke snub
spy squad square squeeze staff star steel stem stick stock strategy stream street strength string suit summit suspect sweep swing tackle tap task telephone tip toast tone toll torture tower transit trigger triumph trouble truck visit voice volunteer wage walkout ward whisper will word world worry worth wreck
accord ally amount author average block conduct conflict construct decline default discount discharge display disregard estimate execute fault flock forecast initiative intrigue lament lecture license list manifest
`;

/** Forms of "be", "have", "do" and the modals. */
export const AUXILIARIES: ReadonlyMap<string, 'be' | 'have' | 'do' | 'modal'> = new Map([
  ...words("am is are was were be been being 's 're 'm ’s ’re ’m isn aren wasn weren ai").map(
    (word) => [word, 'be'] as const,
  ),
  ...words("has have had having 've ’ve hasn haven hadn").map((word) => [word, 'have'] as const),
  ...words('do does did doing don doesn didn').map((word) => [word, 'do'] as const),
  ...words(
    "will would shall should can could may might must ought wo ca sha 'll ’ll 'd ’d wouldn couldn shouldn needn mustn cannot",
  ).map((word) => [word, 'modal'] as const),
]);

export type VerbForm = 'base' | 's' | 'past' | 'participle' | 'ed' | 'ing';

export interface VerbReading {
  base: string;
  form: VerbForm;
}

const FORMS = new Map<string, VerbReading[]>();
const FRAMES = new Map<string, Frame>();
const AMBIGUOUS_FORMS = new Set<string>();

function put(word: string, base: string, form: VerbForm): void {
  const known = FORMS.get(word);
  if (!known) FORMS.set(word, [{ base, form }]);
  else if (!known.some((one) => one.base === base && one.form === form)) known.push({ base, form });
}

const thirdPerson = (base: string): string =>
  /(?:s|x|z|ch|sh|[^aeiou]o)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`;

/** Short verbs and those stressed at the end double their last letter. */
const doubles = (base: string): boolean =>
  /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(base) ||
  /(?:admit|commit|omit|permit|submit|transmit|refer|defer|prefer|confer|deter|occur|incur|recur|rebel|repel|compel|expel|propel|control|patrol|regret|forget|upset|abet|begin|outrun|kidnap|equip|rappel|excel|handicap|quip|brag|beg)$/.test(
    base,
  );

function inflect(base: string): void {
  put(base, base, 'base');
  put(thirdPerson(base), base, 's');
  const stem = base.endsWith('ie')
    ? `${base.slice(0, -2)}y`
    : /[^eoy]e$/.test(base)
      ? base.slice(0, -1)
      : doubles(base)
        ? base + base.at(-1)
        : base;
  put(`${stem}ing`, base, 'ing');
  if (/[aeiou]l$/.test(base)) put(`${base}ling`, base, 'ing');
}

function regular(base: string): void {
  if (FORMS.get(base)?.some((one) => one.form === 'base')) return;
  inflect(base);
  const past = base.endsWith('e')
    ? `${base}d`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ied`
      : doubles(base)
        ? `${base}${base.at(-1)}ed`
        : `${base}ed`;
  put(past, base, 'ed');
  if (/[aeiou]l$/.test(base)) put(`${base}led`, base, 'ed');
}

function irregular(base: string, past: string, participle: string): void {
  inflect(base);
  if (past === participle) put(past, base, 'ed');
  else {
    put(past, base, 'past');
    put(participle, base, 'participle');
  }
}

for (const row of IRREGULAR.split('|')) {
  const [base, past, participle] = words(row);
  if (base && past && participle && base !== 'be' && base !== 'have' && base !== 'do')
    irregular(base, past, participle);
}
for (const row of CUES.split('|')) {
  const [head = '', frame = ''] = words(row);
  const [base = '', past, participle] = head.split(':');
  if (!base || base.includes('-')) continue;
  const known = FRAMES.get(base) ?? '';
  if (frame !== '-') FRAMES.set(base, known === '' ? frame : known);
  if (past && participle) irregular(base, past, participle);
  else regular(base);
}
for (const base of words(REGULAR)) if (!base.includes('-in')) regular(base);
for (const word of words(AMBIGUOUS)) {
  AMBIGUOUS_FORMS.add(word);
  AMBIGUOUS_FORMS.add(thirdPerson(word));
}

/** What a lower-case word can be as a verb; empty where it is none that we know and none that ends like a past form. */
export const verbReadings = (word: string): readonly VerbReading[] =>
  FORMS.get(word) ??
  (UNKNOWN_PAST.test(word) ? [{ base: word.replace(/(?:([bdgklmnprt])\1)?ed$/, '$1'), form: 'ed' }] : []);

/** "rubbed", "squinted": a past form by its ending; a doubled letter goes, a silent one is not put back. */
const UNKNOWN_PAST =
  /^(?!(?:hund|nak|sac|kind|indeed|exceed|proceed|succeed|wick|rugg|jagg|aid|unpreced|crook|belov))[a-z]{2,}[bcdfghjklmnpqrstvwxyzi]ed$/;

/** True where the form is a noun as often as a verb. */
export const isAmbiguous = (word: string): boolean => AMBIGUOUS_FORMS.has(word);

/** What the cue of speech takes, or undefined where the verb is none. */
export const cueFrame = (base: string): Frame | undefined => FRAMES.get(base);

/** Frame of a verb with a particle ("call for"), or undefined. */
export const particleFrame = (base: string, particle: string): Frame | undefined =>
  PARTICLE_CUES[base]?.[particle];

/** Nouns of saying that take a clause or a quotation, and the verb they stand for. */
export const CUE_NOUNS: ReadonlyMap<string, string> = new Map(
  `statement:state claim:claim warning:warn promise:promise pledge:pledge vow:vow announcement:announce declaration:declare
  assertion:assert allegation:allege accusation:accuse argument:argue suggestion:suggest proposal:propose demand:demand
  call:call request:request threat:threaten assurance:assure admission:admit acknowledgement:acknowledge acknowledgment:acknowledge
  denial:deny insistence:insist contention:contend belief:believe hope:hope fear:fear concern:fear view:believe opinion:believe
  prediction:predict forecast:forecast estimate:estimate report:report remark:remark comment:comment suspicion:suspect
  conclusion:conclude finding:find criticism:criticise criticisms:criticise condemnation:condemn praise:praise support:support opposition:oppose
  complaint:complain assessment:assess refusal:refuse decision:decide plan:plan desire:want intention:intend expectation:expect
  speculation:speculate rumour:rumour rumor:rumour commitment:pledge confidence:believe doubt:doubt testimony:testify recommendation:recommend
  claims:claim allegations:allege accusations:accuse warnings:warn calls:call demands:demand promises:promise concerns:fear fears:fear hopes:hope
  comments:comment remarks:remark statements:state reports:report attacks:attack questions:ask doubts:doubt threats:threaten suggestions:suggest assertions:assert`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);
