import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import type { Block, Card } from '../card/card.ts';
import type { Caller } from '../domain/caller.ts';
import { AppError } from '../domain/errors.ts';
import type { Command, CommandShape, Option, Reply } from './command.ts';
import { formatLine, type Line, LONGEST_LINE, parseLine } from './line.ts';
import { optionsOf, shapeOf, usageOf } from './option.ts';

/** A finished answer with what became of the line: for logs, metrics and `--json`. */
export interface Dispatched extends Reply {
  /** The line in its normal form. */
  line: string;
  /** The command that ran; undefined where none was found. */
  command?: string;
  outcome: 'ok' | AppError['code'];
}

export interface Dispatcher {
  shapes: CommandShape[];
  /** True where the answer to this line is for the caller alone; so is every refusal. */
  privately(line: string): boolean;
  /** Answers one line. Never throws: what goes wrong is a reply that says so. */
  dispatch(line: string, caller: Caller, now?: () => Date): Promise<Dispatched>;
}

/** The one door: every line from every surface comes through here. `onError` gets what is not meant for readers, and returns the id shown to them. */
export function dispatcher<D>(settings: {
  commands: readonly Command<D>[];
  desk: D;
  now: () => Date;
  onError: (error: unknown, line: string) => string;
}): Dispatcher {
  const commands = new Map(settings.commands.map((command) => [command.name, command]));
  const options = new Map(settings.commands.map((command) => [command.name, optionsOf(command.options)]));
  const namesOf = (name: string) => (options.get(name) ?? []).map((option) => option.name);
  const plain = settings.commands.find((command) => command.plain)?.name;

  /** The line; plain words that begin with no command's name, nor nearly so, are for the command that takes plain words. */
  function lineOf(input: string): Line {
    const line = parseLine(input, namesOf);
    const isPlain =
      plain !== undefined &&
      line.command !== '' &&
      !input.trimStart().startsWith('/') &&
      ![...commands.keys()].some((name) => isSlip(line.command, name));
    return isPlain ? parseLine(`/${plain} ${input.trim()}`, namesOf) : line;
  }

  async function dispatch(input: string, caller: Caller, now = settings.now): Promise<Dispatched> {
    let line: Line = { command: '', words: [], named: {}, free: '' };
    let command: Command<D> | undefined;
    try {
      if (input.length > LONGEST_LINE)
        throw new AppError(
          'invalid',
          `A line may have ${LONGEST_LINE} characters; this one has ${input.length}.`,
        );
      line = lineOf(input);
      command = commands.get(line.command);
      if (command === undefined) throw unknownCommand(line, [...commands.keys()]);
      const values = validate(command, options.get(command.name) ?? [], line);
      if (command.adminOnly?.(values) && !caller.manager)
        throw new AppError(
          'forbidden',
          `Only somebody who may manage this workspace can do that. Reading is open to all: /${command.name} list, /help ${command.name}.`,
        );
      const normal = normalForm(line);
      const reply = await command.run(values, { desk: settings.desk, caller, now, line: normal });
      return {
        ...reply,
        visibility: command.privately?.(values) ? 'caller' : reply.visibility,
        line: normal,
        command: command.name,
        outcome: 'ok',
      };
    } catch (error) {
      return failure(error, input, line, command?.name);
    }
  }

  function failure(error: unknown, input: string, line: Line, command: string | undefined): Dispatched {
    const known = error instanceof AppError ? error : undefined;
    const message =
      known?.message ??
      `Something went wrong here, not with your line. It is logged as ${settings.onError(error, input)}.`;
    return {
      card: errorCard(message, known?.hints ?? []),
      data: { error: { code: known?.code ?? 'internal', message, hints: known?.hints ?? [] } },
      visibility: 'caller',
      line: line.command === '' ? input : normalForm(line),
      command,
      outcome: known?.code ?? 'internal',
    };
  }

  function privately(input: string): boolean {
    try {
      const line = lineOf(input.slice(0, LONGEST_LINE));
      const command = commands.get(line.command);
      return (
        command === undefined ||
        (command.privately?.(validate(command, options.get(command.name) ?? [], line)) ?? false)
      );
    } catch {
      return true;
    }
  }

  return { shapes: settings.commands.map(shapeOf), privately, dispatch };
}

