import { openHouse } from '../app.ts';
import type { Config } from '../config.ts';
import { AppError } from '../domain/errors.ts';
import { healthOf } from '../domain/feed.ts';
import { formatAge, formatDay } from '../domain/period.ts';
import { makeLog } from '../log.ts';
import { type Globals, type JsonOption, printJson } from './globals.ts';
import { makePlatforms } from './platforms.ts';

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
      checks.push(...(await digests(house.store)));
      checks.push(...off(config));
      for (const platform of makePlatforms(config, house, log)) {
        try {
          await platform.start(house.answer);
          const { ok, why } = platform.health();
          checks.push({ name: platform.name, ok, detail: ok ? 'connected' : (why ?? 'not connected') });
        } catch (error) {
          checks.push({ name: platform.name, ok: false, detail: (error as Error).message });
        } finally {
          await platform.stop();
        }
      }
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

async function feeds(store: Awaited<ReturnType<typeof openHouse>>['store'], now: Date): Promise<Check> {
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

async function digests(store: Awaited<ReturnType<typeof openHouse>>['store']): Promise<Check[]> {
  const all = await store.digests.list();
  if (all.length === 0) return [{ name: 'digests', ok: true, detail: 'none set up' }];
  return all.map((digest) => ({
    name: `digest ${digest.id}`,
    ok: true,
    detail: `${digest.state} on ${digest.to.platform} ${digest.to.channel}, planned until ${digest.plannedUntil.toISOString()}`,
  }));
}

/** A platform without a token is off, and that is fine; it is said, so that nobody wonders. */
function off(config: Config): Check[] {
  const checks: Check[] = [];
  if (config.DISCORD_TOKEN === undefined)
    checks.push({ name: 'discord', ok: true, detail: 'off: DISCORD_TOKEN is not set' });
  if (config.SLACK_BOT_TOKEN === undefined)
    checks.push({ name: 'slack', ok: true, detail: 'off: SLACK_BOT_TOKEN is not set' });
  return checks;
}
