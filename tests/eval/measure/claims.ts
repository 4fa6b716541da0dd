/** What a reference says of one feed, in the words of our model. */
export interface Claim {
  /** Its name in the reference, for the list of failures. */
  name: string;
  field:
    | 'reads'
    | 'title'
    | 'link'
    | 'language'
    | 'description'
    | 'author'
    | 'rights'
    | 'entry.title'
    | 'entry.url'
    | 'entry.id'
    | 'entry.byline'
    | 'entry.text'
    | 'entry.publishedAt'
    | 'entry.updatedAt';
  entry: number;
  value: unknown;
}

export interface Case {
  id: string;
  xml?: string;
  /** Bytes that are no UTF-8. */
  xml_b64?: string;
  feed?: string;
  input?: string;
  text?: string;
  http_headers?: Record<string, string>;
  assertions?: { path: (string | number)[]; op: string; value?: unknown }[] | null;
  expected?: Json | null;
}
type Json = Record<string, unknown>;

/** Why a case or a part of it is not asked of us. */
export type Outside = string;

const FEED: Record<string, Claim['field']> = {
  title: 'title',
  'title_detail.value': 'title',
  link: 'link',
  language: 'language',
  description: 'description',
  subtitle: 'description',
  'subtitle_detail.value': 'description',
  tagline: 'description',
  'tagline_detail.value': 'description',
  author: 'author',
  'author_detail.name': 'author',
  'authors.0.name': 'author',
  rights: 'rights',
  'rights_detail.value': 'rights',
  copyright: 'rights',
  'copyright_detail.value': 'rights',
};
const ENTRY: Record<string, Claim['field']> = {
  title: 'entry.title', 'title_detail.value': 'entry.title', link: 'entry.url', id: 'entry.id', guid: 'entry.id', author: 'entry.byline',
  'author_detail.name': 'entry.byline', 'authors.0.name': 'entry.byline', description: 'entry.text', summary: 'entry.text',
  'summary_detail.value': 'entry.text', 'content.0.value': 'entry.text', published_parsed: 'entry.publishedAt', updated_parsed: 'entry.updatedAt',
}; // biome-ignore format: a table

/** The claims of a case, and what of it lies outside. */
export function claimsOf(one: Case): { claims: Claim[]; outside: Outside[] } {
  if (/(^|\/)(cdf|sanitize)\//u.test(one.id))
    return { claims: [], outside: ['CDF and sanitiser internals: texts are reduced to plain paragraphs'] };
  if (/content_location/u.test(one.id))
    return {
      claims: [],
      outside: ['Content-Location as the base of links: withdrawn by RFC 7231, appendix B'],
    };
  if (one.assertions !== undefined) return ofAssertions(one.assertions ?? []);
  if (one.expected) return ofExpected(one.expected);
  if (one.text !== undefined && /parser\/testdata\/.*\.xml$/u.test(one.id))
    return { claims: [{ name: 'reads', field: 'reads', entry: 0, value: true }], outside: [] };
  return { claims: [], outside: ['nothing to check'] };
}

function ofAssertions(assertions: NonNullable<Case['assertions']>): { claims: Claim[]; outside: Outside[] } {
  const claims: Claim[] = [];
  const outside: Outside[] = [];
  for (const { path, op, value } of assertions) {
    const name = path.join('.');
    if (name === 'bozo') continue;
    const [top, index, ...rest] = path;
    const field =
      top === 'feed' ? FEED[path.slice(1).join('.')] : top === 'entries' ? ENTRY[rest.join('.')] : undefined;
    if (field === undefined || op !== '==') outside.push(name.replace(/\d+/gu, 'n'));
    else claims.push({ name, field, entry: top === 'entries' ? Number(index) : 0, value });
  }
  // An entry of which nothing but a name, an id or a date is given.
  if (
    claims.some(({ field }) => /^entry\.(title|text|url)$/u.test(field)) ||
    !claims.some(({ field }) => field.startsWith('entry.'))
  )
    return { claims, outside };
  return {
    claims: claims.filter(({ field }) => !field.startsWith('entry.')),
    outside: [...outside, 'entries without title, text and address: no article can come of them'],
  };
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof (value as Json | undefined)?.value === 'string'
      ? String((value as Json).value)
      : undefined;

/** The expected parse of gofeed and feedsmith: both are trees in the words of the formats. */
function ofExpected(expected: Json): { claims: Claim[]; outside: Outside[] } {
  const claims: Claim[] = [];
  const say = (field: Claim['field'], value: unknown, entry = 0, name: string = field): void => {
    if (value !== undefined && value !== null && value !== '') claims.push({ name, field, entry, value });
  };
  say('title', text(expected.title));
  // Where it names the feed's own address apart, the only link in the list may be that.
  if (expected.link !== undefined || expected.feedLink === undefined) say('link', linkOf(expected));
  say('language', text(expected.language));
  say('description', text(expected.description) ?? text(expected.subtitle));
  say('rights', text(expected.rights) ?? text(expected.copyright));
  say('author', (expected.authors as Json[] | undefined)?.[0]?.name);
  const items = ((expected.items ?? expected.entries ?? []) as Json[]).filter(
    (item) =>
      text(item.title) ?? text(item.description) ?? text(item.summary) ?? text(item.content) ?? linkOf(item),
  );
  for (const [index, item] of items.entries()) {
    say('entry.title', text(item.title), index);
    say('entry.url', linkOf(item), index);
    say('entry.id', text(item.guid) ?? text(item.id), index);
    say('entry.text', text(item.description) ?? text(item.summary) ?? text(item.content), index);
    const author = (item.authors as Json[] | undefined)?.[0];
    say('entry.byline', author?.name, index);
    say(
      'entry.publishedAt',
      item.publishedParsed ?? item.pubDateParsed ?? item.published ?? item.pubDate,
      index,
    );
  }
  return claims.length > 0
    ? { claims, outside: [] }
    : { claims, outside: ['fields that no article has (images, clouds, ratings, versions …)'] };
}

function linkOf(item: Json): string | undefined {
  if (typeof item.link === 'string') return item.link;
  const links = (item.links ?? []) as (string | Json)[];
  const found = links.find(
    (link) => typeof link === 'string' || link.rel === undefined || link.rel === 'alternate',
  );
  return typeof found === 'string' ? found : (found?.href as string | undefined);
}
