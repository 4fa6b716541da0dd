/** Half-open range of UTF-16 offsets into the text it was read from: `text.slice(start, end)` is its surface. */
export interface Span {
  start: number;
  end: number;
}

/** The surface of a span. */
export const surface = (text: string, span: Span): string => text.slice(span.start, span.end);

/** True where the two spans share at least one unit. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** True where `inner` lies wholly inside `outer`. */
export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
