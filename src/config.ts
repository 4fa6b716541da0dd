import { readFileSync } from 'node:fs';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { AppError } from './domain/errors.ts';

/** One setting: how it is read, what it is for (shown in errors and in `.env.example`), an example where there is no default. */
interface Setting {
  schema: z.ZodType;
  about: string;
  /** What is allowed, in words. */
  allowed: string;
  default?: string;
  example?: string;
  /** Also read from the file that `NAME_FILE` names. */
  secret?: boolean;
}

const port = z.coerce.number().int().min(0).max(65_535);
const text = z.string().trim().min(1);
const address = z.url({ protocol: /^https?$/u });
const flag = z.enum(['yes', 'no']).transform((value) => value === 'yes');
/** Ranges of IP addresses with commas; a bare address is a range of one. */
const ranges = z.string().refine((value) =>
  value
    .split(',')
    .map((range) => range.trim())
    .filter(Boolean)
    .every((range) => (range.includes('/') ? ipaddr.isValidCIDR(range) : ipaddr.isValid(range))),
);
const zone = z.string().refine((value) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
});

/** Every variable the program reads, in the order of `.env.example`. */
export const settings = {
  DATABASE_PATH: {
    schema: text,
    about: 'the SQLite file with everything the desk knows',
    allowed: 'a path; made where it does not exist',
    default: 'data/wiredesk.db',
  },
  DESK_PORT: {
    schema: port,
    about: 'port of the desk page, health and metrics',
    allowed: 'a number from 0 (any free port) to 65535',
    default: '8080',
  },
  DESK_HOST: {
    schema: text,
    about:
      'address the desk page listens on; it has no log-in, so keep it on loopback or behind a proxy that has one',
    allowed: 'a host name or IP address',
    default: '127.0.0.1',
  },
  DESK_NAMES: {
    schema: z.string(),
    about:
      'names under which the desk page may be asked for besides localhost and addresses, for a proxy before it',
    allowed: 'host names with commas, e.g. desk.example.org; empty for none',
    default: '',
  },
  LOG_LEVEL: {
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    about: 'how much is logged on standard error',
    allowed: 'trace, debug, info, warn, error, fatal or silent',
    default: 'info',
  },
  DEFAULT_ZONE: {
    schema: zone,
    about: 'zone of digests whose workspace has not set one',
    allowed: 'an IANA zone such as Europe/Berlin',
    default: 'UTC',
  },
  DIGEST_GRACE_MINUTES: {
    schema: z.coerce.number().int().min(0).max(10_080),
    about: 'how late a missed digest is still sent (once, labelled late)',
    allowed: 'minutes, 0 to 10080',
    default: '120',
  },
  READERS: {
    schema: z.coerce.number().int().min(0).max(64),
    about: 'worker threads that read articles; 0 reads on the main thread',
    allowed: 'a number from 0 to 64',
    default: '1',
  },
  FEED_CONTACT: {
    schema: text,
    about: 'who runs this desk, sent to publishers with each request',
    allowed: 'an address of a page or a mailbox',
    default: 'operator not named',
  },
  FETCH_ALLOW: {
    schema: ranges,
    about: 'private addresses that feeds may be fetched from all the same',
    allowed: 'IP ranges with commas, e.g. 10.1.0.0/16,127.0.0.1/32; empty for none',
    default: '',
  },
  DISCORD_TOKEN: {
    schema: text,
    about: 'token of the Discord bot; Discord is off without it',
    allowed: 'the token of the Bot page',
    secret: true,
  },
  DISCORD_APPLICATION_ID: {
    schema: z.string().regex(/^\d{5,25}$/u),
    about: 'application id; the token tells it otherwise',
    allowed: 'a number',
    example: '123456789012345678',
  },
  DISCORD_GUILD_ID: {
    schema: z.string().regex(/^\d{5,25}$/u),
    about: 'register the commands in this one server, at once, and not globally',
    allowed: 'a number',
    example: '123456789012345678',
  },
  DISCORD_API_URL: {
    schema: address,
    about: 'another Discord API than the public one, without /v10',
    allowed: 'an http(s) address ending in /api',
    example: 'https://discord.com/api',
  },
  SLACK_BOT_TOKEN: {
    schema: z.string().regex(/^xoxb-/u),
    about: 'bot token of the Slack app; Slack is off without it',
    allowed: 'a token that begins with xoxb-',
    secret: true,
  },
  SLACK_APP_TOKEN: {
    schema: z.string().regex(/^xapp-/u),
    about: 'app token for Socket Mode',
    allowed: 'a token that begins with xapp-',
    secret: true,
  },
  SLACK_SIGNING_SECRET: {
    schema: text,
    about: 'signing secret, for HTTP mode instead of Socket Mode',
    allowed: 'the secret of the Basic Information page',
    secret: true,
  },
  SLACK_PORT: {
    schema: port,
    about: 'port for Slack in HTTP mode',
    allowed: 'a number from 0 to 65535',
    default: '3000',
  },
  SLACK_MANAGERS: {
    schema: z.string(),
    about: 'Slack users who may change digests and feeds besides workspace admins',
    allowed: 'user ids with commas, e.g. U012AB3CD; empty for none',
    default: '',
  },
  SLACK_API_URL: {
    schema: address,
    about: 'another Slack API than the public one',
    allowed: 'an http(s) address',
    example: 'https://slack.com/api/',
  },
  ACCEPT_SEEDS: {
    schema: flag,
    about: 'fill an empty database with the seed articles at the first start',
    allowed: 'yes or no',
    default: 'yes',
  },
} satisfies Record<string, Setting>;

