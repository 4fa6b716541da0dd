import type { RelationKind } from '../../domain/reading.ts';

/** How a verb states a relation. */
export interface RelationVerb {
  kind: RelationKind;
  /** Preposition or particle between the verb and its object. */
  with?: RegExp;
  /** Noun between the verb and the preposition: "held talks with". */
  noun?: RegExp;
  /** "was arrested" states it too. */
  passive?: boolean;
  /** "A and B met" states it. */
  mutual?: boolean;
  /** States it with the subject alone ("signed the decree"). */
  alone?: boolean;
  /** The object is a place. */
  place?: boolean;
  /** The object is the one who acts: "lost to". */
  turned?: boolean;
  /** What follows the object, or the verb in the passive: "removed … from office". */
  after?: RegExp;
  /** Any noun may act or be acted on. */
  loose?: boolean;
}

const TALKS = /^(?:talks|meeting|meetings|negotiations|consultations|discussions|summit)$/;

const CALLS = /^(?:call|calls|conversation|conversations)$/;

/** How a noun states a relation: "A's visit to B", "a visit to B by A", "the arrest of B". */
export interface RelationNoun {
  kind: RelationKind;
  noun: RegExp;
  /** Preposition before the object. */
  with: RegExp;
  /** "between A and B" states it. */
  mutual?: boolean;
  /** The object is a place. */
  place?: boolean;
  /** "after a meeting with B": the subject of the sentence took part. */
  shared?: boolean;
  /** The object is the one who acts: "an invitation from B". */
  turned?: boolean;
}

export const RELATION_NOUNS: readonly RelationNoun[] = [
  { kind: 'visited', noun: /^(?:visit|trip)$/, with: /^to$/, place: true, shared: true },
  { kind: 'visited', noun: /^tour$/, with: /^(?:of|through)$/, place: true, shared: true },
  { kind: 'invited', noun: /^invitation$/, with: /^(?:from|by|of)$/, shared: true, turned: true },
  {
    kind: 'met',
    noun: /^(?:meeting|talks|summit|discussions|negotiations)$/,
    with: /^with$/,
    mutual: true,
    shared: true,
  },
  { kind: 'spoke', noun: /^(?:call|conversation)$/, with: /^with$/, mutual: true, shared: true },
  { kind: 'sued', noun: /^(?:lawsuit|suit)$/, with: /^against$/ },
  { kind: 'defeated', noun: /^(?:victory|win|triumph)$/, with: /^(?:over|against)$/ },
  { kind: 'appointed', noun: /^(?:appointment|nomination)$/, with: /^of$/ },
  { kind: 'dismissed', noun: /^(?:dismissal|sacking|firing|ouster)$/, with: /^of$/ },
  { kind: 'arrested', noun: /^(?:arrest|detention)$/, with: /^of$/ },
];

