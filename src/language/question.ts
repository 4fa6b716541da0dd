import type { DateMention } from '../domain/reading.ts';
import { findDates } from './dates.ts';
import { cueFrame, verbReadings } from './english/verbs.ts';
import { FILLERS, isFiller } from './questionwords.ts';

/** What kind of answer a question wants. */
export type Wanted =
  /** Somebody: in `slot`. */
  | 'who'
  /** Who or what somebody or something is. */
  | 'being'
  /** What somebody said. */
  | 'said'
  /** Who said something. */
  | 'speaker'
  | 'when'
  | 'where'
  /** How many of `noun`. */
  | 'count'
  /** How much: money, a share, a measure. */
  | 'amount'
  /** How long something lasted. */
  | 'duration'
  | 'age'
  | 'why'
  /** Which one of `noun`. */
  | 'which'
  /** What somebody did, what something is or does: any sentence that tells it. */
  | 'what'
  /** Yes or no: sentences that tell. */
  | 'whether'
  /** What goes on: that is a brief. */
  | 'news';

/** A question taken apart. Words are as typed; nothing here knows who or what they mean. */
export interface Question {
  text: string;
  wanted: Wanted;
  /** The words that tell what is asked about, without question words, verbs and dates: of `being` the name or office. */
  subject: string;
  /** The main verb as typed, where there is one that says something, and what else it may be. */
  verb?: string;
  /** The small word after the verb: "voted against", "took over". */
  particle?: string;
  /** Who is sought does it, or it is done to them. */
  slot?: 'subject' | 'object';
  /** "how many votes": "votes"; "which country": "country". */
  noun?: string;
  /** Of `said`: who, to whom, about what. */
  speaker?: string;
  addressee?: string;
  topic?: string;
  /** Words that an answer has to be about, in order. */
  terms: string[];
  /** Days the question speaks of, "YYYY-MM-DD", inclusive. `since`: from then on. `weekday`: a bare weekday, 1 is Monday. */
  days?: { from: string; to: string; since: boolean; weekday?: number };
  /** Only the newest, or the first, is wanted. */
  order?: 'last' | 'first';
  /** "former", "acting" before an office. */
  status?: 'former' | 'acting' | 'elect';
}

