const set = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/** Words that put their clause into the future. */
export const futureSigns = set(`will won't shall gonna tomorrow upcoming forthcoming`);

/** Participles and verbs after which what is named is still to come ("scheduled for Friday", "agreed to meet on Friday"). */
export const plannedVerbs = set(`
  scheduled expected planned slated due plans plan planning expects expect intends hopes hope aims wants likely would could should may might must
  invited starting beginning deadline expires expire
`);

/** Past forms of verbs of saying. */
export const reportingPast = set(`
  said told announced reported added stated wrote confirmed warned declared tweeted claimed argued noted insisted
`);

/** Past forms of irregular verbs that are no nouns as well. */
export const pastVerbs = set(`
  went came took made got gave met saw left began ran fell rose told held brought sent spent sold bought became found kept
  won lost led flew drove spoke broke grew drew knew struck built caught taught thought sought fought paid met died shot
  beat stood sat hurt threw wrote chose froze woke wore tore swore stole shook sank sang rang hung dealt felt slept
  swept lent lay lit slid bled fled bound wound ground arose awoke withdrew overcame undertook understood forgot forgave
`);

/** Words in -ed that tell no past of their clause. */
export const notPast = set(
  `hundred united unprecedented alleged armed sacred naked wicked limited embed kindred`,
);
