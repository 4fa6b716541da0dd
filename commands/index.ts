import type { Command } from '../src/command/command.ts';
import type { Desk } from '../src/command/desk.ts';
import { actor } from './actor.ts';
import { article } from './article.ts';
import { ask } from './ask.ts';
import { brief } from './brief.ts';
import { digest } from './digest.ts';
import { feed } from './feed.ts';
import { help } from './help.ts';
import { search } from './search.ts';
import { status } from './status.ts';
import { timeline } from './timeline.ts';
import { trends } from './trends.ts';
import { watch } from './watch.ts';

/** The commands, in the order of /help: the one place where a command is registered. */
export const commands: readonly Command<Desk>[] = [
  brief,
  ask,
  actor,
  timeline,
  trends,
  search,
  article,
  digest,
  watch,
  feed,
  status,
  help,
] as readonly Command<Desk>[];
