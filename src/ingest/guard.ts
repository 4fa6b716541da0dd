import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { AppError } from '../domain/errors.ts';

/** Ports below 1024 that news is served from; all others there belong to mail, shells, databases of names. */
const LOW_PORTS = new Set([80, 443]);

/** Ports above them that browsers refuse too: https://fetch.spec.whatwg.org/#port-blocking. */
const BAD_PORTS = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10080,
]);

/** Special ranges that the address library calls ordinary: IPv4-compatible, and site-local of old. */
const OLD_RANGES = [ipaddr.parseCIDR('::/96'), ipaddr.parseCIDR('fec0::/10')];

/** Answers a name with its addresses; for tests, which have no name server. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

/** Decides which addresses may be connected to. */
export interface Guard {
  /** Throws `forbidden` for an address whose scheme or port no news is served from. */
  checkUrl(url: URL): void;
  /** False for loopback, private, link-local, metadata and all other special addresses but the allowed ones. */
  permits(address: string): boolean;
  /** A connector for undici: every connection goes through the check, names when they are resolved, literals before, and the peer once more after. */
  connector: buildConnector.connector;
}

/** `allow`: ranges that are open all the same, `10.1.0.0/16,127.0.0.1/32`; their ports are not restricted. Throws `invalid` for what is no range. */
export function makeGuard(settings: { allow: string; connectTimeout: number; resolve?: Resolve }): Guard {
  const allowed = settings.allow
    .split(',')
    .map((range) => range.trim())
    .filter((range) => range !== '')
    .map(readRange);
  const opened = (address: string): boolean => {
    const parsed = ipaddr.isValid(address) ? ipaddr.process(address) : undefined;
    return parsed !== undefined && allowed.some((range) => inside(parsed, range));
  };
  const permits = (address: string): boolean => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    if (allowed.some((range) => inside(parsed, range))) return true;
    return parsed.range() === 'unicast' && !OLD_RANGES.some((range) => inside(parsed, range));
  };
  const resolve: Resolve = settings.resolve ?? resolveBySystem;

  const lookup: LookupFunction = (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const good = found.filter(({ address }) => permits(address));
        const [first] = good;
        if (first === undefined) callback(refused(host), '', 0);
        else if (options.all) callback(null, good);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
  const connect = buildConnector({ timeout: settings.connectTimeout, lookup, autoSelectFamily: true });

  return {
    checkUrl(url) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:')
        throw new AppError('forbidden', `only http and https addresses are fetched, not ${url.protocol}`);
      const host = bareHost(url.hostname);
      if (isIP(host) !== 0 && !permits(host)) throw refused(host);
      const port = Number(url.port);
      if (url.port === '' || (isIP(host) !== 0 && opened(host))) return;
      if ((port < 1024 && !LOW_PORTS.has(port)) || BAD_PORTS.has(port))
        throw new AppError('forbidden', `port ${port} is not one that news is served from`);
    },
    permits,
    connector(options, callback) {
      const host = bareHost(options.hostname);
      if (isIP(host) !== 0 && !permits(host)) {
        callback(refused(host), null);
        return;
      }
      connect(options, (...[error, socket]: [Error, null] | [null, Socket]) => {
        if (error !== null) callback(error, null);
        else if (socket.remoteAddress !== undefined && !permits(socket.remoteAddress)) {
          socket.destroy();
          callback(refused(host), null);
        } else callback(null, socket);
      });
    },
  };
}

const refused = (host: string): AppError =>
  new AppError('forbidden', `${host} is not a public address; FETCH_ALLOW opens private ones that are meant`);

const bareHost = (host: string): string => host.replace(/^\[|\]$/gu, '');

type Range = ReturnType<typeof ipaddr.parseCIDR>;

function readRange(text: string): Range {
  try {
    return ipaddr.parseCIDR(
      text.includes('/') ? text : `${text}/${ipaddr.parse(text).kind() === 'ipv4' ? 32 : 128}`,
    );
  } catch (cause) {
    throw new AppError('invalid', `FETCH_ALLOW: “${text}” is no range of IP addresses`, { cause });
  }
}

const inside = (address: ipaddr.IPv4 | ipaddr.IPv6, range: Range): boolean =>
  address.kind() === range[0].kind() && address.match(range as never);

const resolveBySystem: Resolve = (host) =>
  new Promise((done, fail) => {
    systemLookup(host, { all: true, verbatim: true }, (error, found) => (error ? fail(error) : done(found)));
  });
