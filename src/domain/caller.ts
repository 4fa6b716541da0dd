/** Where a message goes. `workspace` is a Discord guild or a Slack team, "local" for the desk and the terminal. */
export interface Address {
  platform: string;
  workspace: string;
  channel: string;
  /** Slack thread timestamp or Discord thread id, where a reply belongs to a thread. */
  thread?: string;
}

/** Who asked, from where, and what they may do there. */
export interface Caller {
  platform: string;
  workspace: string;
  channel: string;
  user: string;
  /** May change the workspace's digests, watches and feeds (the platform's own right, e.g. Manage Server). */
  manager: boolean;
  /** May call everybody in a channel, or a role or group, where the platform has such a right of its own (Discord: Mention Everyone). */
  mayPing?: boolean;
  /** A digest or a watch asks: nobody reads the answer as it stands. */
  unattended?: boolean;
  /** IANA zone of the caller where the platform tells, e.g. "Europe/Berlin". */
  zone?: string;
  thread?: string;
}
