import { migration as articles } from './migrations/001-articles.ts';
import { migration as actors } from './migrations/002-actors.ts';
import { migration as delivery } from './migrations/003-delivery.ts';
import { migration as feeds } from './migrations/004-feeds.ts';
import { migration as lines } from './migrations/005-lines.ts';
import { migration as copies } from './migrations/006-copies.ts';
import { migration as looks } from './migrations/007-looks.ts';
import { migration as stories } from './migrations/008-stories.ts';
import { migration as intake } from './migrations/009-intake.ts';
import { migration as readings } from './migrations/011-readings.ts';
import { migration as search } from './migrations/012-search.ts';

/**
 * Every change of the tables, in order, append only: the position is the `user_version` it leads to. A migration that
 * has been released is never edited; a mistake is mended by the next one.
 */
export const migrations: readonly { name: string; sql: string }[] = [
  articles,
  actors,
  delivery,
  feeds,
  lines,
  copies,
  looks,
  stories,
  search,
  intake,
  readings,
];