const BE = "(?:is|was|are|were|’s|'s)";
const AUX = '(?:did|does|do|has|have|had|is|was|are|were|will|would|can|could|should)';
const POLITE =
  /^(?:(?:hey|hi|hello|ok|okay|so|and|but|well|please|pls|wiredesk)[,!]?\s+)*(?:(?:can|could|would|will) (?:you|anyone|anybody|somebody) (?:please )?(?:tell|say|explain|show)(?: to)? ?(?:me|us)? |(?:please )?(?:tell|show) (?:me|us) |do (?:you|we) know |does (?:anyone|anybody) know |i(?:'d| would) like to know |i want to know |any idea |remind me )?(?:please )?/iu;

const SAYING =
  'say|says|said|saying|tell|told|think|thinks|believe|claim|claimed|claims|announce|announced|warn|warned|warns|deny|denied|promise|promised|reply|replied|answer|answered|respond|responded|add|added|explain|explained|comment|commented|argue|argued|insist|insisted|admit|admitted|suggest|suggested|demand|demanded|ask|asked|urge|urged|describe|described|stated|declare|declared|report|reported|accuse|accused|complain|complained|stress|stressed|write|wrote|ask for|call for|called for|want|wants';
const PLAIN_SAYING = new Set(['say', 'tell', 'think', 'believe', 'comment', 'state', 'speak', 'talk']);

/** Takes a question apart. `now` tells which day "yesterday" is. Any string is one; what is no question wants `news`. */
export function parseQuestion(input: string, now: Date): Question {
  const text = input
    .slice(0, 500)
    .replace(/\s+/gu, ' ')
    .replace(/[’‘]/gu, "'")
    .trim()
    .replace(/[?!.\s]+$/u, '')
    .replace(POLITE, '')
    .replace(/^what's\b/iu, 'what is')
    .replace(/^who's\b/iu, 'who is')
    .replace(/^where's\b/iu, 'where is')
    .replace(/^when's\b/iu, 'when is')
    .replace(
      /^(?:in|on|at|by|for|from|to|with|of|about|since|under|after) (?=(?:what|which|whom|whose|how)\b)/iu,
      '',
    )
    .trim();
  const { days, rest } = daysOf(text, now);
  const order = /\b(?:last|latest|most recent(?:ly)?)\b/iu.test(rest.replace(/how long .* last\b/iu, ''))
    ? 'last'
    : /\bfirst\b/iu.test(rest)
      ? 'first'
      : undefined;
  const plain = rest.replace(/^(when|where) (did|was|were|has|have|is) (.*?) (?:last|first) /iu, '$1 $2 $3 ');
  const found = shape(plain);
  const base: Question = {
    text,
    terms: [],
    ...(days === undefined ? {} : { days }),
    ...(order === undefined ? {} : { order }),
    ...found,
  };
  const dropped = new Set([base.noun ?? '', ...SCAFFOLD[base.wanted]!]);
  const terms = wordsOf(base.subject).filter((word) => !isFiller(word) && !dropped.has(word.toLowerCase()));
  const verb = base.verb;
  return { ...base, terms: verb === undefined || terms.includes(verb) ? terms : [...terms, verb] };
}

/** Words that belong to the way of asking, by kind. */
const SCAFFOLD: Partial<Record<Wanted, string[]>> & Record<string, string[] | undefined> = new Proxy(
  {
    when: ['day', 'date', 'year', 'month', 'time', 'week'],
    where: ['place', 'city', 'country', 'town', 'location', 'held', 'located', 'hold', 'take'],
    duration: ['long', 'last', 'lasted', 'take', 'took', 'go', 'went'],
    amount: ['much', 'cost', 'worth'],
    age: ['old', 'age'],
    why: ['reason', 'reasons', 'come', 'cause', 'caused'],
    count: ['number', 'many'],
  } as Record<string, string[] | undefined>,
  { get: (known, name) => (known as Record<string, string[] | undefined>)[String(name)] ?? [] },
);

type Shape = Partial<Question> & Pick<Question, 'wanted' | 'subject'>;
type Rule = [pattern: RegExp, make: (m: RegExpExecArray) => Shape | undefined];

const rules: readonly Rule[] = [
  [
    /^(?:how long ago|since when|(?:what|which) (?:day|date|year|month|time)(?: of (?:the )?\w+)?|when|how recently|how soon)\b ?(.*)$/iu,
    ([, rest = '']) => event('when', rest),
  ],
  [
    /^(?:where|(?:what|which) (?:place|city|town|village|location|venue)|whereabouts)\b ?(.*)$/iu,
    ([, rest = '']) => event('where', rest),
  ],
  [
    /^how many (?:percent|per cent|percentage points?)(?: of)? (.+)$/iu,
    ([, rest = '']) => ({ ...event('amount', rest), noun: 'percent' }),
  ],
  [
    /^how many (?:minutes|hours|days|weeks|months|years)\b (.+)$/iu,
    ([, rest = '']) => event('duration', rest),
  ],
  [/^how many (.+)$/iu, ([, rest = '']) => counted('count', rest)],
  [
    /^(?:what|which) (?:is|was|are|were) (?:the )?(?:total )?number of (.+)$/iu,
    ([, rest = '']) => counted('count', rest),
  ],
  [/^how long\b ?(.*)$/iu, ([, rest = '']) => event('duration', rest)],
  [/^how old\b ?(.*)$/iu, ([, rest = '']) => event('age', rest)],
  [
    /^(?:what|which) (?:percentage|percent|per cent|share|proportion) (?:of )?(.+)$/iu,
    ([, rest = '']) => ({ ...event('amount', rest), noun: 'percent' }),
  ],
  [
    /^(?:how (?:much|far|tall|big|large|high|strong|fast|heavy|deep|wide|often))\b ?(.*)$/iu,
    ([, rest = '']) => event('amount', rest),
  ],
  [
    new RegExp(
      `^what ${BE} (?:the )?((?:.+ )?(?:price|cost|damage|turnout|score|margin|sum|size|value|profit|salary|fine|rate|ranking|length|share|bid|offer|amount|budget)\\b.*)$`,
      'iu',
    ),
    ([, rest = '']) => ({ wanted: 'amount', subject: rest }),
  ],
  [
    /^(?:why|how come|what (?:is|was|were|are) the (?:reasons?|cause|grounds) (?:for|of|that|why)|for what reason|what reason(?:s)? (?:did|does|has|have|had) .*? give for|what (?:caused|led to|prompted|triggered|made))\b ?(.*)$/iu,
    ([, rest = '']) => event('why', rest),
  ],
  [
    /^(?:what|which) (?:job|office|post|position|role|title|function) (?:does|did|has|had) (.+?) (?:hold|have|held|had|play|fill)$/iu,
    ([, who = '']) => ({ wanted: 'being', subject: who }),
  ],
  [
    /^what (?:is|was) (.+?)'s? (?:job|office|post|position|role|title|occupation|profession)$/iu,
    ([, who = '']) => ({ wanted: 'being', subject: who }),
  ],
  [/^what does (.+?) do(?: for a living)?$/iu, ([, who = '']) => ({ wanted: 'being', subject: who })],
  [/^what (?:is|was) the name of (.+)$/iu, ([, who = '']) => being(who)],
  [
    /^(?:what|how) (?:is|was|were|are) (.+?)'s? (?:view|views|position|opinion|stance|stand|reaction|response|comment|comments|reply|answer|take|message|warning|argument|demand|demands)(?: (?:on|about|to|of|regarding|over|for) (.+))?$/iu,
    ([, speaker = '', topic]) => saidOf(speaker, 'say', topic ?? ''),
  ],
  [
    new RegExp(
      `^(?:what|how) (did|does|do|has|have|had|is|was) (.+?) (${SAYING}|react|reacted|call|called)\\b ?(.*)$`,
      'iu',
    ),
    ([, , speaker = '', verb = '', rest = '']) => saidOf(speaker, verb, rest),
  ],
  [
    /^what (?:reason|explanation|answer|reply|warning|promise) did (.+?) (?:give|make|offer|issue)\b ?(.*)$/iu,
    ([, speaker = '', rest = '']) => saidOf(speaker, 'say', rest),
  ],
  [
    new RegExp(`^who(?: has| have| had)? (${SAYING})\\b ?(.+)$`, 'iu'),
    ([, verb = '', rest = '']) => ({
      wanted: 'speaker',
      subject: rest.replace(/^(?:that|about)\s+/iu, ''),
      verb,
      slot: 'subject',
    }),
  ],
  [
    /^who(?:m)? (did|does|do|has|have|had|will|would) (.+)$/iu,
    ([, aux = '', rest = '']) => {
      // "who has met Blinken", "who will succeed him", "who has been sacked": nobody stands before the verb.
      const [first = ''] = rest.toLowerCase().split(' ');
      const own =
        !/^did|^do/iu.test(aux) &&
        (/^(?:been|be|not|since|ever|already|just)$/u.test(first) || isVerb(first));
      return { ...event('who', rest), slot: own && !/^\p{Lu}/u.test(rest) ? 'subject' : 'object' };
    },
  ],
  [/^(?:the )?name (?:of )?(.+)$/iu, ([, rest = '']) => being(rest)],
  [/^who(?:m)? (\p{Lu}.+|the .+) (?:is|was|are|were)$/u, ([, rest = '']) => being(rest)],
  [
    new RegExp(`^who(?:m)? (?:all )?${BE} (.+)$`, 'iu'),
    ([, rest = '']) => {
      const [first = '', second = ''] = rest.toLowerCase().split(' ');
      const word = /ly$|^(?:also|now|not|still|to|being|going)$/u.test(first) ? second : first;
      // "who was Blinken invited by", "who is Barnea meeting".
      const tail = /(.+?) (?:\w+(?:ed|ing)|met|sent|told|led|held|named|chosen) (?:by|with|to|from)$/iu.exec(
        rest,
      );
      if (tail) return { ...event('who', rest), slot: 'object' };
      const forms = verbReadings(word).map(({ form }) => form);
      const acts = forms.some(
        (form) => form === 'ing' || form === 'participle' || form === 'ed' || form === 'past',
      );
      if (!acts || /^(?:the|an?|in charge)\b/iu.test(rest)) return being(rest);
      return { ...event('who', rest), slot: 'subject' };
    },
  ],
  [/^whose (.+)$/iu, ([, rest = '']) => ({ ...event('who', rest), slot: 'subject' })],
  [/^who(?:m)?(?: else)? (.+)$/iu, ([, rest = '']) => ({ ...event('who', rest), slot: 'subject' })],
  [
    /^(?:what|which) (?:is|was|are|were|has been) (?:happening|going on|new|the latest|the news)\b ?(.*)$|^what (?:happened|happens|has happened)\b ?(.*)$/iu,
    ([, a = '', b = '']) => ({
      wanted: 'news',
      subject: (a || b).replace(/^(?:to|in|at|on|with|about|during|after)\s+/iu, ''),
    }),
  ],
  [/^which (?:of (?:the )?)?(.+)$/iu, ([, rest = '']) => chosen(rest)],
  [
    new RegExp(`^what ${BE} (.+)$`, 'iu'),
    ([, rest = '']) => {
      const [first = '', second = ''] = rest.split(' ');
      // "what is Israel asking for": a verb later on; "what is Hamas", "what is at stake": no verb.
      const verb = rest.split(' ').findLast((word) => /ing$|ed$/u.test(word) && isVerb(word));
      if (verb !== undefined && first !== 'the') return { ...event('what', rest), verb };
      return second === '' || /^\p{Lu}/u.test(first) || rest.split(' ').length <= 3
        ? { wanted: 'being', subject: rest }
        : { wanted: 'what', subject: rest };
    },
  ],
  [new RegExp(`^what ${AUX} (.+)$`, 'iu'), ([, rest = '']) => event('what', rest)],
  [/^what (.+)$/iu, ([, rest = '']) => chosen(rest)],
  [/^how (?:did|does|do|has|have|had|is|was|were|are|will) (.+)$/iu, ([, rest = '']) => event('what', rest)],
  [new RegExp(`^${AUX}(?:n't)? (.+)$`, 'iu'), ([, rest = '']) => event('whether', rest)],
];

function shape(text: string): Shape {
  for (const [pattern, make] of rules) {
    const match = pattern.exec(text);
    const made = match && make(match);
    if (made) return made;
  }
  return { wanted: 'news', subject: text };
}

function being(words: string): Shape {
  const status = /^(?:the )?(former|acting|interim|caretaker|outgoing|ex)[ -]/iu
    .exec(words)?.[1]
    ?.toLowerCase();
  return {
    wanted: 'being',
    subject: words.replace(
      /^(?:the one |the person |the man |the woman )?(?:in charge|at the head) of /iu,
      'head of ',
    ),
    ...(status === undefined || status === 'outgoing'
      ? {}
      : { status: status === 'former' || status === 'ex' ? ('former' as const) : ('acting' as const) }),
  };
}

/** A clause of a question: auxiliary, subject, verb, rest. The main verb is the last word that must be one, or the first after a name. */
function event(wanted: Wanted, clause: string): Shape {
  const subject = clause.replace(new RegExp(`^${AUX}(?:n't)? `, 'iu'), '').trim();
  const verb = mainVerb(clause, subject);
  const particle =
    verb === undefined
      ? undefined
      : /^(?:for|against|over|off|down|out|up|back|away|part|aside)$/iu.exec(wordAfter(subject, verb))?.[0];
  // "How long did it last": that it lasted, took or went on is the question itself.
  const lasting = wanted === 'duration' && /^(?:last|take|took|go|run|continue|stay)/iu.test(verb ?? '');
  return {
    wanted,
    subject,
    ...(verb === undefined || lasting ? {} : { verb }),
    ...(particle === undefined ? {} : { particle: particle.toLowerCase() }),
  };
}

const wordAfter = (text: string, word: string): string => {
  const words = wordsOf(text);
  return words[words.indexOf(word) + 1] ?? '';
};

const PARTICLE = /^(?:over|off|down|out|up|back|away|part|aside)$/iu;
const isVerb = (word: string): boolean => verbReadings(word.toLowerCase()).length > 0;
const LIGHT = new Set(['be', 'do', 'have', 'take', 'happen', 'get', 'go', 'come', 'occur', 'make']);
const baseOf = (word: string): string[] => verbReadings(word.toLowerCase()).map(({ base }) => base);
const NOUNS_OFTEN =
  /^(?:talks?|meetings?|visits?|votes?|deals?|attacks?|plans?|trials?|reports?|offers?|offer|bids?|states?|man|water|face|power|cuts?|strikes?|drafts?|demands?|works?|flights?|fires?|storms?|runs?|rates?|leads?|heads?|minister|board|bank|coach|chairs?|books?|cases?|sides?|stages?|seconds?|prices?|losses?|shares?|notes?|homes?|hands?|lines?|roads?|rooms?|steps?|terms?|trips?|parties|party|forces?|results?|claims?|calls?|house|ships?|crews?|records?|searches|search|polls?|fields?|stops?|letters?|matters?|prizes?|tests?|tours?|suits?|ground|country|place|people|members?|pilot|doctor|father|mother|guard|judge|host|parent|witness|captain)$/iu;

/** The word that says what is done. With an auxiliary before the subject it is a base form or participle after the subject; else the first verb. */
function mainVerb(clause: string, subject: string): string | undefined {
  const inverted = /^(did|does|do|will|would|can|could|should|has|have|had|is|was|are|were)(?:n't)? /iu
    .exec(clause)?.[1]
    ?.toLowerCase();
  const words = wordsOf(subject);
  const fits = (word: string, index: number): boolean => {
    const low = word.toLowerCase();
    const readings = verbReadings(low);
    if (readings.length === 0) return false;
    // "took over", "came out": light verbs say something with their particle alone.
    const phrasal = PARTICLE.test(words[index + 1] ?? '');
    if (!phrasal && readings.every(({ base }) => LIGHT.has(base))) return false;
    if (!phrasal && FILLERS.has(low) && low !== 'last') return false;
    if (inverted !== undefined) {
      if (index === 0) return false;
      const forms = readings.map(({ form }) => form);
      const base = /^(?:did|does|do|will|would|can|could|should)$/u.test(inverted);
      if (base ? !forms.includes('base') : forms.every((form) => form === 'base' || form === 's'))
        return false;
      // "did the talks start": what follows an article is no verb.
      const before = words[index - 1]!.toLowerCase();
      if (/^(?:the|a|an|his|her|its|their|of|in|to|for|with|at|on|\w+'s)$/u.test(before) && base)
        return false;
    } else if (/^\p{Lu}/u.test(word)) return false;
    return true;
  };
  const candidates = words.flatMap((word, index) => (fits(word, index) ? [{ word, index }] : []));
  const sure = candidates.filter(({ word }) => !NOUNS_OFTEN.test(word));
  if (inverted === undefined)
    return (candidates[0]?.index === 0 ? candidates[0] : (sure[0] ?? candidates[0]))?.word;
  return (sure[0] ?? candidates.at(-1))?.word;
}

/** "how many votes did the resolution get": the noun, then the clause. */
function counted(wanted: Wanted, rest: string): Shape {
  const { noun, clause, words } = nounPhrase(rest);
  const inner = event(wanted, clause);
  return {
    ...inner,
    noun,
    subject: `${words.filter((word) => word !== noun).join(' ')} ${inner.subject}`.trim(),
  };
}

/** "country vetoed the draft", "party did he lead": which one. */
function chosen(rest: string): Shape {
  const { noun, clause, words } = nounPhrase(rest);
  const inner = event('which', clause);
  const slot = /^(?:did|does|do|will|would|has|have|had) /iu.test(clause) ? 'object' : 'subject';
  const subject = `${words.filter((word) => word !== noun).join(' ')} ${inner.subject}`.trim();
  if (/^(?:person|man|woman|people|official|officials|politician|minister|player|leader)$/iu.test(noun))
    return { ...inner, wanted: 'who', slot, subject: `${noun} ${subject}` };
  return { ...inner, noun, slot, subject };
}

/** The noun at the beginning and the clause after it. */
function nounPhrase(rest: string): { noun: string; clause: string; words: string[] } {
  const words = rest.split(' ');
  let end = words.findIndex(
    (word, i) =>
      i > 0 &&
      (new RegExp(`^${AUX}$`, 'iu').test(word) ||
        /^(?:of|in|on|at|for|from|to|with|that|who|which|by|per)$/iu.test(word) ||
        (isVerb(word) &&
          (!NOUNS_OFTEN.test(word) || /^(?:the|an?|\p{Lu}.*)$/u.test(words[i + 1] ?? '')) &&
          (/s$/u.test(words[i - 1]!) ||
            /^people$/iu.test(words[i - 1]!) ||
            verbReadings(word.toLowerCase()).some(({ form }) => form !== 'base')))),
  );
  if (end < 0) end = words.length;
  const noun = words[end - 1] ?? '';
  return {
    noun: noun.toLowerCase(),
    clause: words.slice(end).join(' '),
    words: words.slice(0, end).map((w) => (w === noun ? w.toLowerCase() : w)),
  };
}

/** What somebody said: to whom and about what, from what follows the verb. */
function saidOf(speaker: string, verb: string, rest: string): Shape {
  const base = baseOf(verb.split(' ')[0]!)[0] ?? verb;
  let topic = rest;
  let addressee: string | undefined;
  const to =
    /^(?:to|with) (.+?)(?: (about|on|regarding|over|of|to do|not to|in|concerning|for)\b ?(.*))?$/iu.exec(
      rest,
    );
  const object = /^(.+?)(?: (?:about|on|regarding|over|concerning|to do|not to|to)\b ?(.*))$/iu.exec(rest);
  const takes = /^(?:tell|ask|urge|warn|promise|accuse)$/u.test(base);
  if (to) {
    addressee = to[1];
    topic = to[3] ?? '';
  } else if (takes && rest !== '' && !/^(?:about|on|regarding|for|of|that|over|to)\b/iu.test(rest)) {
    addressee = object?.[1] ?? rest;
    topic = object?.[2] ?? '';
  }
  topic = topic.replace(/^(?:about|on|regarding|over|of|that|concerning|for|to do|to)\s+/iu, '');
  const exact = !PLAIN_SAYING.has(base);
  return {
    wanted: 'said',
    subject: `${speaker} ${addressee ?? ''} ${topic}`,
    speaker,
    ...(exact && cueFrame(base) !== undefined ? { verb } : exact ? { verb } : {}),
    ...(addressee === undefined ? {} : { addressee }),
    topic,
  };
}

/** The words of a question, possessives without their ending. */
export const wordsOf = (text: string): string[] =>
  [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.'’-]*/gu)].map(([word]) => word.replace(/['’]s?$|\.$/u, ''));

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The days a question speaks of, and the question without them. */
function daysOf(text: string, now: Date): { days?: Question['days']; rest: string } {
  const found = findDates(text, [{ start: 0, end: text.length }], now).filter(
    (date): date is DateMention & { from: string; to: string } =>
      date.from !== undefined &&
      date.to !== undefined &&
      !/^(?:now|currently|last|first)$/iu.test(text.slice(date.start, date.end)),
  );
  const [date] = found;
  if (date === undefined) return { rest: text };
  const words = text.slice(date.start, date.end);
  const before = text.slice(0, date.start);
  const lead = /\b(since|from|after)\s+$/iu.exec(before);
  const cut = before.replace(/\b(?:since|from|after|on|in|during|at|by|over|until|before|for)\s+$/iu, '');
  const weekday = WEEKDAYS.findIndex((name) => new RegExp(`^(?:on )?${name}$`, 'iu').test(words)) + 1;
  return {
    days: { from: date.from, to: date.to, since: lead !== null, ...(weekday === 0 ? {} : { weekday }) },
    rest: `${cut.trimEnd()} ${text.slice(date.end).trimStart()}`.trim(),
  };
}
