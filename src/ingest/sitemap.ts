import { Parser } from 'htmlparser2';
import type { Flat } from './raw.ts';

type Field = 'loc' | 'title' | 'date' | 'name' | 'language';
const FIELDS: Record<string, Field> = {
  loc: 'loc',
  'news:title': 'title',
  'news:publication_date': 'date',
  'news:name': 'name',
  'news:language': 'language',
};

/** A Google News sitemap (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap); undefined for what is none. */
export function parseNewsSitemap(text: string): Flat | undefined {
  if (!/<(?:\w+:)?urlset[\s>]/u.test(text.slice(0, 4_000)) || !text.includes('news:')) return undefined;
  const raws: Flat['raws'] = [];
  let title: string | undefined;
  let language: string | undefined;
  let item: Partial<Record<Field, string>> | undefined;
  let words = '';
  const parser = new Parser(
    {
      onopentag(name) {
        words = '';
        if (name === 'url') item = {};
      },
      ontext(part) {
        words += part;
      },
      onclosetag(name) {
        const field = FIELDS[name];
        if (item !== undefined && field !== undefined) item[field] = words.trim();
        if (name !== 'url' || item === undefined) return;
        title ??= item.name;
        language ??= item.language;
        if (item.title !== undefined)
          raws.push({
            links: [item.loc],
            title: item.title,
            authors: [],
            published: item.date,
            language: item.language,
          });
        item = undefined;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return { format: 'sitemap', title, language, raws };
}
