import { cueFrame, verbReadings } from './english/verbs.ts';
import { AUX, baseOf, chosen, counted, event, isVerb, type Shape } from './questionclause.ts';

const BE = "(?:is|was|are|were|’s|'s)";
const SAYING =
  'say|says|said|saying|tell|told|think|thinks|believe|claim|claimed|claims|announce|announced|warn|warned|warns|deny|denied|promise|promised|reply|replied|answer|answered|respond|responded|add|added|explain|explained|comment|commented|argue|argued|insist|insisted|admit|admitted|suggest|suggested|demand|demanded|ask|asked|urge|urged|describe|described|stated|declare|declared|report|reported|accuse|accused|complain|complained|stress|stressed|write|wrote|ask for|call for|called for|want|wants';
const PLAIN_SAYING = new Set(['say', 'tell', 'think', 'believe', 'comment', 'state', 'speak', 'talk']);

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
  [/^who (?:serves?|served|acts?|acted|works?|worked) as (.+)$/iu, ([, rest = '']) => being(rest)],
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

/** The form of a question: the first that fits. What has none wants news. */
export function shape(text: string): Shape {
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
