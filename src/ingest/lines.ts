import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** A line of a stream, numbered from 1; `text` is undefined where it was longer than allowed (its rest is passed over). */
export interface StreamLine {
  number: number;
  text: string | undefined;
}

/** The lines of a UTF-8 stream, holding one at a time, however long the stream is and whatever it calls a line. `longest` in UTF-16 units. */
export async function* lines(stream: Readable, longest: number): AsyncGenerator<StreamLine> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let length = 0;
  let over = false;
  let number = 0;
  const take = (piece: string) => {
    length += piece.length;
    if (length > longest) {
      over = true;
      parts = [];
    } else parts.push(piece);
  };
  const finish = (): StreamLine => {
    const line = { number: ++number, text: over ? undefined : parts.join('') };
    parts = [];
    length = 0;
    over = false;
    return line;
  };
  for await (const chunk of stream) {
    const text = decoder.write(chunk as Buffer);
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      take(text.slice(from, end));
      yield finish();
      from = end + 1;
    }
    take(text.slice(from));
  }
  take(decoder.end());
  if (length > 0) yield finish();
}
