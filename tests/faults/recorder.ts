import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the outside does with a message: takes it, or fails in one of the ways platforms do. */
export type Weather = 'fair' | 'reset' | 'lost-answer' | '429' | '503' | 'hang' | 'hang-recorded';

/** A chat platform at the socket, without any help against repeats: what is posted twice stands there twice. */
export interface Recorder {
  url: string;
  /** Messages that stand there, by delivery key, with their numbers. */
  messages: Map<string, number[]>;
  /** Messages that were deleted again. */
  takenBack(): number;
  /** Share of requests that go wrong, and how; of those all are drawn alike. */
  weather: { share: number; kinds: Weather[] };
  random(): number;
  close(): Promise<void>;
}

/** Starts one on a free loopback port. `random` decides the weather, from 0 to 1. */
export async function startRecorder(random: () => number): Promise<Recorder> {
  const messages = new Map<string, number[]>();
  let serial = 0;
  let deleted = 0;
  const recorder: Recorder = {
    url: '',
    messages,
    takenBack: () => deleted,
    weather: { share: 0, kinds: ['reset'] },
    random,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const server: Server = createServer((request, response) => {
    const key = decodeURIComponent((request.url ?? '').split('/').at(-1) ?? '');
    request.resume();
    request.on('error', () => {});
    if (request.method === 'GET') {
      response.end(JSON.stringify({ refs: messages.get(key) ?? [] }));
      return;
    }
    if (request.method === 'DELETE') {
      // The path is "/key/ref" here.
      const [name = '', ref] = (request.url ?? '').split('/').slice(1).map(decodeURIComponent);
      const standing = messages.get(name) ?? [];
      deleted += standing.includes(Number(ref)) ? 1 : 0;
      messages.set(
        name,
        standing.filter((one) => one !== Number(ref)),
      );
      response.end('{}');
      return;
    }
    request.on('end', () => {
      const { share, kinds } = recorder.weather;
      const now =
        recorder.random() < share ? (kinds[Math.floor(recorder.random() * kinds.length)] ?? 'fair') : 'fair';
      const ref = (serial += 1);
      const post = (): void => {
        messages.set(key, [...(messages.get(key) ?? []), ref]);
      };
      if (now === '429') response.writeHead(429, { 'retry-after': '1' }).end();
      else if (now === '503') response.writeHead(503).end();
      else if (now === 'reset') request.socket.destroy();
      else if (now === 'hang') return;
      else {
        post();
        if (now === 'lost-answer') request.socket.destroy();
        else if (now !== 'hang-recorded') response.end(JSON.stringify({ ref }));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  recorder.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return recorder;
}