type Settings = typeof settings;
type Value<K extends keyof Settings> = z.output<Settings[K]['schema']>;

/** The configuration, checked. A variable without default and value is undefined. */
export type Config = {
  [K in keyof Settings]: Settings[K] extends { default: string } ? Value<K> : Value<K> | undefined;
};

/** Reads the environment. Every wrong value is told at once: its name, what it is for and what is allowed; a secret's value is never repeated. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const config: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, setting] of Object.entries(settings) as [string, Setting][]) {
    const given = readValue(name, setting, environment, problems);
    if (given === undefined) continue;
    const parsed = setting.schema.safeParse(given);
    if (parsed.success) config[name] = parsed.data;
    else
      problems.push(
        `${name} (${setting.about}) is ${setting.secret ? 'not what it should be' : `“${given}”`}. Allowed: ${setting.allowed}.`,
      );
  }
  if (
    config.SLACK_BOT_TOKEN !== undefined &&
    config.SLACK_APP_TOKEN === undefined &&
    config.SLACK_SIGNING_SECRET === undefined
  )
    problems.push(
      'SLACK_BOT_TOKEN is set, so SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP mode) is needed too.',
    );
  if (problems.length > 0)
    throw new AppError('invalid', `The configuration cannot be used:\n  ${problems.join('\n  ')}`);
  return config as Config;
}

function readValue(
  name: string,
  setting: Setting,
  environment: Record<string, string | undefined>,
  problems: string[],
): string | undefined {
  // An empty variable is an unset one: compose files and .env templates leave them so.
  const given = environment[name] || undefined;
  const file = setting.secret ? environment[`${name}_FILE`] || undefined : undefined;
  if (given !== undefined && file !== undefined) {
    problems.push(`${name} and ${name}_FILE are both set. Keep one.`);
    return undefined;
  }
  if (file === undefined) return given ?? setting.default;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    problems.push(
      `${name}_FILE names “${file}”, which cannot be read (${(error as NodeJS.ErrnoException).code}).`,
    );
    return undefined;
  }
}

/** The text of `.env.example`: every variable with what it is for. A test keeps the file equal to it. */
export function envExample(): string {
  const parts = [
    '# Wiredesk reads these variables. All are optional. npm start reads a file named .env beside package.json.',
  ];
  for (const [name, setting] of Object.entries(settings) as [string, Setting][]) {
    parts.push(
      [
        `# ${setting.about[0]?.toUpperCase()}${setting.about.slice(1)}.`,
        `# Allowed: ${setting.allowed}.${setting.secret ? ` Or ${name}_FILE: a file that holds it.` : ''}`,
        `${setting.default === undefined ? '# ' : ''}${name}=${setting.default ?? setting.example ?? ''}`,
      ].join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

/** Takes the variables of a file named `.env` in the working directory into the environment; what is set already stands. */
export function loadEnvironmentFile(): void {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new AppError('invalid', `The file .env cannot be read: ${(error as Error).message}`);
  }
}
