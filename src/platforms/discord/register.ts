import { cut } from '../../card/cut.ts';
import type { CommandShape, Option } from '../../command/command.ts';
import * as limits from './limits.ts';

/** A chat-input command as Discord registers it. https://discord.com/developers/docs/interactions/application-commands */
export interface DiscordCommand {
  name: string;
  description: string;
  type: 1;
  options: DiscordOption[];
}

export interface DiscordOption {
  type: 3 | 4 | 5 | 10;
  name: string;
  description: string;
  required: boolean;
  choices?: { name: string; value: string }[];
}

const TYPES: Record<Option['kind'], DiscordOption['type']> = {
  string: 3,
  choice: 3,
  integer: 4,
  boolean: 5,
  number: 10,
};

/** The command list as Discord's option forms; required options first, as Discord asks. */
export function discordCommands(shapes: readonly CommandShape[]): DiscordCommand[] {
  return shapes.slice(0, limits.COMMANDS).map((shape) => ({
    name: shape.name.slice(0, limits.COMMAND_NAME),
    description: cut(shape.summary || shape.name, limits.COMMAND_DESCRIPTION),
    type: 1,
    options: [...shape.options]
      .sort((a, b) => Number(b.required) - Number(a.required))
      .slice(0, limits.OPTIONS)
      .map(discordOption),
  }));
}

function discordOption(option: Option): DiscordOption {
  return {
    type: TYPES[option.kind],
    name: option.name.slice(0, limits.COMMAND_NAME).toLowerCase(),
    description: cut(option.description || option.name, limits.COMMAND_DESCRIPTION),
    required: option.required,
    ...(option.choices && option.choices.length <= limits.CHOICES
      ? { choices: option.choices.map((choice) => ({ name: choice, value: choice })) }
      : {}),
  };
}

/** What of a registered command is ours to set, in one form, so that an unchanged list is not sent again. */
export function fingerprint(commands: readonly unknown[]): string {
  const plain = (commands as Partial<DiscordCommand>[]).map((command) => ({
    name: command.name,
    description: command.description,
    options: (command.options ?? []).map((option) => ({
      type: option.type,
      name: option.name,
      description: option.description,
      required: option.required ?? false,
      choices: (option.choices ?? []).map(({ name, value }) => ({ name, value })),
    })),
  }));
  return JSON.stringify(plain.sort((a, b) => (a.name! < b.name! ? -1 : 1)));
}
