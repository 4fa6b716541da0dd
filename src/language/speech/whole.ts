import type { Statement } from '../../domain/reading.ts';
import { cueFrame } from '../english/verbs.ts';

/** Time, place or circumstance between a cue and its "that": "said after meeting him that". */
const LEAD =
  /^(?:(?:afterwards?|later|again|also|earlier|publicly|privately|today|yesterday|after|before|during|following|upon|in|on|at|while|with|through|via|late|early|\p{Lu}\p{Ll}+day)\b[^:;.“”"]{0,90}?,? )?that (?!(?:is|are|was|were|has|have|had|will|would|can|could|may|might|\p{Ll}+ed)\b)/u;

/** "it on Monday", "each other", "them": points at something said elsewhere and says nothing itself. */
const POINTER =
  /^(?:each other|one another|(?:it|them|him|her|us|both|two|three|four|one|more|less|neither(?: alone)?|so|as much|the same|this|that)(?=$|[\s,.;]+(?:on|in|at|by|after|before|during|when|for|with|to|from|and|late|early|last|\p{Lu}\p{Ll}+day|$)))(?=$|[\s,.;])/u;
const LITTLE = /^(?:little|much|nothing|something|anything|no more|why|how|what)\b/;
const FINITE =
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|went|came|said|\p{Ll}+ed)\b/u;

/** Verbs that point at or strike somebody: with a bare noun nothing is said yet. */
const CHARGES = /(?:allegation|accusation|claim|charge|criticism|report|suggestion|idea|notion)s?$/;
const STRIKES = /^(?:blame|accuse|reject|attack|criticise|criticize|denounce)$/;

/** Verbs that are speech only in quotation marks. */
const QUOTED_ONLY = /^(?:go on|continue|read|laugh|smile|apologise|apologize|point to|cite)$/;

/** The paper that speaks of its own text. */
const ITSELF =
  /\b(?:versions?|editions?|headlines?|captions?|corrections?) (?:of|to|on|in|for) (?:this|the|our|an?) (?:\p{Ll}+ )?(?:article|story|report|post|page|item|piece)\b|^this (?:article|story|post|page)\b/u;

/**
 * Verbs whose bare object tells nothing without them: "announced a tax", "noted the progress". "promised an inquiry", "called for calm"
 * and "demanded a pause" say what is wanted and stay; they are printed with their verb.
 */
const VERB_BOUND =
  /^(?:announce|note|cite|see|mention|recall|outline|detail|pronounce|declare|proclaim|guarantee|hail|underline|underscore|stress|emphasise|emphasize|highlight|signal|hint at|speak of|talk of|tell of|notice|observe|foresee)$/;
/** "to come", "that he …", "it will …": more than a name of a thing. */
const CLAUSE_LIKE = /^(?:to|that|whether|how|why|what|where|who|when|not to)\s/u;

/** What is asked of a reporter, and said of no matter. */
const ANONYMITY = /^not to be (?:named|identified|quoted)\b/;

/**
 * A statement whose content says something by itself, with what stands before its "that" cut off; undefined where only a fragment is
 * left. A quotation stays as it is.
 */
export function wholeStatement(one: Statement, text: string): Statement | undefined {
  const who = one.speaker ? text.slice(one.speaker.start, one.speaker.end).toLowerCase() : '';
  if (/^(?:nobody|no one|none|neither|no \p{L}+|few)\b/u.test(who)) return undefined;
  if (ITSELF.test(who)) return undefined;
  if (one.direct) return one;
  if (QUOTED_ONLY.test(one.verb)) return undefined;
  const [first, ...rest] = one.content;
  let content = text.slice(first.start, first.end);
  const cueFirst = first.start >= one.cue.end;
  let start = first.start;
  const lead = cueFirst ? LEAD.exec(content)?.[0] : undefined;
  if (lead && content.length - lead.length > 10) {
    start += lead.length;
    content = content.slice(lead.length);
  }
  let end = first.end;
  // "asks for two, as the ministry has made known": the source's own remark is no part of it.
  const remark = /, as [^,]{3,60} (?:said|say|put it|reported|made known|announced)$/.exec(content);
  if (remark) end = start + remark.index;
  // "did not demand an end, but only spoke of a pause": what was done instead was not denied.
  const instead = one.negated ? /, but (?:only|rather|instead|merely)\b/.exec(content) : undefined;
  if (instead) end = Math.min(end, start + instead.index);
  content = text.slice(start, end);
  if (content.length < 3) return undefined;
  if (ANONYMITY.test(content)) return undefined;
  if (cueFirst && rest.length === 0) {
    const describes = /a/.test(cueFrame(one.verb) ?? '') && / as |“|"/.test(content);
    if (POINTER.test(content) && !describes) return undefined;
    if (
      VERB_BOUND.test(one.verb) &&
      !CLAUSE_LIKE.test(content) &&
      !/\b(?:that|whether|how)\s*$/.test(text.slice(one.cue.end, start)) &&
      !/[“"]/.test(content) &&
      !isClause(content)
    )
      return undefined;
    if (LITTLE.test(content) && (one.negated || !FINITE.test(content))) return undefined;
    if (/^(?:after|before) \p{Ll}+ing\b/u.test(content)) return undefined;
    if (
      STRIKES.test(one.verb) &&
      content.split(' ').length < 5 &&
      !/ (?:for|on|as|of) |“|"/.test(content) &&
      !CHARGES.test(content)
    )
      return undefined;
  }
  return { ...one, content: [{ ...first, start, end }, ...rest] };
}

/** Whether words hold a finite verb outside of a relative clause: "gaps that are getting smaller" do not. */
const isClause = (content: string): boolean =>
  FINITE.test(content.replace(/\b(?:that|which|who|whose|where)\b.*$/u, ''));

/** Verbs of judging and doing: what they take is not said but done or felt, unless it is quoted or a clause. */
const ACTS =
  /^(?:praise|hail|applaud|commend|laud|welcome|thank|congratulate|back|support|endorse|oppose|defend|attack|slam|blast|mock|ridicule|dismiss|report|rule|discuss|detail|outline|present|issue|publish|release|deliver|express|voice|highlight|order|direct|command|decide|agree|find|discover|learn|show|determine|prove|disclose|reveal|communicate|convey|relay|invite|challenge|compare|liken|press|lobby|encourage|cast|accept|pitch|tout|illustrate|forecast|project|estimate|expect|guarantee|read out|comment on|recount|narrate|recite|echo|raise|address|unveil|question)$/;

/** Whether an attribution is something said: no thought, wish or mere deed. */
export function isSaying(one: Statement, text: string): boolean {
  if (!one.speaker && !one.addressee) return false;
  const frame = cueFrame(one.verb) ?? '';
  if (one.direct || one.verb === 'according to') return true;
  if (frame.includes('b') || /^(?:try|attempt|write|decline|refuse|mean)$/.test(one.verb))
    return one.verb === 'write' && /^that$/.test(text.slice(one.cue.end, one.content[0].start).trim());
  // "his presence shows that": a thing does not speak; figures and studies do.
  if (/^(?:show|prove)$/.test(one.verb) && one.speaker) {
    const who = text.slice(one.speaker.start, one.speaker.end).toLowerCase();
    if (
      /^(?:the |his |her |their |its )?(?:presence|absence|fact|move|decision|visit|trip|choice|silence)\b/.test(
        who,
      )
    )
      return false;
  }
  if (/^(?:refer to|allude to|offer|quote|compare|liken)$/.test(one.verb))
    return /^to /.test(text.slice(one.content[0].start, one.content[0].end)) && one.verb === 'offer';
  if (ACTS.test(one.verb))
    return (
      /\bthat\s*$/.test(text.slice(one.cue.end, one.content[0].start)) ||
      (CLAUSAL.test(one.verb) &&
        STARTS_CLAUSE.test(text.slice(one.content[0].start, one.content[0].start + 8)))
    );
  return true;
}

const CLAUSAL = /^(?:agree|disclose|reveal|report|decide)$/;
const STARTS_CLAUSE = /^(?:he|she|it|they|the|there|that|whether|a|an|to|four|\p{Lu})/u;
