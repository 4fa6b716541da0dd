/** Nouns that end or carry the name of an organisation and stand for it with "the": "the committee". */
export const HEADS: readonly string[] =
  'party committee company bank agency ministry court group union council commission department university airline firm organisation organization association federation institute fund authority board bureau club church college corporation foundation parliament league movement newspaper hospital school team network senate congress assembly army navy police force front administration charity trust institution'.split(
    ' ',
  );

/** Firms end in words that are not said: "the company" is "Acme Inc." Noun → what the name may have instead of it. */
export const SAID: Readonly<Record<string, RegExp>> = {
  company: /\b(?:inc|corp|co|ltd|plc|ag|sa|nv|gmbh|company|corporation|group|holdings)\b/u,
  firm: /\b(?:inc|corp|ltd|llp|llc|plc|partners|firm|associates)\b/u,
  group: /\b(?:group|front|movement|brigades?|alliance|coalition|network)\b/u,
  organisation: /\b(?:organisation|organization)\b/u,
  organization: /\b(?:organisation|organization)\b/u,
  charity: /\b(?:charity|foundation|trust|relief|aid|oxfam)\b/u,
};

/** Words in a name that say it is no firm. */
export const NO_FIRM =
  /\b(?:ministry|court|police|university|party|council|parliament|senate|union|army|navy|government|committee|department|hospital|school|commission|federation|association|agency|church|congress|assembly|nations|club|league|league|museum|office|house|court|tribunal|brigade|forces|directorate|bureau|institute|college|board|authority)\b/u;

/** Words in a name that say it publishes news: it is the source, hardly the subject. */
export const MEDIA =
  /\b(?:reuters|ap|afp|associated press|news|times|post|tv|radio|bbc|cnn|herald|tribune|gazette|journal|guardian|telegraph|mail|press|broadcasting|xinhua|tass|twitter|facebook|youtube|x)\b/u;

/** What a party's people are called, and other words for it → its folded name. */
export const PARTIES: ReadonlyMap<string, string> = new Map([
  ['democrats', 'democratic party'],
  ['republicans', 'republican party'],
  ['gop', 'republican party'],
  ['tories', 'conservative party'],
  ['conservatives', 'conservative party'],
  ['liberal democrats', 'liberal democratic party'],
  ['lib dems', 'liberal democratic party'],
  ['social democrats', 'social democratic party'],
  ['christian democrats', 'christian democratic party'],
  ['socialists', 'socialist party'],
  ['communists', 'communist party'],
  ['greens', 'green party'],
  ['liberals', 'liberal party'],
]);

/** Bodies the world knows by their initials, wherever they are printed: folded initials → folded name. Initials that others share are left out. */
export const INITIALS: ReadonlyMap<string, string> = new Map(
  `un=united nations; u n=united nations; imf=international monetary fund; iaea=international atomic energy agency; nato=north atlantic treaty organization; wto=world trade organization;
   opec=organization of the petroleum exporting countries; icj=international court of justice; unicef=united nations children fund; unhcr=united nations high commissioner for refugees;
   unesco=united nations educational scientific and cultural organization; undp=united nations development program; unrwa=united nations relief and works agency; wfp=world food program;
   osce=organization for security and co operation in europe; oecd=organization for economic co operation and development; asean=association of southeast asian nations;
   ecowas=economic community of west african states; ebrd=european bank for reconstruction and development; ecb=european central bank; fbi=federal bureau of investigation;
   cia=central intelligence agency; nasa=national aeronautics and space administration; bbc=british broadcasting corporation; fifa=federation internationale de football association;
   uefa=union of european football associations; ioc=international olympic committee; idf=israel defense forces; plo=palestine liberation organization; opcw=organization for the prohibition of chemical weapons`
    .split(';')
    .map((pair) => pair.trim().split('=') as [string, string]),
);
