/** The four types, and a tag for every place in a name: outside, or begin, inside, last, unit (BILOU). */
export const TYPES = ['PER', 'ORG', 'LOC', 'MISC'] as const;
export type NameType = (typeof TYPES)[number];

/** Number of tags: O, then B I L U of each type. */
export const TAGS = 1 + 4 * TYPES.length;
/** Place of a tag in its name: B 0, I 1, L 2, U 3; -1 for O. */
export const place = (tag: number): number => (tag === 0 ? -1 : (tag - 1) & 3);
/** Index into `TYPES`; -1 for O. */
export const typeOf = (tag: number): number => (tag === 0 ? -1 : (tag - 1) >> 2);
/** The tag of a type and place. */
export const tagOf = (type: number, where: number): number => 1 + type * 4 + where;

/** 1 where `to` may follow `from`; row TAGS is the sentence's start, column TAGS its end. */
export const ALLOWED: Uint8Array = (() => {
  const size = TAGS + 1;
  const table = new Uint8Array(size * size);
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      const open = from < TAGS && (place(from) === 0 || place(from) === 1);
      const goesOn = to < TAGS && (place(to) === 1 || place(to) === 2);
      table[from * size + to] = open === goesOn && (!open || typeOf(from) === typeOf(to)) ? 1 : 0;
    }
  }
  return table;
})();

const SIZE = TAGS + 1;

/** For each tag the tags that may stand before it, flat: `PREVIOUS[OFFSETS[t] … OFFSETS[t + 1]]`. */
const [PREVIOUS, OFFSETS] = (() => {
  const list: number[] = [];
  const offsets = [0];
  for (let to = 0; to < TAGS; to++) {
    for (let from = 0; from < TAGS; from++) if (ALLOWED[from * SIZE + to]) list.push(from);
    offsets.push(list.length);
  }
  return [Uint8Array.from(list), Uint16Array.from(offsets)];
})();

/** A linear chain over one sentence. Scores are natural logarithms; `transitions` has (TAGS + 1)² cells as `ALLOWED`. */
export class Chain {
  #capacity = 0;
  #scores = new Float64Array(0);
  #back = new Uint8Array(0);
  #alpha = new Float64Array(0);
  #beta = new Float64Array(0);
  #psi = new Float64Array(0);
  #scale = new Float64Array(0);
  readonly #step = new Float64Array(SIZE * SIZE);
  /** Probability of each tag at each token after `forwardBackward`. */
  marginals = new Float64Array(0);

  #grow(length: number): void {
    if (length <= this.#capacity) return;
    this.#capacity = Math.max(64, length * 2);
    const cells = this.#capacity * TAGS;
    this.#scores = new Float64Array(cells);
    this.#back = new Uint8Array(cells);
    this.#alpha = new Float64Array(cells);
    this.#beta = new Float64Array(cells);
    this.#psi = new Float64Array(cells);
    this.#scale = new Float64Array(this.#capacity);
    this.marginals = new Float64Array(cells);
  }

  /** Writes the best sequence of tags to `out`. `emissions`: TAGS scores a token, from `from` on. */
  viterbi(
    emissions: Float32Array,
    from: number,
    length: number,
    transitions: Float64Array,
    out: Uint8Array,
  ): void {
    if (length === 0) return;
    this.#grow(length);
    const scores = this.#scores;
    const back = this.#back;
    for (let tag = 0; tag < TAGS; tag++) {
      scores[tag] = ALLOWED[TAGS * SIZE + tag]
        ? transitions[TAGS * SIZE + tag]! + emissions[from * TAGS + tag]!
        : Number.NEGATIVE_INFINITY;
    }
    for (let i = 1; i < length; i++) {
      const row = (i - 1) * TAGS;
      for (let tag = 0; tag < TAGS; tag++) {
        let best = Number.NEGATIVE_INFINITY;
        let arg = 0;
        for (let k = OFFSETS[tag]!; k < OFFSETS[tag + 1]!; k++) {
          const prev = PREVIOUS[k]!;
          const score = scores[row + prev]! + transitions[prev * SIZE + tag]!;
          if (score > best) {
            best = score;
            arg = prev;
          }
        }
        scores[row + TAGS + tag] = best + emissions[(from + i) * TAGS + tag]!;
        back[row + TAGS + tag] = arg;
      }
    }
    let best = Number.NEGATIVE_INFINITY;
    let arg = 0;
    const last = (length - 1) * TAGS;
    for (let tag = 0; tag < TAGS; tag++) {
      if (!ALLOWED[tag * SIZE + TAGS]) continue;
      const score = scores[last + tag]! + transitions[tag * SIZE + TAGS]!;
      if (score > best) {
        best = score;
        arg = tag;
      }
    }
    for (let i = length - 1; i >= 0; i--) {
      out[from + i] = arg;
      arg = back[i * TAGS + arg]!;
    }
  }

