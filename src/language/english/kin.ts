/** Nouns that name a man or a woman by kin, age or standing: whoever is meant by "she" after "her mother" may be that one. */
const MEN =
  'man men boy father dad son brother husband uncle nephew grandfather grandson stepfather stepson boyfriend fiancé groom widower gentleman guy king prince actor waiter landlord monk priest policeman fireman businessman chairman spokesman congressman salesman serviceman';
const WOMEN =
  'woman women girl mother mum mom daughter sister wife aunt niece grandmother granddaughter stepmother stepdaughter girlfriend fiancée bride widow lady queen princess actress waitress landlady nun policewoman businesswoman chairwoman spokeswoman congresswoman servicewoman midwife';
/** People of either sex. */
const EITHER =
  'friend child kid baby teenager toddler student pupil teacher neighbour neighbor patient doctor nurse victim suspect driver passenger witness colleague partner spouse parent cousin sibling twin boss worker photographer cosplayer reporter journalist lawyer attorney judge officer soldier guard resident tourist customer client fan player coach opponent rival assistant aide adviser counterpart predecessor successor poster blogger user caller attacker gunman shooter hacker pilot captain person somebody someone';

const sexes = new Map<string, 'm' | 'f' | undefined>([
  ...MEN.split(' ').map((word): [string, 'm'] => [word, 'm']),
  ...WOMEN.split(' ').map((word): [string, 'f'] => [word, 'f']),
  ...EITHER.split(' ').map((word): [string, undefined] => [word, undefined]),
]);

/** True for a singular noun of people, lower case. */
export const isPeople = (word: string): boolean => sexes.has(word);

/** The sex that a noun of people tells, undefined where it tells none. */
export const sexOfNoun = (word: string): 'm' | 'f' | undefined => sexes.get(word);
