import iconv from 'iconv-lite';

/** How far into a document its own word on its encoding is looked for, in bytes. */
const HEAD = 2_048;

/** Names that say less than is meant: what browsers read under them. */
const MEANT: Record<string, string> = {
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  gb2312: 'gb18030',
  'iso-8859-9': 'windows-1254',
};

/**
 * The text of a feed or page: by its byte order mark, else as UTF-8 where it is that, else by what the server says, else by what the document
 * says of itself (XML declaration, meta charset), else Windows-1252. UTF-8 goes before words on it: bytes that are valid UTF-8 and not ASCII are nothing else.
 */
export function decodeText(bytes: Uint8Array, contentType = ''): string {
  const told = /charset\s*=\s*["']?([^\s"';]+)/iu.exec(contentType)?.[1];
  const marked = markOf(bytes);
  if (marked !== undefined) return decodeAs(bytes, marked) ?? '';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD)).toString(
    'latin1',
  );
  const own = /<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)/iu.exec(head)?.[1] ?? metaCharset(head);
  // Encodings whose bytes can all look like UTF-8 are believed.
  for (const name of [told, own]) {
    if (name !== undefined && /^(utf-?(16|32)|utf-?7|iso-2022|hz|ebcdic|cp037|ibm037)/iu.test(name)) {
      const text = decodeAs(bytes, name);
      if (text !== undefined && /[<{]/u.test(text)) return text;
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const names = [told, own].filter(
      (name): name is string => name !== undefined && !/^utf-?8$/iu.test(name),
    );
    for (const name of names) {
      const text = decodeAs(bytes, name);
      if (text !== undefined) return text;
    }
    // Told to be UTF-8 and with few wrong bytes: it is UTF-8 with damage.
    const damaged = new TextDecoder('utf-8').decode(bytes);
    const wrong = damaged.split('\ufffd').length - 1;
    const fine = (damaged.match(/[^\p{ASCII}\ufffd]/gu) ?? []).length;
    return wrong < fine ? damaged : new TextDecoder('windows-1252').decode(bytes);
  }
}

const metaCharset = (head: string): string | undefined =>
  /<meta[^>]*\bcharset\s*=\s*["']?([\w:-]+)/iu.exec(head)?.[1];

function markOf(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // No mark, and every other byte of "<?" is empty.
  if (a === 0x3c && b === 0 && c === 0x3f) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be';
  if (a === 0x3c && b === 0 && c === 0 && d === 0) return 'utf-32le';
  return undefined;
}

function decodeAs(bytes: Uint8Array, name: string): string | undefined {
  const key = name.trim().toLowerCase();
  const meant = MEANT[key] ?? key;
  try {
    return new TextDecoder(meant).decode(bytes);
  } catch {
    return iconv.encodingExists(meant) ? iconv.decode(Buffer.from(bytes), meant) : undefined;
  }
}
