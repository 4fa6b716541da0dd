import type { Point } from './article.ts';

/** Articles on one event. */
export interface Story {
  /** The same whatever is asked, as long as the story is told. */
  id: string;
  /** The earlier story that this one goes on with, where it is a phase of a long one. */
  follows?: string;
  /** The newest article's title; in a brief the newest of those that say most of its topic. */
  headline: string;
  /** Articles in it, newest first. */
  articles: number[];
  /** Articles that are copies of another one's words, counted once in everything else. */
  copies: number;
  sources: string[];
  from: Date;
  to: Date;
}

/** A point and the story it tells of; `only`: the one outlet of several that tells it. */
export type BriefPoint = Point & { story: string; only?: string };

/** Why there is nothing to tell, and what lies nearest. */
export interface Emptiness {
  why: string;
  nearest: { label: string; line: string }[];
}

/** Sources that say different things of the same: each side with all outlets on it and the sentence of the newest. */
export interface Disagreement {
  story: string;
  /** Of what: "killed", "magnitude", "age of Jana Kowal". */
  about: string;
  sides: { value: string; sources: string[]; point: Point }[];
}

/** A story with something that came in after the reader last looked. */
export interface News {
  story: string;
  state: 'new' | 'updated' | 'corrected';
}

/** The state of a topic as the articles tell it. */
export interface Brief {
  topic: string;
  period: { since?: Date; until?: Date };
  /** The stories that are told, the most telling first. */
  stories: Story[];
  /** How many there are in all. */
  found: number;
  points: BriefPoint[];
  disagreements: Disagreement[];
  /** When the reader last had this topic; undefined the first time. */
  lastLook?: Date;
  /** What came in since then; empty the first time. */
  news: News[];
  /** People named most in the articles. */
  names: { name: string; count: number }[];
  articles: number;
  sources: number;
  /** Publication of the newest article of the topic. */
  newest?: Date;
  /** What of the line was understood otherwise than typed, for every reader to see, and lines to try instead. */
  notes: string[];
  offers: { label: string; line: string }[];
  /** How stories were found and ranked, in words. */
  why: string[];
  empty: Emptiness | null;
}
