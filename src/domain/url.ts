/** Query fields that say how a reader came and not what is read. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|twclid|mc_[ce]id|mkt_tok|_hs(enc|mi)|icid|ncid|cmpid|cmp|ocid|smid|at_(medium|campaign|link_\w+|bbc_team|format|ptr_\w+)|ns_(campaign|mchannel|source|linkname|fee)|xtor|traffic_source|ftag|guccounter|__twitter_impression|oc|sr_share|mbid|soc_(src|trk)|taid|cid_source|wt_\w+)$/iu;

/** An address without what only counts visitors: tracking fields, fragment, default port, credentials; undefined where it is no http(s) address. */
export function cleanAddress(given: string, base?: string): string | undefined {
  const url = URL.parse(given.trim(), base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
  url.username = '';
  url.password = '';
  // "#!" routes of old script-driven sites are part of the address.
  if (!url.hash.startsWith('#!')) url.hash = '';
  for (const name of [...url.searchParams.keys()])
    if (TRACKING.test(name) || (name === 'source' && url.searchParams.get(name) === 'rss'))
      url.searchParams.delete(name);
  return url.href;
}
