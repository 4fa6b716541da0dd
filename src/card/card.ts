/**
 * The message document: what every answer looks like before a platform draws it. Plain data, imports nothing.
 */

/** A run of text in one style. `cite` are citation numbers (1-based, into `Card.citations`) shown after the run. */
export interface Run {
  text: string;
  style?: 'strong' | 'emphasis' | 'code' | 'muted';
  /** An http(s) address: the run is a link. */
  url?: string;
  /** A command line: the run is a way onward where the platform can draw it (the desk), plain text elsewhere. */
  command?: string;
  cite?: number[];
}

/** Rich text: runs drawn one after the other with nothing between. */
export type Rich = Run[];

/** A button: an address to open or a command line to run. A button is a command line. */
export type Action = { label: string; url: string } | { label: string; command: string };

/** Where a sentence came from, as shown. `number` is what `Run.cite` refers to. */
export interface CitationNote {
  number: number;
  /** e.g. "Test Wire, 23 Mar 2024". */
  label: string;
  title?: string;
  url?: string;
  /** The command line that shows the sentence in its article. */
  command?: string;
}

/** One bar or point series; values share one axis. Drawn by `chart/`, told as text where pictures do not go. */
export interface Chart {
  kind: 'bar' | 'line';
  title: string;
  labels: string[];
  series: { name: string; values: number[] }[];
}

export type Block =
  | { kind: 'text'; text: Rich; level?: 1 | 2 | 3 }
  /** `start`: the first number of an ordered list; 1 unless told. */
  | { kind: 'list'; items: Rich[]; ordered?: boolean; start?: number }
  | { kind: 'quote'; text: Rich; by?: Rich }
  | { kind: 'fields'; fields: { name: string; value: Rich }[] }
  | { kind: 'table'; head: string[]; rows: Rich[][] }
  | { kind: 'chart'; chart: Chart }
  | { kind: 'actions'; actions: Action[] }
  | { kind: 'divider' };

/** Who is called to a message, besides its being there: everybody who is online, everybody, or one person or group (a Discord role, a Slack user group) by the platform's id. */
export type Ping =
  | { who: 'here' }
  | { who: 'everyone' }
  | { who: 'group'; id: string }
  | { who: 'user'; id: string };

/** A whole message. `citations` are drawn before the footer; a number used in a run must stand in it. */
export interface Card {
  title?: string;
  blocks: Block[];
  citations?: CitationNote[];
  footer?: string;
  /** Nobody is called unless this says so, whatever the words are. */
  ping?: Ping;
}
