import './runtime.js';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { loadEnvironmentFile, readConfig } from './config.ts';
import { AppError } from './domain/errors.ts';
import type { Globals } from './program/globals.ts';

/** `wiredesk`: one file in `program/` a subcommand, loaded only when it runs. Exit codes: 0 done, 1 done in part or refused, 2 wrong usage. */
const program = new Command('wiredesk')
  .description('A news desk for a team: cited briefs, actor profiles and digests on time.')
  .option('--database <path>', 'the database file (default: DATABASE_PATH)')
  .option('--now <instant>', 'answer as of that instant, e.g. 2024-03-26T09:00Z', instant)
  .showHelpAfterError('Run "wiredesk --help" or "wiredesk SUBCOMMAND --help" for what is understood.')
  .exitOverride();

program
  .command('serve')
  .description('run the bot: the desk page always, Discord and Slack where tokens are set, feeds, digests')
  .action(async (_options, command) =>
    run(command, async (globals) => (await import('./program/serve.ts')).serve(globals)),
  );

program
  .command('load')
  .description(
    'take articles in: raw text, Markdown, HTML, JSON, JSON Lines, any of them gzipped, folders, - for standard input',
  )
  .argument('<path...>')
  .option('--source <name>', 'the outlet of articles that do not name one')
  .option('--date <date>', 'the date of articles that have none, e.g. 2024-03-23', instant)
  .option('--json', 'one JSON document on standard output')
  .action(async (paths, options, command) =>
    run(command, async (globals) => (await import('./program/load.ts')).loadPaths(paths, options, globals)),
  );

program
  .command('ask')
  .description('answer a question or a command line; without one, on a terminal, a prompt')
  .argument('[line...]', 'e.g. "/brief ceasefire", "who is the mossad chief?"')
  .option('--json', 'one JSON document on standard output')
  .action(async (words, options, command) =>
    run(command, async (globals) => (await import('./program/ask.ts')).ask(words, options, globals)),
  );

program
  .command('show')
  .description('show one stored article')
  .argument('<id>', 'its number', wholeNumber)
  .option('--json', 'one JSON document on standard output')
  .action(async (id, options, command) =>
    run(command, async (globals) => (await import('./program/show.ts')).show(id, options, globals)),
  );

program
  .command('read')
  .description(
    'show what is read out of one article: names, roles, statements, meetings, dates; stores nothing',
  )
  .argument('<file>', 'the article, - for standard input')
  .option('--date <date>', 'the date of an article that has none', instant)
  .option('--json', 'one JSON document on standard output')
  .action(async (file, options, command) =>
    run(command, async (globals) => (await import('./program/read.ts')).readOne(file, options, globals)),
  );

program
  .command('extract')
  .description('take the article out of a web page')
  .argument('<file>', 'the page, - for standard input')
  .requiredOption('--url <url>', 'where the page came from')
  .option('--json', 'one JSON document on standard output')
  .action(async (file, options, command) =>
    run(command, async () => (await import('./program/extract.ts')).extract(file, options)),
  );

const feed = program.command('feed').description('feeds: check one, import and export lists');
feed
  .command('check')
  .description('show what a feed would give and what is wrong with it; stores nothing')
  .argument('<url-or-file>')
  .option('--json', 'one JSON document on standard output')
  .action(async (target, options, command) =>
    run(command, async (globals) => (await import('./program/feed.ts')).checkFeed(target, options, globals)),
  );
feed
  .command('import')
  .description('add the feeds of an OPML file')
  .argument('<file>')
  .option('--json', 'one JSON document on standard output')
  .action(async (file, options, command) =>
    run(command, async (globals) => (await import('./program/feed.ts')).importFeeds(file, options, globals)),
  );
feed
  .command('export')
  .description('write all feeds to an OPML file, - for standard output')
  .argument('<file>')
  .action(async (file, _options, command) =>
    run(command, async (globals) => (await import('./program/feed.ts')).exportFeeds(file, globals)),
  );

program
  .command('reread')
  .description('read those articles anew that an older version read; serve does it little by little')
  .option('--json', 'one JSON document on standard output')
  .action(async (options, command) =>
    run(command, async (globals) => (await import('./program/reread.ts')).rereadAll(options, globals)),
  );

program
  .command('doctor')
  .description('check configuration, database, tokens, channels, feeds and the next digests')
  .option('--json', 'one JSON document on standard output')
  .action(async (options, command) =>
    run(command, async (globals) => (await import('./program/doctor.ts')).doctor(options, globals)),
  );

program
  .command('register')
  .description('put the slash commands up at Discord')
  .action(async (_options, command) =>
    run(command, async (globals) => (await import('./program/register.ts')).register(globals)),
  );

program
  .command('manifest')
  .description('print the manifest to create the Slack app from')
  .action(async (_options, command) =>
    run(command, async () => (await import('./program/manifest.ts')).manifest()),
  );

program
  .command('backup')
  .description('write a consistent copy of the database while it is in use')
  .argument('<path>')
  .action(async (path, _options, command) =>
    run(command, async (globals) => (await import('./program/backup.ts')).backup(path, globals)),
  );

function instant(value: string): Date {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/u.test(value) ? `${value}T12:00:00Z` : value);
  if (Number.isNaN(date.getTime()))
    throw new InvalidArgumentError('Write it as 2024-03-23 or 2024-03-23T07:30Z.');
  return date;
}

function wholeNumber(value: string): number {
  if (!/^\d{1,15}$/u.test(value)) throw new InvalidArgumentError('It is a whole number.');
  return Number(value);
}

/** Runs a subcommand; what it returns is the exit code. Refusals are one plain message, never a stack. */
async function run(command: Command, action: (globals: Globals) => Promise<number>): Promise<void> {
  const options = command.optsWithGlobals<{ database?: string; now?: Date }>();
  const fixed = options.now;
  const config = readConfig();
  const globals: Globals = {
    config: options.database === undefined ? config : { ...config, DATABASE_PATH: options.database },
    now: fixed === undefined ? () => new Date() : () => fixed,
  };
  process.exitCode = await action(globals);
}

try {
  loadEnvironmentFile();
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof AppError) {
    process.stderr.write(`${[error.message, ...error.hints].join('\n')}\n`);
    process.exitCode = error.code === 'invalid' ? 2 : 1;
  } else throw error;
}
