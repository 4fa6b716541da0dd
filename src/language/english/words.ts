/** Closed classes of English words and endings that tell a word's class; lower case. */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const DETERMINERS =
  set(`the a an this that these those some any no every each either neither another all both half such what which whose
  several many few most more less much enough other`);
export const POSSESSIVES = set('my your his her its our their whose');
export const PRONOUNS =
  set(`i he she it we they you who whom me him us them himself herself itself themselves myself ourselves yourself one
  someone somebody anyone anybody everyone everybody nobody none nothing something anything everything others`);
export const PREPOSITIONS =
  set(`of in on at by for with from to into onto about against between among amid during after before since until till over under
  above below across through throughout toward towards upon within without along around behind beside besides beyond despite except inside outside
  near off out up down per than via like unlike versus regarding concerning including following ahead alongside amongst as opposite`);
export const CONJUNCTIONS = set('and or but nor yet');
export const SUBORDINATORS =
  set(`because although though while whereas if unless until when whenever where wherever before after since once as so that lest
  whether how why`);
export const ADVERBS =
  set(`not n't n’t never also already still just only even then now soon later earlier again once twice often always
  usually sometimes rarely seldom ever yet too very quite rather almost nearly instead meanwhile however therefore moreover furthermore
  reportedly allegedly publicly repeatedly previously recently initially flatly further first today yesterday tomorrow tonight here there
  away together back long ago perhaps maybe indeed else both else elsewhere abroad home nevertheless nonetheless thus hence
  please well fast hard late early straight far further simply jointly`);
/** Words in -ly that are nouns or adjectives. */
const NO_ADVERBS =
  set(`family assembly supply reply ally italy july bully rally folly butterfly monopoly anomaly jelly belly lily gully melancholy homily doily fly
  elderly deadly friendly unfriendly costly lonely lovely ugly holy silly timely untimely orderly disorderly worldly cowardly lively leisurely scholarly
  motherly fatherly brotherly heavenly ghastly ghostly curly hilly chilly woolly smelly wobbly bubbly comely homely saintly stately sickly unruly
  grisly burly surly portly multiply`);

/** True for "quickly"; false for "family" and "friendly". */
export const isAdverb = (word: string): boolean =>
  word.length > 4 && word.endsWith('ly') && !NO_ADVERBS.has(word);

export const NUMBERS =
  set(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
  twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen dozens hundreds thousands millions`);
export const DAYS =
  set(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december today yesterday tomorrow tonight`);
/** Common adjectives without a telling ending. */
export const ADJECTIVES =
  set(`elderly deadly friendly unfriendly costly lonely lovely ugly holy silly timely lively unruly stately new old good bad big small large great high low long short early late young own same different certain true false clear
  likely unlikely able unable ready sure strong weak hard soft easy free full empty open close main major minor senior junior former current
  top key chief poor rich safe wrong right left past last next first second third final recent local foreign public private common
  white black red green blue dead alive ill sick happy sad angry afraid aware keen willing tough deep wide broad narrow fresh
  quick slow glad proud eager careful serious dangerous concerned unnamed anonymous nearby daily weekly monthly annual many few several other`);

const ADJECTIVE_END =
  /(?:ous|ful|less|ible|able|ical|ial|ual|ive|ary|ish|ese|ian|esque|tic|nic|ant|ent|al|ic)$/;

/** Nouns that end like adjectives. */
const NOUNS_LIKE_ADJECTIVES =
  set(`percent president vice-president student parent agent client event incident accident talent content extent opponent resident patient accent
  continent intent precedent rent tent cent applicant defendant assistant lieutenant restaurant merchant inhabitant giant consultant participant grant
  tenant sergeant warrant proposal appeal official rival trial capital hospital denial arrival journal signal animal festival individual approval withdrawal
  funeral criminal professional refusal renewal removal terminal survival manual cardinal metal goal meal deal coal tribunal scandal dismissal rehearsal
  burial withdrawal canal pedal medal disposal portal referral executive representative detective directive initiative motive archive native objective narrative
  alternative relative secretary salary library summary commentary anniversary boundary missionary january february adversary beneficiary diary glossary
  public music traffic topic clinic critic picnic fabric mechanic panic republic logic academic epidemic pandemic catholic politician musician civilian guardian
  historian technician physician comedian pedestrian librarian table cable vegetable variable dish fish wish british polish english finish bible
  rubbish publish furnish virus bonus status campus minus census consensus crisis`);

/** True for words whose ending is an adjective's more often than not. */
export const looksAdjective = (word: string): boolean =>
  word.length > 4 && ADJECTIVE_END.test(word) && !word.endsWith('ment') && !NOUNS_LIKE_ADJECTIVES.has(word);
