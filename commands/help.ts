import { z } from 'zod';
import { button, code, fields, heading, list, text } from '../src/card/build.ts';
import type { Block } from '../src/card/card.ts';
import type { Command, Option } from '../src/command/command.ts';
import type { Desk } from '../src/command/desk.ts';
import { usageOf } from '../src/command/option.ts';
import { AppError } from '../src/domain/errors.ts';

const options = z.object({
  command: z.string().optional().meta({ positional: 1 }).describe('a command, to be told all about it'),
});

/** The commands, or one of them in full; made from their schemas. */
export const help: Command<Desk, typeof options> = {
  name: 'help',
  summary: 'the commands, or all about one',
  examples: ['/help', '/help brief'],
  privately: () => true,
  options,
  async run({ command }, { desk }) {
    const shapes = desk.commands();
    const name = command?.toLowerCase().replace(/^\//u, '');
    if (name === undefined) {
      const blocks: Block[] = [
        list(shapes.map((shape) => [code(`/${shape.name}`), ` – ${shape.summary}`])),
        {
          kind: 'actions',
          actions: shapes.slice(0, 5).map((shape) => button(`/${shape.name}`, `/help ${shape.name}`)),
        },
      ];
      return { card: { title: 'What the desk answers', blocks }, data: shapes, visibility: 'caller' };
    }
    const shape = shapes.find((candidate) => candidate.name === name);
    if (shape === undefined)
      throw new AppError('not_found', `There is no command /${name}.`, {
        hints: [shapes.map((each) => `/${each.name}`).join(' ')],
      });
    const blocks: Block[] = [
      text(shape.summary),
      text([code(usageOf(shape))]),
      ...(shape.options.length === 0
        ? []
        : [fields(shape.options.map((option): [string, string] => [option.name, about(option)]))]),
      heading('Examples', 3),
      list(shape.examples.map((example) => [code(example)])),
    ];
    return { card: { title: `/${shape.name}`, blocks }, data: shape, visibility: 'caller' };
  },
};

const about = (option: Option): string =>
  [
    option.description,
    option.choices === undefined ? '' : `one of ${option.choices.join(', ')}`,
    option.required ? 'needed' : '',
  ]
    .filter(Boolean)
    .join('; ');
