import type { Block, Card, CitationNote, Rich } from '../card/card.ts';
import type { Citation } from '../domain/article.ts';
import { formatDay } from '../domain/period.ts';
import type { Item, Told } from './news.ts';

/** Sources cited for one line. */
const CITED = 3;

/** The blocks of one card, with its citations numbered through. */
export class Page {
  readonly blocks: Block[] = [];
  readonly notes: CitationNote[] = [];
  readonly zone: string;
  constructor(zone: string) {
    this.zone = zone;
  }

  /** One line a story: its headline, the sentence that tells most, and how many outlets have it. */
  entry(item: Item, update = false): Rich {
    const [first] = item.told;
    const rich: Rich = [];
    if (update) rich.push({ text: 'UPDATE  ', style: 'strong' });
    if (item.headline)
      rich.push({ text: item.headline, style: 'strong', ...(item.url ? { url: item.url } : {}) });
    if (item.print)
      rich.push({
        text: ` – ${item.print.source}, ${formatDay(new Date(item.print.at), this.zone)}`,
        style: 'muted',
      });
    if (item.headline && first) rich.push({ text: ' – ' });
    if (first) rich.push(...this.told(first));
    if (item.headline && item.sources > 1) rich.push({ text: ` ${item.sources} sources.`, style: 'muted' });
    return rich;
  }

  /** A development with what vouches for it. */
  told({ lead, text, citations }: Told): Rich {
    const cite = [...new Set(citations.slice(0, CITED).map((citation) => this.number(citation)))];
    return [
      ...(lead ? [{ text: lead, style: 'emphasis' as const }] : []),
      { text, ...(cite.length > 0 ? { cite } : {}) },
    ];
  }

  private number(citation: Citation): number {
    const label = `${citation.source}, ${formatDay(new Date(citation.publishedAt), this.zone)}`;
    const same = this.notes.find((note) => note.label === label && note.title === citation.title);
    if (same) return same.number;
    const { title, url } = citation;
    this.notes.push({ number: this.notes.length + 1, label, title, ...(url ? { url } : {}) });
    return this.notes.length;
  }

  /** Another card whole, but for its buttons. */
  whole(card: Card, level: 2 | 3 = 2): void {
    const by = this.notes.length;
    const shift = (rich: Rich): Rich =>
      rich.map((run) => (run.cite ? { ...run, cite: run.cite.map((number) => number + by) } : run));
    if (card.title) this.heading(card.title, level);
    for (const block of card.blocks) {
      if (block.kind === 'text') this.blocks.push({ ...block, text: shift(block.text) });
      else if (block.kind === 'list') this.blocks.push({ ...block, items: block.items.map(shift) });
      else if (block.kind === 'quote')
        this.blocks.push({ ...block, text: shift(block.text), ...(block.by ? { by: shift(block.by) } : {}) });
      else if (block.kind === 'fields')
        this.blocks.push({
          ...block,
          fields: block.fields.map((field) => ({ ...field, value: shift(field.value) })),
        });
      else if (block.kind === 'table')
        this.blocks.push({ ...block, rows: block.rows.map((row) => row.map(shift)) });
      else if (block.kind !== 'actions') this.blocks.push(block);
    }
    for (const note of card.citations ?? []) this.notes.push({ ...note, number: note.number + by });
  }

  heading(text: string, level: 2 | 3 = 3): void {
    this.blocks.push({ kind: 'text', level, text: [{ text }] });
  }

  /** Small print. */
  note(text: string): void {
    this.blocks.push({ kind: 'text', text: [{ text, style: 'muted' }] });
  }

  card(title: string): Card {
    return { title, blocks: this.blocks, ...(this.notes.length > 0 ? { citations: this.notes } : {}) };
  }
}
