import { AppError } from '../domain/errors.ts';
import { openStore } from '../store/sqlite/open.ts';
import { type Globals, type JsonOption, printJson } from './globals.ts';

/** `wiredesk show ID`. */
export async function show(id: number, options: JsonOption, { config }: Globals): Promise<number> {
  const store = await openStore(config.DATABASE_PATH);
  try {
    const article = await store.articles.find(id);
    if (article === undefined) throw new AppError('not_found', `There is no article ${id}.`);
    if (options.json) printJson(article);
    else {
      const dated =
        article.dateOrigin === 'source'
          ? ''
          : article.dateOrigin === 'given'
            ? ' (date given when loaded)'
            : ' (approximate)';
      const lines = [
        article.title,
        [
          article.source,
          article.publishedAt.toISOString().slice(0, 16).replace('T', ' ') + dated,
          article.byline,
          article.url,
        ]
          .filter(Boolean)
          .join(' · '),
        ...(article.revisedAt === undefined
          ? []
          : [`Revised ${article.revisedAt.toISOString().slice(0, 16).replace('T', ' ')}`]),
        '',
        article.text,
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
    }
    return 0;
  } finally {
    await store.close();
  }
}
