import { contains, type Span } from '../../domain/span.ts';
import type { VerbGroup } from '../chunks.ts';
import { cueFrame, type Frame, particleFrame } from '../english/verbs.ts';
import { nounStartingAt } from './nouns.ts';
import { type Noun, type Scene, spanOf } from './scene.ts';

/** A verb group of saying with what it may take. */
export interface Cue {
  group: VerbGroup;
  base: string;
  frame: Frame;
  /** Index of the word after the cue and its particle. */
  to: number;
  span: Span;
}

/** "according to X", with where it begins and ends. */
export interface Source {
  from: number;
  to: number;
  span: Span;
  cue: Span;
  noun: Noun;
}

/** Verbs of saying in a sentence, outside quotations, in order. */
export function findCues(scene: Scene): Cue[] {
  const { words, groups } = scene;
  const found: Cue[] = [];
  for (const group of groups) {
    if (scene.quotes.some((quote) => contains(quote, group))) continue;
    const next = words[group.to];
    let base = group.base;
    let to = group.to;
    let frame = cueFrame(base);
    // "agreed to reopen": the infinitive is what it takes.
    const infinitive = next?.tag === 'to' && groups[next.group]?.infinitive === true;
    const particle =
      next && !infinitive && !/^(?:name|pron|det|num)$/.test(next.tag)
        ? particleFrame(base, next.lower)
        : undefined;
    if (particle !== undefined) {
      frame = particle;
      base = `${base} ${next!.lower}`;
      to = group.to + 1;
    } else if (base === 'go' && next?.lower === 'on') continue;
    if (frame === undefined) continue;
    if (particle === undefined && next && isPhrasal(base, next.lower, words[group.to + 1]?.lower)) continue;
    // "going on to say", "a man called Smith": the verb of a name.
    if (base === 'call' && group.form !== 'ing' && !group.finite) continue;
    found.push({ group, base, frame, to, span: spanOf(scene, group.from, to) });
  }
  return found;
}

/** "called off a visit", "backed down", "wrote off the debt": with such a particle the verb is no speech. "said up to forty" is. */
const isPhrasal = (base: string, particle: string, next: string | undefined): boolean =>
  next !== 'to' &&
  (/^(?:off|down|away|aside)$/.test(particle) || (particle === 'up' && next !== 'against')
    ? !/^(?:say|tell|report|warn|announce|state|claim|argue|insist|explain|deny|add|reply)$/.test(base)
    : base === 'call' && /^(?:in|back|round|over)$/.test(particle));

/** "according to …" phrases of a sentence, outside quotations. */
export function findSources(scene: Scene): Source[] {
  const { words } = scene;
  const found: Source[] = [];
  for (let i = 0; i + 2 < words.length; i++) {
    if (words[i]!.lower !== 'according' || words[i + 1]!.lower !== 'to') continue;
    if (scene.quotes.some((quote) => contains(quote, words[i]!))) continue;
    const noun = longNoun(scene, i + 2);
    if (!noun) continue;
    found.push({ from: i, to: noun.to, span: spanOf(scene, i, noun.to), cue: spanOf(scene, i, i + 2), noun });
  }
  return found;
}

/** A noun phrase with all prepositions and a relative clause: "sources in its finance ministry", "two people who know him". */
function longNoun(scene: Scene, first: number): Noun | undefined {
  const { words, phrases } = scene;
  const noun = nounStartingAt(scene, first, false);
  if (!noun) return undefined;
  let to = noun.to;
  for (let round = 0; round < 6; round++) {
    const link = words[to];
    if (!link) break;
    if (link.tag === 'prep' || link.tag === 'to' || link.lower === 'and') {
      const next = phrases[words[to + 1]?.phrase ?? -1];
      if (!next || next.from !== to + 1 || /^(?:on|after|before|during|as)$/.test(link.lower)) break;
      to = next.to;
      continue;
    }
    if (link.lower === 'who' || (link.tag === 'verb' && /^(?:ed|participle|ing)$/.test(link.form ?? ''))) {
      let end = to + 1;
      while (end < words.length && !/^[,.;:—–]$/.test(words[end]!.text) && words[end]!.tag !== 'quote') end++;
      to = end;
    }
    break;
  }
  // An apposition that closes with the sentence or a comma belongs to the source: "according to the mayor, Jane Smith".
  return { from: noun.from, to, head: noun.head };
}
