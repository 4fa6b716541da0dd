import { commands } from '../../commands/index.ts';
import { shapeOf } from '../command/option.ts';
import { manifestOf } from '../platforms/slack/manifest.ts';

/** `wiredesk manifest`: what https://api.slack.com/apps takes under “From a manifest”. */
export async function manifest(): Promise<number> {
  process.stdout.write(`${JSON.stringify(manifestOf(commands.map(shapeOf)), null, 2)}\n`);
  return 0;
}
