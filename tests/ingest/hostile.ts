import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as zlib from 'node:zlib';

type Route = (request: IncomingMessage, response: ServerResponse, base: string) => void;

const redirect =
  (status: number, to: (base: string) => string): Route =>
  (_request, response, base) => {
    response.writeHead(status, { location: to(base) }).end();
  };
const packed =
  (encoding: string, body: Buffer): Route =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/xml', 'content-encoding': encoding }).end(body);
  };
const answer =
  (status: number, headers: Record<string, string>, body = ''): Route =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };

const zeros = Buffer.alloc(3_000_000);
const good = Buffer.from('<rss version="2.0"><channel><title>Good</title></channel></rss>');

/** What a stranger's server may do to whoever asks it; limits in the tests are a tenth of the real ones and less. */
const routes: Record<string, Route> = {
  '/good': answer(
    200,
    {
      'content-type': 'text/xml',
      etag: '"1"',
      'last-modified': 'Sat, 23 Mar 2024 07:30:00 GMT',
      'cache-control': 'public, max-age=600',
    },
    good.toString(),
  ),
  '/echo': (request, response) => {
    response.writeHead(200, { 'set-cookie': 'track=1' }).end(JSON.stringify(request.headers));
  },
  '/conditional': (request, response) => {
    response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200).end();
  },
  '/gzip': packed('gzip', zlib.gzipSync(good)),
  '/br': packed('br', zlib.brotliCompressSync(good)),
  '/zstd': packed('zstd', zlib.zstdCompressSync(good)),
  '/deflate': packed('deflate', zlib.deflateSync(good)),
  '/gzip-bomb': packed('gzip', zlib.gzipSync(zeros)),
  '/br-bomb': packed('br', zlib.brotliCompressSync(zeros)),
  '/zstd-bomb': packed('zstd', zlib.zstdCompressSync(zeros)),
  '/double-bomb': packed('gzip, gzip', zlib.gzipSync(zlib.gzipSync(zeros))),
  '/triple': packed('gzip, gzip, gzip', zlib.gzipSync(zlib.gzipSync(zlib.gzipSync(good)))),
  '/unknown-packing': packed('lzma', good),
  '/not-gzip': packed('gzip', good),
  '/half-gzip': packed('gzip', zlib.gzipSync(zeros).subarray(0, 500)),
  '/declared-large': (_request, response) => {
    response.writeHead(200, { 'content-length': '900000000' });
    response.write('x');
  },
  '/endless': (_request, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(10_000)));
      response.once('drain', more);
    };
    more();
  },
  '/silent': () => {},
  '/slow-body': (_request, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/slow-header': (request) => {
    request.socket.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => request.socket.write('x-a: b\r\n'), 20);
    request.socket.on('close', () => clearInterval(timer));
    request.socket.on('error', () => {});
  },
  '/large-headers': (request) => {
    request.socket.end(`HTTP/1.1 200 OK\r\nx-large: ${'x'.repeat(40_000)}\r\n\r\n`);
  },
  '/garbage': (request) => {
    request.socket.end('\u0000\u0001 this is not HTTP\r\n\r\n');
  },
  '/hang-up': (request) => {
    request.socket.destroy();
  },
  '/truncated': (request) => {
    request.socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nshort');
  },
  '/missing': answer(404, {}),
  '/gone': answer(410, {}),
  '/busy': answer(429, { 'retry-after': '120' }),
  '/closed': answer(503, { 'retry-after': 'Wed, 25 Nov 2026 13:00:00 GMT' }),
  '/to-good-for-good': redirect(301, () => '/good'),
  '/to-good-for-now': redirect(302, () => '/good'),
  '/to-good-mixed': redirect(301, () => '/to-good-for-now'),
  '/to-loopback-name': redirect(302, (base) => base.replace('127.0.0.1', 'localhost')),
  '/to-metadata': redirect(302, () => 'http://169.254.169.254/latest/meta-data/'),
  '/to-integer': redirect(302, () => 'http://167772161/'),
  '/to-file': redirect(302, () => 'file:///etc/passwd'),
  '/to-mail': redirect(302, () => 'http://192.0.43.7:25/'),
  '/to-nowhere': redirect(302, () => 'http://['),
  '/loop': redirect(302, () => '/loop'),
  '/steps/5': redirect(302, () => '/steps/4'),
  '/steps/4': redirect(302, () => '/steps/3'),
  '/steps/3': redirect(302, () => '/steps/2'),
  '/steps/2': redirect(302, () => '/steps/1'),
  '/steps/1': redirect(302, () => '/good'),
  '/steps/6': redirect(302, () => '/steps/5'),
};

/** The server on a free loopback port. */
export async function hostileServer(): Promise<{ base: string; close(): Promise<void> }> {
  let base = '';
  const server: Server = createServer((request, response) => {
    response.on('error', () => {});
    (routes[request.url ?? ''] ?? answer(404, {}))(request, response, base);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    base,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