/** One letter too many, too few or wrong, or two in each other's place. */
const isSlip = (typed: string, name: string): boolean =>
  typed === name ||
  (name.length > 3 &&
    (distance(typed, name) === 1 ||
      (distance(typed, name) === 2 && [...typed].sort().join('') === [...name].sort().join(''))));

const normalForm = ({ command, free, named }: Line): string => formatLine({ command, free, named });

/** Free words fill the positional fields in their order, the last one takes all that are left; `name:value` fills any. */
function validate<D>(command: Command<D>, options: Option[], line: Line): z.output<z.ZodObject> {
  const raw: Record<string, unknown> = { ...line.named };
  const open = options
    .filter((option) => option.positional !== undefined && !(option.name in raw))
    .sort((a, b) => (a.positional ?? 0) - (b.positional ?? 0));
  const words = [...line.words];
  for (const [index, option] of open.entries()) {
    if (words.length === 0) break;
    const last = index === open.length - 1;
    // What was typed behind the words that other fields have taken.
    const taken = line.words.slice(0, line.words.length - words.length).join(' ');
    if (option.raw && line.free.startsWith(taken)) {
      raw[option.name] = line.free.slice(taken.length).trim();
      words.length = 0;
    } else raw[option.name] = last ? words.splice(0).join(' ') : words.shift();
  }
  if (words.length > 0)
    throw usageError(command, options, `/${command.name} takes no words of its own: “${words.join(' ')}”.`);
  for (const option of options) raw[option.name] = coerced(option, raw[option.name]);
  const parsed = command.options.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw usageError(command, options, problem(options, parsed.error, raw));
}

function coerced(option: Option, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (option.kind === 'integer' || option.kind === 'number')
    return /^-?\d+(\.\d+)?$/u.test(value) ? Number(value) : value;
  if (option.kind === 'boolean') {
    if (/^(yes|true|on|1)$/iu.test(value)) return true;
    if (/^(no|false|off|0)$/iu.test(value)) return false;
  }
  return option.kind === 'choice' ? value.toLowerCase() : value;
}

function problem(options: Option[], error: z.ZodError, raw: Record<string, unknown>): string {
  const [issue] = error.issues;
  const name = String(issue?.path[0] ?? '');
  const option = options.find((candidate) => candidate.name === name);
  if (option === undefined) return issue?.message ?? 'That line could not be read.';
  if (raw[name] === undefined)
    return `It needs ${option.positional === undefined ? `${name}:…` : name.toUpperCase()} (${option.description}).`;
  if (option.choices !== undefined)
    return `${name} is one of ${option.choices.join(', ')}; you wrote “${raw[name]}”.`;
  if (option.range !== undefined && typeof raw[name] === 'number')
    return `${name} is from ${option.range[0]} to ${option.range[1]}; you wrote “${raw[name]}”.`;
  if (option.kind === 'integer' || option.kind === 'number')
    return `${name} is a number (${option.description}); you wrote “${raw[name]}”.`;
  if (option.kind === 'boolean') return `${name} is yes or no; you wrote “${raw[name]}”.`;
  return `${name}: ${issue?.message ?? 'not understood'}`;
}

function usageError<D>(command: Command<D>, options: Option[], why: string): AppError {
  return new AppError('invalid', why, {
    hints: [`Usage: ${usageOf({ name: command.name, options })}`, `Example: ${command.examples[0]}`],
  });
}

function unknownCommand(line: Line, names: string[]): AppError {
  if (line.command === '') return new AppError('invalid', 'That line is empty.', { hints: ['Try /help.'] });
  const near = names
    .map((name) => ({ name, far: distance(line.command, name) - (name.startsWith(line.command) ? 3 : 0) }))
    .filter(({ name, far }) => far <= Math.max(2, name.length / 3))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3);
  return new AppError('not_found', `There is no command /${line.command}.`, {
    hints: [
      ...near.map(
        ({ name }) => `Did you mean ${formatLine({ command: name, words: line.words, named: line.named })}?`,
      ),
      `Commands: ${names.map((name) => `/${name}`).join(' ')}`,
    ],
  });
}

function errorCard(message: string, hints: string[]): Card {
  const blocks: Block[] = [{ kind: 'text', text: [{ text: message }] }];
  if (hints.length > 0) blocks.push({ kind: 'list', items: hints.map((text) => [{ text }]) });
  return { blocks };
}
