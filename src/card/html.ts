import type { Action, Block, Card, Chart, CitationNote, Rich, Run } from './card.ts';
import { clean, oneLine, safeUrl } from './safe.ts';

/** How the fragment sits in its page. */
export interface HtmlOptions {
  /** Put before every id of the card ("a7-"), so that several cards of a page do not share anchors. */
  id?: string;
}

/**
 * The card as a fragment of HTML: `<article class="card">`. Every outside character is escaped; links are http(s) only, with rel="noopener
 * noreferrer"; no style attribute and no script, so that a strict content security policy holds. A way onward is a
 * `<button type="button" data-command="/line">`: the page runs the line.
 */
export function html(card: Card, options: HtmlOptions = {}): string {
  const id = options.id ?? '';
  const known = new Set((card.citations ?? []).map((note) => note.number));
  const draw = new Drawing(id, known);
  const parts = [
    card.title ? `<h2 class="title">${escapeHtml(oneLine(card.title))}</h2>` : '',
    ...card.blocks.map((block) => (block.kind === 'actions' ? '' : draw.block(block))),
    citations(card.citations ?? [], id),
    card.footer ? `<p class="footer">${escapeHtml(oneLine(card.footer))}</p>` : '',
    ...card.blocks.map((block) => (block.kind === 'actions' ? actions(block.actions) : '')),
  ];
  return `<article class="card">\n${parts.filter(Boolean).join('\n')}\n</article>`;
}

/** Outside text for element content and quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);

class Drawing {
  private readonly id: string;
  private readonly known: ReadonlySet<number>;
  constructor(id: string, known: ReadonlySet<number>) {
    this.id = id;
    this.known = known;
  }

  block(block: Block): string {
    switch (block.kind) {
      case 'text': {
        const level = block.level;
        const tag = level ? `h${level + 2}` : 'p';
        return `<${tag}>${this.rich(block.text)}</${tag}>`;
      }
      case 'list': {
        const tag = block.ordered ? 'ol' : 'ul';
        const start = block.ordered && block.start ? ` start="${block.start}"` : '';
        return `<${tag}${start}>${block.items.map((item) => `<li>${this.rich(item)}</li>`).join('')}</${tag}>`;
      }
      case 'quote': {
        const by = block.by?.length ? `<figcaption>${this.rich(block.by)}</figcaption>` : '';
        return `<figure class="quote"><blockquote><p>${this.rich(block.text)}</p></blockquote>${by}</figure>`;
      }
      case 'fields':
        return `<dl>${block.fields
          .map(
            (field) =>
              `<div><dt>${escapeHtml(oneLine(field.name))}</dt><dd>${this.rich(field.value)}</dd></div>`,
          )
          .join('')}</dl>`;
      case 'table':
        return this.table(block.head, block.rows);
      case 'chart':
        return chart(block.chart);
      case 'divider':
        return '<hr>';
      case 'actions':
        return actions(block.actions);
    }
  }

  private table(head: string[], rows: Rich[][]): string {
    const top = head.map((name) => `<th scope="col">${escapeHtml(oneLine(name))}</th>`).join('');
    const body = rows
      .map((row) => `<tr>${row.map((cell) => `<td>${this.rich(cell)}</td>`).join('')}</tr>`)
      .join('');
    const thead = head.length > 0 ? `<thead><tr>${top}</tr></thead>` : '';
    return `<div class="wide"><table>${thead}<tbody>${body}</tbody></table></div>`;
  }

  rich(text: Rich): string {
    return text.map((run) => this.run(run)).join('');
  }

  private run(run: Run): string {
    let drawn = escapeHtml(clean(run.text)).replaceAll('\n', '<br>');
    if (run.style === 'strong') drawn = `<strong>${drawn}</strong>`;
    else if (run.style === 'emphasis') drawn = `<em>${drawn}</em>`;
    else if (run.style === 'code') drawn = `<code>${drawn}</code>`;
    else if (run.style === 'muted') drawn = `<span class="muted">${drawn}</span>`;
    const url = safeUrl(run.url);
    if (url) drawn = link(url, drawn);
    else if (run.command)
      drawn = `<button type="button" class="go" data-command="${escapeHtml(clean(run.command))}">${drawn}</button>`;
    if (!run.cite?.length) return drawn;
    const gap = /\S$/.test(run.text) ? ' ' : '';
    return `${drawn}${gap}<span class="cites">${run.cite.map((number) => this.cite(number)).join('')}</span>`;
  }

  private cite(number: number): string {
    if (!this.known.has(number)) return `[${number}]`;
    return `<a class="cite" href="#${escapeHtml(this.id)}c${number}" aria-label="Source ${number}">[${number}]</a>`;
  }
}

const link = (url: string, drawn: string): string =>
  `<a href="${escapeHtml(url)}" rel="noopener noreferrer" target="_blank">${drawn}</a>`;

function citations(notes: readonly CitationNote[], id: string): string {
  if (notes.length === 0) return '';
  const items = notes.map((note) => {
    const url = safeUrl(note.url);
    const label = escapeHtml(oneLine(note.label));
    const shown = url
      ? link(url, label)
      : note.command
        ? `<button type="button" class="go" data-command="${escapeHtml(clean(note.command))}">${label}</button>`
        : label;
    const title = note.title ? ` <span class="muted">${escapeHtml(oneLine(note.title))}</span>` : '';
    const inside =
      url && note.command
        ? ` <button type="button" class="go" data-command="${escapeHtml(clean(note.command))}">read it here</button>`
        : '';
    return `<li id="${escapeHtml(id)}c${note.number}" value="${note.number}"><span class="number">[${note.number}]</span> ${shown}${title}${inside}</li>`;
  });
  return `<ol class="citations">${items.join('')}</ol>`;
}

function actions(pressed: readonly Action[]): string {
  const drawn = pressed.map((action) => {
    const label = escapeHtml(oneLine(action.label));
    if ('command' in action)
      return `<button type="button" class="action" data-command="${escapeHtml(clean(action.command))}">${label}</button>`;
    const url = safeUrl(action.url);
    return url
      ? `<a class="action" href="${escapeHtml(url)}" rel="noopener noreferrer" target="_blank">${label}</a>`
      : '';
  });
  return `<div class="actions">${drawn.join('')}</div>`;
}

/** A table that a screen reader can read, with a bar in every cell; the bar's length is an SVG attribute, not a style. */
function chart(drawn: Chart): string {
  const values = drawn.series.flatMap((series) => series.values).filter(Number.isFinite);
  const top = Math.max(0, ...values);
  const head = drawn.series
    .map((series) => `<th scope="col">${escapeHtml(oneLine(series.name))}</th>`)
    .join('');
  const rows = drawn.labels.map((label, i) => {
    const cells = drawn.series.map((series) => {
      const value = series.values[i] ?? 0;
      const part = top > 0 && value > 0 ? Math.round((value / top) * 1000) / 10 : 0;
      const bar = `<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${part}" height="10"/></svg>`;
      return `<td>${bar}<span class="value">${value}</span></td>`;
    });
    return `<tr><th scope="row">${escapeHtml(oneLine(label))}</th>${cells.join('')}</tr>`;
  });
  return `<div class="wide"><table class="chart"><caption>${escapeHtml(oneLine(drawn.title))}</caption><thead><tr><td></td>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
