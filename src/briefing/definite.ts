import { contentWords } from './word.ts';

/** Words that end a simple noun phrase, or belong to what is said of it. */
const BREAK =
  /^(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|must|should|shall|did|does|do|not|also|then|now|still|later|already|never|only|itself|who|whom|whose|which|that|where|when|while|as|after|before|because|if|than|of|to|in|on|at|for|by|from|with|against|over|about|between|among|into|under|during|since|through|near|and|or|but|a|an|the|his|her|its|their|\p{L}+ed|said|says|came|went|took|made|began|found|left|told|gave|got|won|lost|led|held|saw|kept|ran|set|put|met|fell|rose|broke|brought|drew|grew|knew|meant|sent|spent|stood|struck|shows?|comes?|goes|makes?|takes?|seems?|means|follows|includes?|ends?|marks?)$/iu;
/** A phrase that goes on so says itself which one is meant: "the visit of …", "the man who …". */
const SAYS_WHICH =
  /^(?:of|who|whose|that|which|where|to|in|on|at|for|by|from|with|against|over|about|between|behind|near|into|under|during)$/iu;

/** One of a kind in any article: the reader knows which. */
const ONE_OF_A_KIND = new Set(
  `government president police parliament army military navy ministry opposition public world internet economy market markets dollar euro pound yen stock stocks administration senate congress house court constitution pope prime minister king queen country nation state city sun moon earth weather climate law media press church left right west east north south past future unemployment inflation budget election elections voters border borders rest number numbers cost price prices idea best most more first last next`.split(
    ' ',
  ),
);

/** What an article calls a thing after it has told of it, by other words too: the town after Temsk, the attack after a bomb. */
const TOLD = new Set(
  `visit trip tour meeting summit deal agreement accord pact plan proposal attack incident ruling delegation cancellation announcement report order measure case talks document text draft clash clashes move decision letter statement bill lawsuit suit complaint charge charges arrest crash blast explosion shooting fire storm tragedy accident disaster scandal controversy dispute row standoff raid operation event ceremony show film movie book song footage clip photo image tape recording post tweet message memo speech remark remarks comment comments interview conversation hearing trial verdict investigation probe inquiry findings discovery study survey poll program programme initiative project effort amendment resolution motion treaty contract merger acquisition transaction purchase offer bid stake product device site building facility plant vessel ship boat plane aircraft jet helicopter car vehicle truck bus train man woman boy girl teen teenager couple pair duo trio mother father parents son daughter brother sister husband wife child children baby victim victims suspect suspects gunman attacker attackers shooter driver officer officers agent student teacher doctor author authors researchers actor actress singer player team company firm group organization organisation agency department bank university school hospital hotel restaurant store airline newspaper magazine station network website site app town village county region area island province district neighborhood neighbourhood amount sum money funds animal dog cat problem issue situation change changes result results question answer news charity club party union fund policy experiment find object creature bird snake shark wedding birth death funeral suicide murder killing killings robbery theft theory list map rule rules ban test tests vote senator congressman congresswoman representative lawmaker lawmakers governor mayor candidate candidates nominee secretary minister ministers ambassador judge justice prosecutor prosecutors attorney attorneys lawyer lawyers sheriff general colonel executive chairman chairwoman billionaire businessman businesswoman mogul magnate tycoon celebrity rapper comedian pastor priest bishop cardinal professor expert experts analyst analysts economist economists activist activists leader leaders founder owner manager captain commander spokesman spokeswoman spokesperson politician incumbent frontrunner front-runner hacker hackers native veteran users legislation provision duo chief chiefs agents troops soldiers rebels militants protesters demonstrators workers employees residents passengers crew owners buyers sellers investors shareholders breach inaction failure loss win victory defeat delay closure outage spill leak rescue recall layoffs cut cuts increase rise fall drop decline jump shift split ouster resignation departure arrival appointment nomination approval rejection launch release opening closing suspension evacuation search chase encounter exchange fight brawl beating assault abuse allegation allegations accusation accusations claim claims complaints revelation revelations disclosure admission confession apology warning warnings threat threats request demand demands appeal suggestion recommendation recommendations conclusion conclusions slump surge outbreak epidemic rebellion uprising revolt coup siege battle fighting violence bombing ambush hijacking kidnapping strike strikes walkout boycott protest protests rally march sanctions embargo ceasefire truce takeover buyout movement militia faction regime alliance bloc coalition panel commission committee tribunal kingdom emirate territory enclave exchange official officials source sources reason reasons approach approaches`.split(
    ' ',
  ),
);

/** Of these a headline or a sentence that is shown does not say which is meant, even where it has the word. */
const VAGUE = new Set(
  `issue problem situation change changes result results question answer news case matter program programme effort measure measures event incident move decision plan proposal statement remark remarks comment comments report figure figures group company official officials`.split(
    ' ',
  ),
);

/** "The bridge", also after "in", "at", "after" …, at the start of a sentence. */
const DEFINITE =
  /^["“‘]?(?:(?:in|at|on|after|during|since|before|following|for|with|by|from|under|inside|outside|near|despite|according to) )?the ([\p{L}\p{N}$%’'.-]+(?: [\p{L}\p{N}$%’'.-]+){0,5},?)/iu;

/**
 * True where a text begins with "the" and a thing that was told of before: it stands before it in the article, or it is one of those that articles
 * call so only then. False where the phrase names somebody (`names`: where names begin), says which one it means, or where the reader has it
 * before them.
 */
export function pointsBack(
  text: string,
  names: readonly number[],
  around?: { before: string; known: ReadonlySet<string> },
): boolean {
  const match = DEFINITE.exec(text);
  if (match === null) return false;
  const from = match[0].length - match[1]!.length;
  const words: string[] = [];
  let at = from;
  let next = '';
  for (const word of match[1]!.split(' ')) {
    const bare = word.replace(/[,.]+$/u, '');
    if (words.length > 0 && (BREAK.test(bare) || /^\p{Lu}\p{Ll}+day$/u.test(bare))) {
      next = bare;
      break;
    }
    // A capital or a number in the phrase says which one: "the Temsk bridge", "the 2015 law".
    if (/^[\p{Lu}\p{N}$]/u.test(bare) || names.some((start) => start >= at && start < at + bare.length))
      return false;
    words.push(bare.toLowerCase());
    at += word.length + 1;
    if (word !== bare) {
      next = ',';
      break;
    }
  }
  if (words.length === 0 || SAYS_WHICH.test(next)) return false;
  // "The man, who …", "the bridge, which …", "the group, called …".
  if (next === ',' && /^ ?(?:who|which|whose|where|called|known|a|an|\p{Lu})/u.test(text.slice(at - 1)))
    return false;
  // Without a break among the words a verb stands in the midst of them: the head is one of the first.
  const heads = next === '' ? words.slice(0, 2) : words.slice(-1);
  const stems = contentWords(heads.join(' '));
  if (words.includes('prime')) return false;
  if (around !== undefined && !VAGUE.has(words.at(-1)!) && stems.some((stem) => around.known.has(stem)))
    return false;
  if (heads.some((word) => TOLD.has(word)) && !ONE_OF_A_KIND.has(words.at(-1)!)) return true;
  if (around === undefined || words.some((word) => ONE_OF_A_KIND.has(word))) return false;
  const earlier = around.before.toLowerCase();
  return heads.some(
    (word) => word.length > 2 && new RegExp(`\\b${word.replace(/[^\p{L}\p{N}-]/gu, '.')}`, 'u').test(earlier),
  );
}