export const RELATION_VERBS: ReadonlyMap<string, readonly RelationVerb[]> = new Map<string, RelationVerb[]>([
  [
    'meet',
    [
      { kind: 'met', mutual: true, passive: true },
      { kind: 'met', with: /^with$/ },
    ],
  ],
  [
    'hold',
    [
      { kind: 'met', noun: TALKS, with: /^with$/, mutual: true },
      { kind: 'spoke', noun: CALLS, with: /^with$/ },
    ],
  ],
  [
    'have',
    [
      {
        kind: 'met',
        noun: /^(?:talks|meeting|meetings|dinner|lunch|breakfast|tea|audience)$/,
        with: /^with$/,
        mutual: true,
      },
      { kind: 'spoke', noun: CALLS, with: /^with$/ },
    ],
  ],
  ['sit', [{ kind: 'met', with: /^(?:down)$/ }]],
  ['shake', [{ kind: 'met', noun: /^hands$/, with: /^with$/, mutual: true }]],
  ['discuss', [{ kind: 'spoke', noun: /./, with: /^with$/ }]],
  [
    'call',
    [
      {
        kind: 'spoke',
        after:
          /^to (?:say|apologise|apologize|congratulate|concede|thank|offer|ask|discuss|tell|complain|explain|wish)\b/,
      },
    ],
  ],
  ['ring', [{ kind: 'spoke', after: /^(?:$|[.,]|to |on |at |in |and )/ }]],
  ['welcome', [{ kind: 'hosted', passive: true, after: /^(?:to|at|in) (?:the |his |her |its |\p{L})/u }]],
  [
    'remove',
    [
      {
        kind: 'dismissed',
        passive: true,
        after:
          /^(?:from|as) (?:office|power|the (?:post|job|role|office|board|cabinet|government)|(?:his|her) (?:post|job|role|position))|^as /,
      },
    ],
  ],
  ['take', [{ kind: 'arrested', passive: true, loose: true, after: /^into custody/ }]],
  ['pick', [{ kind: 'appointed', passive: true, after: /^as / }]],
  ['choose', [{ kind: 'appointed', passive: true, after: /^as / }]],
  ['select', [{ kind: 'appointed', passive: true, after: /^as / }]],
  ['install', [{ kind: 'appointed', passive: true, after: /^as / }]],
  ['depose', [{ kind: 'dismissed', passive: true }]],
  ['knock', [{ kind: 'defeated', with: /^out$/, passive: true }]],
  ['eliminate', [{ kind: 'defeated', passive: true }]],
  ['overcome', [{ kind: 'defeated', passive: true }]],
  ['trounce', [{ kind: 'defeated', passive: true }]],
  ['outpoint', [{ kind: 'defeated', passive: true }]],
  ['unseat', [{ kind: 'defeated', passive: true }]],
  ['apprehend', [{ kind: 'arrested', passive: true, loose: true }]],
  ['huddle', [{ kind: 'met', with: /^with$/ }]],
  ['dine', [{ kind: 'met', with: /^with$/, mutual: true }]],
  ['speak', [{ kind: 'spoke', with: /^(?:with|to)$/, mutual: true }]],
  ['talk', [{ kind: 'spoke', with: /^(?:with|to)$/ }]],
  ['confer', [{ kind: 'spoke', with: /^with$/ }]],
  ['phone', [{ kind: 'spoke', passive: true }]],
  ['telephone', [{ kind: 'spoke', passive: true }]],
  ['visit', [{ kind: 'visited', place: true, passive: true }]],
  [
    'pay',
    [
      { kind: 'visited', noun: /^visit$/, with: /^to$/, place: true },
      { kind: 'praised', noun: /^tribute$/, with: /^to$/ },
    ],
  ],
  ['file', [{ kind: 'sued', noun: /^(?:suit|lawsuit)$/, with: /^against$/ }]],
  ['lose', [{ kind: 'defeated', with: /^to$/, turned: true }]],
  ['rout', [{ kind: 'defeated', passive: true }]],
  ['hail', [{ kind: 'praised', passive: true }]],
  ['hire', [{ kind: 'appointed', passive: true }]],
  ['land', [{ kind: 'visited', with: /^in$/, place: true }]],
  ['tour', [{ kind: 'visited', place: true }]],
  ['travel', [{ kind: 'visited', with: /^to$/, place: true }]],
  ['fly', [{ kind: 'visited', with: /^to$/, place: true }]],
  ['arrive', [{ kind: 'visited', with: /^in$/, place: true }]],
  ['host', [{ kind: 'hosted', passive: true }]],
  ['receive', [{ kind: 'hosted', passive: true }]],
  ['invite', [{ kind: 'invited', passive: true }]],
  ['appoint', [{ kind: 'appointed', passive: true }]],
  ['name', [{ kind: 'appointed', passive: true }]],
  ['nominate', [{ kind: 'appointed', passive: true }]],
  ['dismiss', [{ kind: 'dismissed', passive: true }]],
  ['fire', [{ kind: 'dismissed', passive: true }]],
  ['sack', [{ kind: 'dismissed', passive: true }]],
  ['oust', [{ kind: 'dismissed', passive: true }]],
  ['accuse', [{ kind: 'accused', passive: true }]],
  ['blame', [{ kind: 'accused', passive: true }]],
  ['praise', [{ kind: 'praised', passive: true }]],
  ['commend', [{ kind: 'praised', passive: true }]],
  ['laud', [{ kind: 'praised', passive: true }]],
  ['applaud', [{ kind: 'praised', passive: true }]],
  [
    'sign',
    [
      {
        kind: 'signed',
        noun: /^(?:agreement|treaty|deal|accord|pact|protocol|memorandum|contract|truce)s?$/,
        with: /^with$/,
      },
      { kind: 'signed', alone: true },
    ],
  ],
  [
    'threaten',
    [
      { kind: 'threatened', passive: true },
      { kind: 'threatened', with: /^to$/, alone: true },
    ],
  ],
  ['arrest', [{ kind: 'arrested', passive: true, loose: true }]],
  ['detain', [{ kind: 'arrested', passive: true, loose: true }]],
  ['sue', [{ kind: 'sued', passive: true }]],
  ['defeat', [{ kind: 'defeated', passive: true }]],
  ['beat', [{ kind: 'defeated', passive: true }]],
  ['thrash', [{ kind: 'defeated', passive: true }]],
  ['succeed', [{ kind: 'succeeded', passive: true }]],
  ['replace', [{ kind: 'succeeded', passive: true }]],
]);
