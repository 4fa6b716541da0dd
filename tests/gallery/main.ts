import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml, html } from '../../src/card/html.ts';
import { text } from '../../src/card/text.ts';
import { render as renderDiscord } from '../../src/platforms/discord/render.ts';
import { render as renderSlack } from '../../src/platforms/slack/render.ts';
import { samples } from './samples.ts';

/**
 * Every sample card on every platform: `npm run gallery [-- FOLDER]` writes `gallery.html` to look at and `gallery.json` with the payloads
 * (Slack's go into https://app.slack.com/block-kit-builder as they are).
 */
const folder = process.argv[2] ?? 'data/gallery';

const drawn = Object.entries(samples).map(([name, card]) => ({
  name,
  text: text(card, { width: 100 }),
  html: html(card, { id: `${name}-` }),
  discord: renderDiscord(card, { idOf: (line) => `l:${line}`.slice(0, 100) }),
  slack: renderSlack(card),
}));

const STYLE = `
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem; color: #1c1c1c; background: #f4f4f2 }
section { display: grid; grid-template-columns: repeat(auto-fit, minmax(26rem, 1fr)); gap: 1rem; margin-bottom: 3rem }
section > h2 { grid-column: 1 / -1 }
section > div { background: #fff; border: 1px solid #ddd; border-radius: 6px; padding: 1rem; overflow: auto; max-height: 44rem }
pre { white-space: pre-wrap; font-size: 12.5px } .muted { color: #666 } .bar { width: 8rem; height: .6rem } .bar rect { fill: #4b6fa5 }
`;

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every card on every platform</title><style>${STYLE}</style>
${drawn
  .map(
    (one) => `<section><h2>${one.name}</h2>
<div><h3>desk</h3>${one.html}</div>
<div><h3>terminal</h3><pre>${escapeHtml(one.text)}</pre></div>
<div><h3>Discord</h3><pre>${escapeHtml(JSON.stringify(one.discord, null, 1))}</pre></div>
<div><h3>Slack</h3><pre>${escapeHtml(JSON.stringify(one.slack, null, 1))}</pre></div></section>`,
  )
  .join('\n')}</html>\n`;

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'gallery.html'), page);
writeFileSync(join(folder, 'gallery.json'), `${JSON.stringify(drawn, null, 2)}\n`);
process.stderr.write(`${drawn.length} cards on 4 platforms: ${join(folder, 'gallery.html')}\n`);
