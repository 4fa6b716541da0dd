/** What Discord refuses in a message's body: its own numbers, so that a slip in the product's shows. https://discord.com/developers/docs/components/reference */

export interface DiscordComponent {
  type: number;
  id?: number;
  content?: string;
  label?: string;
  custom_id?: string;
  url?: string;
  style?: number;
  components?: DiscordComponent[];
  accessory?: DiscordComponent;
}

export interface DiscordBody {
  content?: string;
  embeds?: unknown[];
  nonce?: string;
  enforce_nonce?: boolean;
  flags?: number;
  allowed_mentions?: { parse?: string[]; roles?: string[]; users?: string[] };
  components?: DiscordComponent[];
}

const COMPONENTS_V2 = 1 << 15;

/** Every component, nested ones too. */
export function flatten(components: readonly DiscordComponent[]): DiscordComponent[] {
  return components.flatMap((one) => [
    one,
    ...flatten(one.components ?? []),
    ...(one.accessory ? flatten([one.accessory]) : []),
  ]);
}

/**
 * Whom a body calls: what stands in its text and is allowed. Escapes and code hold nothing back here; without `allowed_mentions` everything is allowed.
 * https://discord.com/developers/docs/resources/message#allowed-mentions-object
 */
export function pingsOf(body: DiscordBody): string[] {
  const text = [body.content ?? '', ...flatten(body.components ?? []).map((one) => one.content ?? '')].join(
    '\n',
  );
  const {
    parse = body.allowed_mentions ? [] : ['everyone', 'roles', 'users'],
    roles = [],
    users = [],
  } = body.allowed_mentions ?? {};
  const found = [...text.matchAll(/@(everyone|here)|<\\?@(&|!?)(\d+)\\?>/gi)].map(([, all, kind, id]) => ({
    all,
    kind,
    id,
  }));
  return [
    ...new Set(
      found.flatMap(({ all, kind, id = '' }) => {
        if (all) return parse.includes('everyone') ? [`@${all.toLowerCase()}`] : [];
        if (kind === '&') return parse.includes('roles') || roles.includes(id) ? [`role ${id}`] : [];
        return parse.includes('users') || users.includes(id) ? [`user ${id}`] : [];
      }),
    ),
  ];
}

/** Why the body is refused; undefined where it is taken. */
export function bodyProblem(body: DiscordBody): string | undefined {
  if ((body.nonce?.length ?? 0) > 25) return 'nonce over 25';
  if ((body.content?.length ?? 0) > 2000) return 'content over 2000';
  const all = flatten(body.components ?? []);
  if (((body.flags ?? 0) & COMPONENTS_V2) !== 0) {
    if (body.content || body.embeds?.length) return 'content beside components';
    if (all.length === 0) return 'no components';
  } else if (!body.content && !body.embeds?.length) return 'empty message';
  else if (all.some((one) => one.type >= 9)) return 'components without the flag';
  if (all.length > 40) return `${all.length} components`;
  const text = all.reduce((sum, one) => sum + (one.type === 10 ? (one.content?.length ?? 0) : 0), 0);
  if (text > 4000) return `${text} characters of text`;
  const ids = all.flatMap((one) => (one.custom_id === undefined ? [] : [one.custom_id]));
  if (new Set(ids).size < ids.length) return 'custom_id twice';
  for (const one of all) {
    if (one.type === 10 && !one.content?.trim()) return 'empty text';
    if (one.type === 1 && ((one.components?.length ?? 0) < 1 || one.components!.length > 5))
      return 'row size';
    if (one.type === 17 && !one.components?.length) return 'empty container';
    if (one.type !== 2) continue;
    if (!one.label?.trim() || one.label.length > 80) return 'button label';
    if (one.style === 5 ? !one.url || one.url.length > 512 || one.custom_id !== undefined : !one.custom_id)
      return 'button target';
    if ((one.custom_id?.length ?? 0) > 100) return 'custom_id over 100';
  }
  return undefined;
}
