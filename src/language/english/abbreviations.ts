const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/**
 * Abbreviations that are always followed by more of the same sentence: titles, ranks, "vs.". Without the last full stop, in the
 * case in which they are abbreviations ("Sat." is one, "sat." ends a sentence); all in capitals counts too.
 */
export const neverFinal = words(`
  Mr Mrs Ms Mx Dr Drs Prof Hon Rev Revd Fr Msgr Gen Col Lt Maj Capt Cpt Cmdr Cmdt Adm Brig Sgt Cpl Pvt Pfc Supt Insp Det
  Sen Sens Rep Reps Gov Govs Pres Amb Atty Asst Assoc Dir Dep Messrs Mmes Mlle Mme St Ste Mt Ft Pt Sig Sra Srta Fam Ald
  Cllr Rt Lt.Gen Maj.Gen Brig.Gen Lt.Col Vol Fig Figs Sect Pp vs v cf viz approx e.g i.e eg ie ca al vol fig figs pp
`);

/** Abbreviations that may end a sentence or stand inside one: what follows decides. Written like `neverFinal`. */
export const maybeFinal = words(`
  U.S U.K U.N U.A.E E.U U.S.A U.S.S.R D.C L.A N.Y N.J B.C A.D P.O a.m p.m A.M P.M Ph.D M.D B.A M.A J.D LL.B D.Phil M.P G.O.P
  Inc Corp Co Cos Ltd Plc Bros Mfg Intl Int'l Dept Univ Assn Assoc Ave Blvd Rd Sq etc Jr Sr Esq Ret ret No Nos
  Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
  Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa R.I S.C N.C N.D
  S.D N.M N.H W.Va Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask Man P.R
`);

/** Abbreviations to which a number after them belongs ("Sept. 30", "No. 10"). */
export const beforeNumber = words(`
  Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec No Nos no nos Vol vol Fig fig Art Sect Ch ch p pp para est Est
`);

/** Words that, with a capital, hardly ever go on a name: after an abbreviation they begin a sentence. Lower case. */
export const sentenceStarters = words(`
  the a an this that these those he she it they we i you his her its their our my your there here
  in on at by for from with without of to into over under after before during since until till when while where why how
  what who which whose as if although though because unless whether once but and or nor so yet however meanwhile
  moreover nevertheless still also then now thus instead earlier later last next today yesterday tomorrow
  nobody nothing everyone everybody someone anyone
  some many most several few all both each every no none not one two three another other others such
  according asked despite between among against about above across along amid around behind below beside beyond
  is are was were has have had do does did can could will would should may might must let
  officials police critics analysts experts investigators people residents witnesses
`);

/** Verbs after a quotation that ends in "?" or "!" and goes on with its speaker: `"Why?" Smith asked.` Lower case. */
export const afterQuoteVerbs = words(`
  said says asked asks told tells added adds wrote writes shouted cried yelled replied replies exclaimed wondered
  tweeted posted continued recalled joked quipped declared warned insisted demanded chanted screamed answered
`);
