import { openHouse } from '../app.ts';
import type { Caller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import { makeReader } from '../ingest/reader.ts';
import { fillFromSeeds } from '../ingest/seeds.ts';
import { makeLog } from '../log.ts';
import { keptHistory, terminal } from '../platforms/terminal/prompt.ts';
import { drawForTerminal } from '../platforms/terminal/terminal.ts';
import { type Globals, type JsonOption, printJson } from './globals.ts';

/** Who types at this machine: may do everything. A digest set up here is posted on the desk page, the one place here that is always open. */
const LOCAL: Caller = {
  platform: 'desk',
  workspace: 'local',
  channel: 'desk',
  user: 'you',
  manager: true,
};

/** `wiredesk ask LINE`: exit code 1 where the line was refused, 2 where it was wrong. */
export async function ask(words: string[], options: JsonOption, { config, now }: Globals): Promise<number> {
  const log = makeLog(config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL);
  const house = await openHouse(config, log, now);
  try {
    if (config.ACCEPT_SEEDS) await fillFromSeeds({ store: house.store, reader: makeReader(0), now });
    const caller: Caller = { ...LOCAL, zone: new Intl.DateTimeFormat().resolvedOptions().timeZone };
    if (words.length === 0) {
      if (!process.stdin.isTTY || options.json)
        throw new AppError('invalid', 'Say what to answer: wiredesk ask "/brief ceasefire".');
      const platform = terminal({ commands: house.dispatcher.shapes, caller, history: keptHistory() });
      await platform.start(house.answer);
      await platform.closed;
      return 0;
    }
    const line = words.join(' ');
    const reply = await house.dispatcher.dispatch(line, caller);
    if (options.json)
      printJson({
        line: reply.line,
        command: reply.command ?? null,
        visibility: reply.visibility,
        card: reply.card,
        data: reply.data,
      });
    else process.stdout.write(`${drawForTerminal(reply.card)}\n`);
    if (reply.outcome === 'ok') return 0;
    return reply.outcome === 'invalid' ? 2 : 1;
  } finally {
    await house.close();
  }
}
