import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface, type Interface } from 'node:readline/promises';
import type { Card } from '../../card/card.ts';
import { text } from '../../card/text.ts';
import type { CommandShape } from '../../command/command.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Answer, Platform, Sent } from '../platform.ts';
import { drawForTerminal } from './terminal.ts';

const HISTORY = join(homedir(), '.local', 'state', 'wiredesk', 'history');
const REMEMBERED = 500;

/** What can follow what is typed: command names, then the options and choices of the command. */
export function complete(line: string, shapes: readonly CommandShape[]): [string[], string] {
  const word = /\S*$/u.exec(line)?.[0] ?? '';
  const name = /^\/?(\S+)\s/u.exec(line)?.[1];
  if (name === undefined)
    return [shapes.map((shape) => `/${shape.name} `).filter((candidate) => candidate.startsWith(word)), word];
  const shape = shapes.find((candidate) => candidate.name === name);
  const candidates = (shape?.options ?? []).flatMap((option) => [
    ...(option.positional === undefined ? [`${option.name}:`] : []),
    ...(option.choices ?? []).map((choice) =>
      option.positional === undefined ? `${option.name}:${choice}` : choice,
    ),
  ]);
  return [candidates.filter((candidate) => candidate.startsWith(word)), word];
}

/** What the terminal needs from whoever opens it. */
export interface TerminalSettings {
  commands: readonly CommandShape[];
  /** Who sits there. */
  caller: Caller;
  input?: NodeJS.ReadableStream;
  output?: NodeJS.WritableStream & { isTTY?: boolean };
  /** Lines typed before, newest first, and where new ones are kept. */
  history?: { lines: string[]; save(lines: string[]): void };
}

/**
 * The terminal as a platform: a prompt with history and completion, until Ctrl-D or "exit". A number runs the button that stands at that place in the last
 * answer. `closed` resolves when the prompt is left.
 */
export function terminal(settings: TerminalSettings): Platform & { closed: Promise<void> } {
  const input = settings.input ?? process.stdin;
  const output = settings.output ?? process.stdout;
  const posted = new Set<string>();
  let reader: Interface | undefined;
  let buttons: string[] = [];
  let left: () => void = () => {};
  const closed = new Promise<void>((resolve) => {
    left = resolve;
  });

  function show(card: Card): void {
    const drawn = output === process.stdout ? drawForTerminal(card) : text(card);
    output.write(`\n${drawn}\n\n`);
    buttons = card.blocks.flatMap((block) =>
      block.kind === 'actions' ? block.actions.flatMap((one) => ('command' in one ? [one.command] : [])) : [],
    );
  }

  async function listen(lines: Interface, answer: Answer): Promise<void> {
    for await (const line of lines) {
      const typed = line.trim();
      if (/^\/?(exit|quit)$/iu.test(typed)) break;
      const pressed = /^\d+$/u.test(typed) ? buttons[Number(typed) - 1] : undefined;
      if (typed !== '') show((await answer(pressed ?? typed, settings.caller)).card);
      lines.prompt();
    }
    lines.close();
  }

  return {
    name: 'terminal',
    closed,
    async start(answer) {
      const lines = createInterface({
        input,
        output,
        prompt: '› ',
        history: settings.history?.lines ?? [],
        historySize: REMEMBERED,
        removeHistoryDuplicates: true,
        completer: (line: string) => complete(line, settings.commands),
      });
      lines.on('history', (entries: string[]) => settings.history?.save(entries));
      reader = lines;
      output.write(
        'Type a question, or a line such as /brief ceasefire, or /help. A number presses a button. Ctrl-D ends.\n',
      );
      lines.prompt();
      void listen(lines, answer).finally(left);
    },
    async send(_to, card, key): Promise<Sent> {
      if (!posted.has(key)) {
        posted.add(key);
        show(card);
        reader?.prompt();
      }
      return { outcome: 'sent', ref: key };
    },
    async stop() {
      reader?.close();
      reader = undefined;
    },
    health: () => (reader === undefined ? { ok: false, why: 'nobody is at the prompt' } : { ok: true }),
  };
}

/** The lines of former times, in the user's own folder. */
export const keptHistory = (): NonNullable<TerminalSettings['history']> => ({
  lines: existsSync(HISTORY) ? readFileSync(HISTORY, 'utf8').split('\n').filter(Boolean) : [],
  save(lines) {
    try {
      mkdirSync(dirname(HISTORY), { recursive: true });
      writeFileSync(HISTORY, lines.join('\n'), { mode: 0o600 });
    } catch {
      // A home that cannot be written costs the history, not the answer.
    }
  },
});
