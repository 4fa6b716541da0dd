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
