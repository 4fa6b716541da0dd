import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FetchError, type Fetched, type Fetcher, makeFetcher } from '../../src/ingest/fetch.ts';
import { makeGuard } from '../../src/ingest/guard.ts';
import { hostileServer } from './hostile.ts';

const now = () => new Date('2026-11-25T12:00:00Z');
const limits = { total: 400, packed: 500_000, unpacked: 1_000_000 };
let server: Awaited<ReturnType<typeof hostileServer>>;
/** Where the name `localhost` leads in a test: the only name that tests may reach for. */
let named: string[] = [];
let open: Fetcher;
let shut: Fetcher;

beforeAll(async () => {
  server = await hostileServer();
  const common = { contact: 'desk@example.org', now, limits };
  const resolve = async () => named.map((address) => ({ address, family: 4 }));
  open = makeFetcher({ ...common, allow: '127.0.0.1/32', resolve });
  shut = makeFetcher({ ...common, allow: '', resolve });
});
afterAll(async () => {
  await open.close();
  await shut.close();
  await server.close();
});

const get = (path: string): Promise<Fetched> => open.get(`${server.base}${path}`);
const byName = (path: string): string => `${server.base.replace('127.0.0.1', 'localhost')}${path}`;
const words = ({ body }: Fetched): string => new TextDecoder().decode(body);

