import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { CommandShape, Reply } from '../../command/command.ts';
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

/** A prompt with history and completion, until Ctrl-D or "exit". A number runs the button that stands at that place. */
export async function prompt(house: {
  answer(line: string): Promise<Reply>;
  commands: readonly CommandShape[];
}): Promise<void> {
  const history = existsSync(HISTORY) ? readFileSync(HISTORY, 'utf8').split('\n').filter(Boolean) : [];
  const reader = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: '› ',
    history,
    historySize: REMEMBERED,
    removeHistoryDuplicates: true,
    completer: (line: string) => complete(line, house.commands),
  });
  reader.on('history', (entries: string[]) => {
    try {
      mkdirSync(dirname(HISTORY), { recursive: true });
      writeFileSync(HISTORY, entries.join('\n'), { mode: 0o600 });
    } catch {
      // A home that cannot be written costs the history, not the answer.
    }
  });
  process.stdout.write('Type a question, or a line such as /brief ceasefire, or /help. Ctrl-D ends.\n');
  reader.prompt();
  for await (const line of reader) {
    const typed = line.trim();
    if (/^\/?(exit|quit)$/iu.test(typed)) break;
    if (typed !== '') {
      const reply = await house.answer(typed);
      process.stdout.write(`\n${drawForTerminal(reply.card)}\n\n`);
    }
    reader.prompt();
  }
  reader.close();
}
