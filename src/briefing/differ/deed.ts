import { cityNames } from '../../language/english/cities.ts';
import { fold } from '../../language/names.ts';
import { type Claim, isElsewhen, isUnsure, stemsOf, type Told } from './claim.ts';

/** Verbs of which somebody can have done only one, on the same thing. */
const OPPOSITES: readonly { about: string; yes: string; no: string; whole?: boolean }[] = [
  {
    about: 'accepted or rejected',
    yes: 'accept(?:ed|s)|agree[ds] to|approve[ds]|endorse[ds]',
    no: 'reject(?:ed|s)|refuse[ds]|turn(?:ed|s) down|rebuff(?:ed|s)|veto(?:ed|es)|decline[ds]',
  },
  {
    about: 'confirmed or denied',
    yes: 'confirm(?:ed|s)|admit(?:ted|s)|acknowledge[ds]',
    no: 'den(?:ied|ies)',
  },
  {
    about: 'responsibility',
    yes: 'claim(?:ed|s) responsibility|took responsibility',
    no: 'den(?:ied|ies) (?:any |all )?(?:responsibility|involvement)',
  },
  {
    about: 'verdict',
    yes: 'found guilty|convicted',
    no: 'found not guilty|acquitted|cleared',
    whole: true,
  },
  {
    about: 'plea',
    yes: '(?:pleaded|pled|pleads) guilty',
    no: '(?:pleaded|pled|pleads) not guilty',
    whole: true,
  },
  {
    about: 'took part',
    yes: 'attended|joined|took part in|met with',
    no: 'boycotted|skipped|stayed away from',
  },
  { about: 'signed', yes: 'signed|ratified', no: 'refused to sign|declined to sign' },
  { about: 'violated', yes: 'violated|broke|breached', no: 'honou?red|kept|respected|observed' },
];
const patterns = OPPOSITES.map(({ about, yes, no, whole = false }) => ({
  about,
  whole,
  pattern: new RegExp(`\\b(?:(?<no>${no})|(?<yes>${yes}))\\b`, 'giu'),
}));
/** What may stand between the doer and the verb. */
const BETWEEN =
  /^(?: (?:also|formally|flatly|publicly|again|later|reportedly|officially|strongly|immediately|today|yesterday|on \p{Lu}\p{Ll}+day|has|have|had|was|were|is|did|does|not|never))*(?:n[’']t)? $/u;
/** Beginnings of all these verbs, so that most sentences are passed over quickly. */
const HINT =
  /accept|agree|approve|endorse|reject|refuse|turn|rebuff|veto|decline|confirm|admit|acknowledge|den(?:ied|ies)|responsib|guilty|convicted|acquitted|cleared|attended|joined|took part|met with|boycott|skipped|stayed|signed|ratified|violated|broke|breached|hono|kept|respected|observed/iu;
/** Letters after the verb that say what was done to what. */
const REACH = 70;

/** What somebody did or refused, as sentences say it: only deeds with an opposite. */
export function deedClaims(told: Told): Claim[] {
  const { text, sentence, reading } = told;
  if (!HINT.test(text) || isElsewhen(text)) return [];
  return patterns.flatMap(({ about, whole, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match): Claim[] => {
      const at = match.index;
      const doer = reading.mentions
        .filter(
          ({ in: where, start, end, actor }) =>
            where === 'text' && actor !== undefined && start >= sentence.start && end <= sentence.start + at,
        )
        .sort((a, b) => b.end - a.end)[0];
      const actor = doer?.actor === undefined ? undefined : reading.actors[doer.actor];
      if (!doer || !actor || actor.kind === 'group') return [];
      const between = text.slice(doer.end - sentence.start, at);
      if (!BETWEEN.test(between) || isUnsure(text.slice(Math.max(0, at - 60), at + 60))) return [];
      const negated = /\b(?:not|never)\b|n[’']t /u.test(between);
      const yes = match.groups?.yes !== undefined;
      const rest = text.slice(at + match[0].length, at + match[0].length + REACH);
      // "Denied that its planes …" is of others than "confirmed that two planes …".
      if (about === 'confirmed or denied' && /\b(?:its|his|her|their)\b/iu.test(rest)) return [];
      return [
        {
          key: `${about} ${fold(actor.name)}`,
          about: `${actor.name}`,
          value: `${negated ? 'not ' : ''}${match[0].toLowerCase()}`,
          said: yes === negated ? 'no' : 'yes',
          told,
          near: whole ? new Set(['whole']) : stemsOf(rest.replace(/\s\S*$/u, '')),
          // What comes first after the verb is what it was done to.
          ...(whole ? {} : { led: [...stemsOf(rest)][0] ?? '' }),
        },
      ];
    }),
  );
}

/** Where two parties met or signed: cities only, for a place may lie in another. */
export function placeClaims(told: Told): Claim[] {
  const { sentence, reading, article } = told;
  const index = reading.sentences.indexOf(sentence);
  return reading.relations.flatMap((relation): Claim[] => {
    const { kind, place, planned, negated, participants, date } = relation;
    if (
      relation.sentence !== index ||
      place === undefined ||
      negated ||
      !['met', 'signed', 'hosted'].includes(kind)
    )
      return [];
    const names = participants.flatMap(({ actor }) =>
      actor === undefined ? [] : (reading.actors[actor] ?? []),
    );
    const value = article.text.slice(place.start, place.end);
    if (names.length < 2 || names.some(({ kind: what }) => what === 'group')) return [];
    if (!cityNames.has(value.toLowerCase())) return [];
    const who = names.map(({ name }) => fold(name).split(' ').at(-1)!).sort();
    const day = date === undefined ? '' : (reading.dates[date]?.from ?? '');
    return [
      {
        key: `place ${kind} ${planned ? 'planned ' : ''}${who.join(' ')} ${day}`,
        about: `place of ${names.map(({ name }) => name).join(' and ')}`,
        value,
        said: fold(value),
        told,
        near: new Set(['whole']),
      },
    ];
  });
}
