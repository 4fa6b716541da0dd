import { openHouse } from '../app.ts';
import type { Config } from '../config.ts';
import type { Address } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import { healthOf } from '../domain/feed.ts';
import { formatAge, formatDay } from '../domain/period.ts';
import { makeLog } from '../log.ts';
import { checkDiscord } from '../platforms/discord/check.ts';
import { checkSlack } from '../platforms/slack/check.ts';
import type { Store } from '../store/store.ts';
import { type Globals, type JsonOption, printJson } from './globals.ts';
import { discordSettings, slackSettings } from './platforms.ts';

interface Check {
  name: string;
  ok: boolean;
  /** What was found, or what to do. */
  detail: string;
}

/** `wiredesk doctor`: exit code 1 where something needs doing. */
export async function doctor(options: JsonOption, { config, now }: Globals): Promise<number> {
  const checks: Check[] = [{ name: 'configuration', ok: true, detail: 'every variable is as it should be' }];
  const log = makeLog('silent');
  try {
    const house = await openHouse(config, log, now);
    try {
      const known = await house.store.articles.coverage();
      checks.push({ name: 'database', ok: true, detail: config.DATABASE_PATH });
      checks.push({
        name: 'articles',
        ok: known.articles > 0,
        detail:
          known.newest === undefined
            ? 'none yet: wiredesk load PATH, or /feed add URL'
            : `${known.articles} from ${known.sources} sources, newest ${formatDay(known.newest)}, ${formatAge(known.newest, now())}`,
      });
      checks.push(await feeds(house.store, now()));
      const posts = await posting(house.store);
      checks.push(...digests(posts, config));
      checks.push(await discordCheck(config, posts), await slackCheck(config));
    } finally {
      await house.close();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    checks.push({ name: 'database', ok: false, detail: error.message });
  }
  if (options.json) printJson(checks);
  else
    for (const { name, ok, detail } of checks)
      process.stdout.write(`${ok ? 'ok    ' : 'to do '} ${name}: ${detail}\n`);
  return checks.every(({ ok }) => ok) ? 0 : 1;
}

async function feeds(store: Store, now: Date): Promise<Check> {
  const all = await store.feeds.list();
  const failing = all.filter((feed) => healthOf(feed, now) === 'failing');
  return {
    name: 'feeds',
    ok: failing.length === 0,
    detail:
      failing.length === 0
        ? all.length === 0
          ? 'none: /feed add URL, or wiredesk feed import FILE'
          : `${all.length}, none fails`
        : failing.map(({ title, url, problem }) => `${title} (${url}): ${problem}`).join('; '),
  };
}

/** What is posted without being asked for, and where. */
interface Posting {
  name: string;
  to: Address;
  detail: string;
}

async function posting(store: Store): Promise<Posting[]> {
  const digests = await store.digests.list();
  const watches = await store.watches.list();
  return [
    ...digests.map(({ id, to, state, plannedUntil }) => ({
      name: `digest ${id}`,
      to,
      detail: `${state}, posted ${whereOf(to)}, planned until ${plannedUntil.toISOString()}`,
    })),
    ...watches.map(({ id, to, subject }) => ({
      name: `watch ${id}`,
      to,
      detail: `${subject}, posted ${whereOf(to)}`,
    })),
  ];
}

/** Where it is posted, for a person: the desk page has one channel only. */
const whereOf = ({ platform, channel }: Address): string =>
  platform === channel ? `to the ${platform} page` : `to ${platform} channel ${channel}`;

/** The variable without which a platform is off. */
const NEEDED: Record<string, 'DISCORD_TOKEN' | 'SLACK_BOT_TOKEN'> = {
  discord: 'DISCORD_TOKEN',
  slack: 'SLACK_BOT_TOKEN',
};

function digests(posts: readonly Posting[], config: Config): Check[] {
  if (posts.length === 0) return [{ name: 'digests', ok: true, detail: 'no digest and no watch is set up' }];
  return posts.map(({ name, to, detail }) => {
    const needed = NEEDED[to.platform];
    return needed === undefined || config[needed] !== undefined
      ? { name, ok: true, detail }
      : {
          name,
          ok: false,
          detail: `${detail}: nothing is posted, since ${to.platform} is not set up; set ${needed}, or remove it`,
        };
  });
}

/** A platform without a token is off, and that is fine; it is said, so that nobody wonders. Nothing is started: a second connection would end the running one. */
async function discordCheck(config: Config, posts: readonly Posting[]): Promise<Check> {
  const settings = discordSettings(config);
  if (settings === undefined) return { name: 'discord', ok: true, detail: 'off: DISCORD_TOKEN is not set' };
  const channels = posts.filter(({ to }) => to.platform === 'discord').map(({ to }) => to.channel);
  return told('discord', () => checkDiscord(settings, [...new Set(channels)]));
}

async function slackCheck(config: Config): Promise<Check> {
  const settings = slackSettings(config);
  if (settings === undefined) return { name: 'slack', ok: true, detail: 'off: SLACK_BOT_TOKEN is not set' };
  return told('slack', () => checkSlack(settings));
}

async function told(name: string, check: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await check() };
  } catch (error) {
    return { name, ok: false, detail: (error as Error).message };
  }
}
