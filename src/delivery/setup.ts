import type { Address, Caller } from '../domain/caller.ts';
import { getZone } from '../domain/schedule/zone.ts';
import type { Store } from '../store/store.ts';
import { refusalOf } from './news.ts';
import type { Answer } from './outside.ts';

/** The zone of what is set up: as given, or the workspace's, the caller's, the house's. Throws AppError `invalid` with the nearest names. */
export async function zoneFor(
  given: string | undefined,
  caller: Caller,
  desk: { store: Pick<Store, 'workspaces'>; zone: string },
): Promise<string> {
  if (given !== undefined) return getZone(given);
  return (await desk.store.workspaces.zone(caller.platform, caller.workspace)) ?? caller.zone ?? desk.zone;
}

/** Whether what was set up for `to` belongs to the caller's workspace. */
export const isOf = (caller: Caller, { platform, workspace }: Address): boolean =>
  platform === caller.platform && workspace === caller.workspace;

/** Signs of a search of words, phrases and fields; a name alone in quotation marks is none. */
const SEARCH = /^(?!"[^"]*"$)(?:.*"|(?:.*\s)?(?:-\S|(?:title|source|actor|since|until):|OR\s))/u;

/** The line that tells of a subject: a search as typed, of an actor where the archive knows one of that name, of a topic otherwise. */
export async function lineAbout(subject: string, answer: Answer, caller: Caller): Promise<string> {
  if (SEARCH.test(subject)) return `/brief ${subject}`;
  const words = /^"[^"]*"$/.test(subject) ? subject : subject.replaceAll('"', '');
  const line = `/actor ${words}`;
  const { data } = await answer(line, caller);
  const known = refusalOf(data) === undefined && typeof data === 'object' && data !== null && 'actor' in data;
  return known ? line : `/brief ${words}`;
}
