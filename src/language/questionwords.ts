import { stemmer } from 'stemmer';
import { findCountry } from './english/nationalities.ts';
import { verbReadings } from './english/verbs.ts';

/**
 * Words that news uses for one another, by their stems: a question with one of them is met by a sentence with another. Only near ones:
 * each line widens what counts as an answer.
 */
const ALIKE = `
kill die dead death deadly fatal toll victim lose-life
injure hurt wound
win beat defeat victory winner triumph overcome
begin start open launch resume kick-off
end finish conclude stop close break
sack fire dismiss oust remove fired
choose elect pick select name appoint
resign quit step
ceasefire truce cease-fire
visit travel trip tour arrive fly journey go
invite invitation
cancel call scrap
reject refuse turn decline rule
urge ask demand want request seek
talk speak conversation discuss discussion
lead head run chair direct guide leader director chief chairman
charge accuse indict
arrest detain
jail prison imprison sentence
rise increase raise grow climb
fall drop decline cut
buy acquire takeover purchase
cost price worth value
buy purchase
sue suit lawsuit
succeed successor replace follow take
quarrel dispute row disagree differ
adopt pass approve
blame fault responsible
host receive
meet meeting
warn warning caution
promise pledge vow
deny denial
praise hail laud
return bring
uncover find discover unearth dig
destroy ruin burn
rescue save pull
free release
mediate mediator broker
own owner belong
train coach manager
found founder establish
offer bid
child children kid
pupil student
reporter journalist
oppose opposition opposed against
want aim desire
fear worry afraid
lack short shortage
lawyer attorney counsel
spokesman spokeswoman spokesperson
centre center
defence defense
organisation organization
`;

const classes = new Map<string, string[]>();
for (const [index, line] of ALIKE.trim().split('\n').entries())
  for (const word of line.split(' ')) {
    const key = stemmer(word);
    classes.set(key, [...(classes.get(key) ?? []), `@${index}`]);
  }

const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 60_000;

/** Forms under which a word is compared: its stem and those of the verbs it can be a form of; then, marked with "@", the words it can stand for. */
export function keysOf(word: string): readonly string[] {
  const capital = /^\p{Lu}/u.test(word);
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]s$|['’]$/u, '')
    .replace(/['’.]/gu, '');
  const kept = capital ? `^${plain}` : plain;
  const seen = known.get(kept);
  if (seen) return seen;
  if (plain === '' || plain.length > 40) return [];
  const readings = verbReadings(plain);
  // "Found" is of finding, as "left" is of leaving: a past form of another verb is rarely a base form.
  const past = readings.filter(({ base, form }) => base !== plain && form === 'ed' && !plain.endsWith('ed'));
  const bases = (past.length > 0 ? past : readings).map(({ base }) => stemmer(base));
  const own = new Set(past.length > 0 ? bases : [stemmer(plain), ...bases]);
  if (plain.includes('-')) {
    own.add(stemmer(plain.replaceAll('-', '')));
    for (const part of plain.split('-')) if (part.length > 2) own.add(stemmer(part));
  }
  // "Slovenian" is of Slovenia; a capital city is not its country.
  const country = capital ? findCountry(word.replace(/['’]s?$/u, '')) : undefined;
  if (country !== undefined && country.as !== 'capital') own.add(`=${country.country}`);
  const keys = [...own, ...new Set([...own].flatMap((key) => classes.get(key) ?? []))];
  if (known.size < MOST_KNOWN) known.set(kept, keys);
  return keys;
}

/** 1 where two words are forms of one word, less where one may stand for the other, 0 otherwise. */
export function wordLikeness(a: readonly string[], b: readonly string[]): number {
  let best = 0;
  for (const key of a)
    if (b.includes(key)) {
      if (!key.startsWith('@')) return 1;
      best = 0.8;
    }
  return best;
}

/** True for a word that nothing needs to match; "US" is no "us". */
export const isFiller = (word: string): boolean =>
  FILLERS.has(word.toLowerCase().replace(/['’]s$/u, '')) && !/^\p{Lu}{2,}$/u.test(word);

/** Words of a question that nothing needs to match. */
export const FILLERS: ReadonlySet<string> = new Set(
  `a an the of in on at to for from by with about as into onto over under upon than then that this these those there here it its he she they them his her their him
  is are was were be been being am do does did done doing has have had having will would shall should can could may might must
  who whom whose what which when where why how and or but if not no nor so such any some all both each every more most much many few
  ever yet still just also too very really actually exactly currently now today please tell me us you we i my your our
  happen happened happening happens take takes took taken place get gets got latest recent recently new last first time times during after before while
  between among within without up down out off again back because due since until till per via other another one ones same there's regarding concerning
  according news article articles report reports know
  's`.split(/\s+/u),
);