describe('addresses that are refused before anything is sent', () => {
  test.each([
    'http://127.0.0.1/', 'http://127.1/', 'http://2130706433/', 'http://0x7f000001/', 'http://0177.0.0.1/', 'http://127.0.0.1./',
    'http://０x7f.1/', 'http://[::1]/', 'http://[::]/', 'http://[::ffff:127.0.0.1]/', 'http://[::ffff:7f00:1]/', 'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/', 'http://[2002:7f00:1::]/', 'http://[2001::1]/', 'http://[fe80::1]/', 'http://[fc00::1]/',
    'http://[fd00:ec2::254]/', 'http://[fec0::1]/', 'http://[ff02::1]/', 'http://[2001:db8::1]/', 'http://10.0.0.1/', 'http://172.16.0.1/',
    'http://192.168.1.1/', 'http://169.254.169.254/latest/', 'http://100.64.0.1/', 'http://0.0.0.0/', 'http://224.0.0.1/',
    'http://255.255.255.255/', 'http://192.0.2.1/', 'http://198.18.0.1/', 'http://240.0.0.1/',
  ])('%s', async (url) => {
    await expect(shut.get(url)).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('public') });
  }); // biome-ignore format: a list

  test.each([
    'file:///etc/passwd', 'ftp://192.0.43.7/', 'gopher://192.0.43.7/', 'data:text/xml,<rss/>', 'javascript:1',
    'http://192.0.43.7:22/', 'http://192.0.43.7:25/', 'http://192.0.43.7:6667/', 'https://example.org:465/',
  ])('%s', async (url) => {
    await expect(shut.get(url)).rejects.toMatchObject({ code: 'forbidden' });
  }); // biome-ignore format: a list

  test('a name that leads inside', async () => {
    named = ['127.0.0.1'];
    await expect(shut.get(byName('/good'))).rejects.toMatchObject({ code: 'forbidden' });
    named = ['10.0.0.7'];
    await expect(open.get(byName('/good'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('a name with an address inside and one that is open: only the open one is asked', async () => {
    named = ['10.0.0.7', '127.0.0.1'];
    expect((await open.get(byName('/gzip'))).changed).toBe(true);
  });

  test('a name that leads elsewhere the second time (rebinding)', async () => {
    named = ['127.0.0.1'];
    await expect(open.get(byName('/hang-up'))).rejects.toMatchObject({ code: 'unavailable' });
    named = ['192.168.0.1'];
    await expect(open.get(byName('/hang-up'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('ordinary addresses pass, and a range that is no range is told', () => {
    const guard = makeGuard({ allow: '10.1.0.0/16', connectTimeout: 100 });
    expect(['192.0.43.7', '2606:4700::1', '10.1.2.3'].map((address) => guard.permits(address))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['10.2.0.1', '::ffff:10.2.0.1', 'no address'].map((address) => guard.permits(address))).toEqual([
      false,
      false,
      false,
    ]);
    expect(guard.permits('::ffff:10.1.2.3')).toBe(true);
    expect(() => makeGuard({ allow: 'office', connectTimeout: 100 })).toThrow(/FETCH_ALLOW/u);
  });
});

describe('redirects', () => {
  test.each(['/to-loopback-name', '/to-metadata', '/to-integer', '/to-file', '/to-mail'])(
    '%s is refused',
    async (path) => {
      named = ['10.0.0.7'];
      await expect(get(path)).rejects.toMatchObject({ code: 'forbidden' });
    },
  );
  test.each(['/loop', '/steps/6'])('%s: more than five', async (path) => {
    await expect(get(path)).rejects.toThrow(/more than 5 times/u);
  });
  test('five are followed', async () => {
    expect(await get('/steps/5')).toMatchObject({ url: `${server.base}/good`, changed: true });
  });
  test('to no address', async () => {
    await expect(get('/to-nowhere')).rejects.toMatchObject({ code: 'invalid' });
  });
  test('only a move for good on every step is a move', async () => {
    expect((await get('/to-good-for-good')).movedTo).toBe(`${server.base}/good`);
    expect((await get('/to-good-for-now')).movedTo).toBeUndefined();
    expect((await get('/to-good-mixed')).movedTo).toBeUndefined();
  });
});

describe('bodies', () => {
  test.each(['/gzip', '/br', '/zstd', '/deflate', '/good'])('%s is read', async (path) => {
    expect(words(await get(path))).toContain('<title>Good</title>');
  });
  test.each(['/gzip-bomb', '/br-bomb', '/zstd-bomb', '/double-bomb'])(
    '%s stops at the limit',
    async (path) => {
      await expect(get(path)).rejects.toThrow(/more than 1 MB unpacked/u);
    },
  );
  test.each(['/declared-large', '/endless'])('%s stops at the limit', async (path) => {
    await expect(get(path)).rejects.toThrow(/more than 0.5 MB over the line/u);
  });
  test.each(['/triple', '/unknown-packing'])('%s is refused', async (path) => {
    await expect(get(path)).rejects.toThrow(/not understood/u);
  });
  test.each(['/not-gzip', '/half-gzip'])('%s is damaged', async (path) => {
    await expect(get(path)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('damaged'),
    });
  });
  test.each(['/silent', '/slow-body', '/slow-header'])('%s ends with the time', async (path) => {
    await expect(get(path)).rejects.toThrow(/within 0.4 seconds/u);
  });
  test.each(['/large-headers', '/garbage', '/hang-up', '/truncated'])(
    '%s is a fault, not an answer',
    async (path) => {
      await expect(get(path)).rejects.toMatchObject({ code: 'unavailable' });
    },
  );
});

describe('manners', () => {
  test('says who asks, and carries no cookies', async () => {
    await get('/echo');
    const headers = JSON.parse(words(await get('/echo'))) as Record<string, string>;
    expect(headers['user-agent']).toBe('Wiredesk/0.1 (+desk@example.org)');
    expect(headers.cookie).toBeUndefined();
    expect(headers.referer).toBeUndefined();
  });
  test('keeps what makes the next request cheap, and sends it', async () => {
    expect(await get('/good')).toMatchObject({
      etag: '"1"',
      lastModified: 'Sat, 23 Mar 2024 07:30:00 GMT',
      maxAge: 600,
    });
    expect(await open.get(`${server.base}/conditional`, { etag: '"1"' })).toMatchObject({
      changed: false,
      etag: '"1"',
    });
    expect((await open.get(`${server.base}/conditional`, { etag: '"2"' })).changed).toBe(true);
  });
  test.each([
    ['/missing', 404, 'not_found', undefined],
    ['/gone', 410, 'not_found', undefined],
    ['/busy', 429, 'rate_limited', 120_000],
    ['/closed', 503, 'unavailable', 3_600_000],
  ])('%s', async (path, status, code, retryAfter) => {
    const error = (await get(path).catch((thrown: unknown) => thrown)) as FetchError;
    expect([error.status, error.code, error.retryAfter]).toEqual([status, code, retryAfter]);
  });
});
