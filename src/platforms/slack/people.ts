import type { webApi } from '@slack/bolt';
import type { PlatformLog } from '../host.ts';

/** What Slack tells of a person: their zone, and whether they may manage the workspace. */
export interface Person {
  manager: boolean;
  zone?: string;
}

/** How long an answer counts, in ms, and how many are kept. */
const FRESH = 10 * 60_000;
const KEPT = 1_000;

/** Looks people up, each at most every ten minutes. Somebody who cannot be looked up is no manager, unless named as one. */
export class People {
  private readonly known = new Map<string, { person: Person; until: number }>();
  private readonly client: webApi.WebClient;
  private readonly managers: ReadonlySet<string>;
  private readonly now: () => number;
  private readonly log: PlatformLog;

  constructor(client: webApi.WebClient, managers: readonly string[], now: () => number, log: PlatformLog) {
    this.client = client;
    this.managers = new Set(managers);
    this.now = now;
    this.log = log;
  }

  async find(user: string): Promise<Person> {
    const known = this.known.get(user);
    if (known && known.until > this.now()) return known.person;
    const named = this.managers.has(user);
    try {
      const { user: found } = await this.client.users.info({ user });
      const person: Person = {
        manager: named || Boolean(found?.is_admin || found?.is_owner || found?.is_primary_owner),
        ...(isZone(found?.tz) ? { zone: found!.tz } : {}),
      };
      if (this.known.size >= KEPT) this.known.clear();
      this.known.set(user, { person, until: this.now() + FRESH });
      return person;
    } catch (error) {
      this.log.warn({ err: error }, 'Slack: a person could not be looked up');
      return { manager: named };
    }
  }
}

function isZone(zone: string | undefined): boolean {
  if (!zone) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