  /** exp of the transitions, kept until the next call: call it whenever they changed. */
  prepare(transitions: Float64Array): void {
    for (let k = 0; k < SIZE * SIZE; k++) this.#step[k] = ALLOWED[k] ? Math.exp(transitions[k]!) : 0;
  }

  /**
   * Fills `marginals` by the forward-backward method (scaled, so that long sentences do not underflow). With `expected` it adds the
   * expected number of every transition to it. `prepare` first.
   */
  forwardBackward(emissions: Float32Array, from: number, length: number, expected?: Float64Array): void {
    if (length === 0) return;
    this.#grow(length);
    const { marginals } = this;
    const alpha = this.#alpha;
    const beta = this.#beta;
    const psi = this.#psi;
    const scale = this.#scale;
    const step = this.#step;
    for (let i = 0; i < length; i++) {
      let max = Number.NEGATIVE_INFINITY;
      for (let tag = 0; tag < TAGS; tag++) max = Math.max(max, emissions[(from + i) * TAGS + tag]!);
      for (let tag = 0; tag < TAGS; tag++) {
        psi[i * TAGS + tag] = Math.exp(Math.max(-60, emissions[(from + i) * TAGS + tag]! - max));
      }
    }
    for (let i = 0; i < length; i++) {
      const row = i * TAGS;
      let sum = 0;
      for (let tag = 0; tag < TAGS; tag++) {
        let value = 0;
        if (i === 0) value = step[TAGS * SIZE + tag]!;
        else
          for (let k = OFFSETS[tag]!; k < OFFSETS[tag + 1]!; k++) {
            const prev = PREVIOUS[k]!;
            value += alpha[row - TAGS + prev]! * step[prev * SIZE + tag]!;
          }
        value *= psi[row + tag]!;
        alpha[row + tag] = value;
        sum += value;
      }
      scale[i] = 1 / Math.max(sum, 1e-300);
      for (let tag = 0; tag < TAGS; tag++) alpha[row + tag] = alpha[row + tag]! * scale[i]!;
    }
    const last = (length - 1) * TAGS;
    for (let tag = 0; tag < TAGS; tag++) beta[last + tag] = step[tag * SIZE + TAGS]!;
    for (let i = length - 2; i >= 0; i--) {
      const row = i * TAGS;
      for (let tag = 0; tag < TAGS; tag++) beta[row + tag] = 0;
      for (let tag = 0; tag < TAGS; tag++) {
        const next = psi[row + TAGS + tag]! * beta[row + TAGS + tag]! * scale[i + 1]!;
        if (next === 0) continue;
        for (let k = OFFSETS[tag]!; k < OFFSETS[tag + 1]!; k++) {
          const prev = PREVIOUS[k]!;
          beta[row + prev] = beta[row + prev]! + step[prev * SIZE + tag]! * next;
        }
      }
    }
    let total = 0;
    for (let tag = 0; tag < TAGS; tag++) total += alpha[last + tag]! * beta[last + tag]!;
    const whole = 1 / Math.max(total, 1e-300);
    for (let k = 0; k < length * TAGS; k++) marginals[k] = alpha[k]! * beta[k]! * whole;
    if (!expected) return;
    for (let tag = 0; tag < TAGS; tag++) {
      expected[TAGS * SIZE + tag] = expected[TAGS * SIZE + tag]! + marginals[tag]!;
      expected[tag * SIZE + TAGS] = expected[tag * SIZE + TAGS]! + marginals[last + tag]!;
    }
    for (let i = 1; i < length; i++) {
      const row = i * TAGS;
      for (let tag = 0; tag < TAGS; tag++) {
        const next = psi[row + tag]! * beta[row + tag]! * scale[i]! * whole;
        if (next < 1e-12) continue;
        for (let k = OFFSETS[tag]!; k < OFFSETS[tag + 1]!; k++) {
          const prev = PREVIOUS[k]!;
          const cell = prev * SIZE + tag;
          expected[cell] = expected[cell]! + alpha[row - TAGS + prev]! * step[cell]! * next;
        }
      }
    }
  }
}
