import type { Actor } from '../domain/actor.ts';
import { formatDay } from '../domain/period.ts';
import { fold } from '../language/names.ts';
import { parseOffice } from '../language/office.ts';
import type { Store } from '../store/store.ts';
import { narrow } from './profile.ts';

/** A line to try instead: `words` are the words of a search. */
export interface Offer {
  label: string;
  words: string;
}

/** Whom the words of `actor:` mean. */
export interface Meant {
  actors: Actor[];
  /** In words, where it is not plain: misspelt, an office, several, nobody. */
  note?: string;
  /** One at a time, where there are several; the nearest, where there is nobody. */
  offers: Offer[];
}

/** Bearers of one name that are taken together. */
const MOST = 8;

/** The actors that a name, an office or a number ("#12") means: the same ones that /actor shows. Several are all taken, and said. */
export async function whoIsMeant(store: Store, words: string, until: Date): Promise<Meant> {
  const number = /^#(\d{1,9})$/u.exec(words)?.[1];
  const known = number === undefined ? undefined : await store.actors.get(Number(number));
  if (known) return { actors: [known], note: `${words} is ${known.name}.`, offers: [] };
  const matches = await store.actors.find(words, { until });
  const exact = matches.filter(({ how }) => how === 'exact' || how === 'alias');
  if (exact.length === 0) {
    const held = await holders(store, words, until);
    if (held) return held;
  }
  const meant = narrow(exact.length > 0 ? exact : matches).slice(0, MOST);
  const [first] = meant;
  if (!first) {
    const nearest = await store.actors.nearest(words, 3, until);
    return {
      actors: [],
      note: `No article names “${words}”.`,
      offers: nearest.map((actor) => offer(actor, nearest)),
    };
  }
  if (meant.length > 1)
    return {
      actors: [...meant],
      note: `“${words}” may be ${bearers(meant)}: all were taken.`,
      offers: meant.map((actor) => offer(actor, meant)),
    };
  if (first.how === 'misspelt')
    return { actors: [first], note: `“${words}” was taken for ${first.name}.`, offers: [] };
  return fold(first.name) === fold(words)
    ? { actors: [first], offers: [] }
    : { actors: [first], note: `“${words}” is ${first.name}.`, offers: [] };
}

/** "Manuel Johnson (105), Earl Johnson (17)"; those of one name together. */
const bearers = (meant: readonly { name: string; articles: number }[]): string =>
  [...Map.groupBy(meant, ({ name }) => name)]
    .map(([name, all]) => `${name} (${all.map(({ articles }) => articles).join(' and ')})`)
    .join(', ');

/** Who holds the office that the words name, the one stated last of each owner. */
async function holders(store: Store, words: string, until: Date): Promise<Meant | undefined> {
  const office = parseOffice(words);
  if (office === undefined) return undefined;
  const holding = (await store.actors.holders(office, until)).filter(
    ({ status }) => status === 'current' || status === 'acting',
  );
  const owners = [...new Map(holding.toReversed().map((one) => [one.office, one])).values()].reverse();
  const [first] = owners;
  if (!first) return undefined;
  const told = (one: (typeof owners)[number]) =>
    `${one.actor.name}, ${one.title}${one.of === undefined ? '' : ` of ${one.of}`} as of ${formatDay(one.asOf)}`;
  if (owners.length === 1)
    return { actors: [first.actor], note: `“${words}” is ${told(first)}.`, offers: [] };
  const taken = owners.slice(0, MOST);
  const actors = [...new Map(taken.map(({ actor }) => [actor.id, actor])).values()];
  return {
    actors,
    note: `“${words}” may be ${taken.map(told).join('; ')}: all were taken.`,
    offers: actors.map((actor) => offer(actor, actors)),
  };
}

/** One of them alone; by number where two have one name. */
function offer(actor: Actor, among: readonly Actor[]): Offer {
  const alone = among.filter(({ name }) => fold(name) === fold(actor.name)).length === 1;
  return {
    label: actor.name,
    words: alone ? `actor:"${actor.name.replaceAll('"', '')}"` : `actor:#${actor.id}`,
  };
}
