import { escapeHtml } from '../../card/html.ts';
import type { CommandShape } from '../../command/command.ts';

/** A line and its drawn answer. `html` is already safe. */
export interface Turn {
  line: string;
  html: string;
}

/** The whole page. Works without scripts (the form is a GET), better with them. */
export function drawPage(commands: readonly CommandShape[], turns: readonly Turn[]): string {
  const examples = commands.flatMap((command) => command.examples.slice(0, 1)).slice(0, 5);
  const shown = turns
    .map(
      (turn) =>
        `<article class="turn"><p class="asked">${escapeHtml(turn.line)}</p><div class="reply">${turn.html}</div></article>`,
    )
    .join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Wiredesk</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/desk.css">
<script src="/desk.js" defer></script>
</head>
<body>
<header><h1>Wiredesk</h1><p>Every sentence cited to where it was printed.</p></header>
<main id="turns" aria-live="polite">
${
  turns.length > 0
    ? ''
    : `<section class="welcome">
<p>Ask about a story or a person. Some lines to start with:</p>
<ul class="examples">${examples.map((line) => `<li><button type="button" data-command="${escapeHtml(line)}">${escapeHtml(line)}</button></li>`).join('')}</ul>
</section>`
}
${shown}
</main>
<form id="ask" method="get" action="/">
<label for="line" class="hidden">A line for the desk</label>
<input id="line" name="line" list="commands" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="send" placeholder="/brief ceasefire, or a question" autofocus>
<datalist id="commands">${commands.map((command) => `<option value="/${escapeHtml(command.name)} ">${escapeHtml(command.summary)}</option>`).join('')}</datalist>
<button type="submit">Ask</button>
</form>
</body>
</html>
`;
}
