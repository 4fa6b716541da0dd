import { describe, expect, it } from 'vitest';
import { read } from '../../src/language/read.ts';
import { markedText } from '../../src/platforms/terminal/marked.ts';

const text =
  'Foreign Minister Helena Brandt met Marco Vidal in Lisbon on Monday. "The bridge is\u001b[31m safe," she told reporters.';
const reading = read({ title: '', text, language: 'en', publishedAt: new Date('2025-03-04T12:00:00Z') });

describe('markedText', () => {
  it('marks names and dates and lists what was read under each sentence', () => {
    const drawn = markedText(text, reading, { colour: false });
    expect(drawn).toContain('Foreign Minister [Helena Brandt] met [Marco Vidal] in [Lisbon] on {Monday}.');
    expect(drawn).toContain('role  Helena Brandt: Foreign Minister');
    expect(drawn).toContain('met  Helena Brandt – Marco Vidal, Lisbon, 2025-03-03');
    expect(drawn).toContain('said  she = Helena Brandt to reporters, told:');
  });

  it('lets no control character of the text through', () => {
    expect(markedText(text, reading, { colour: false })).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(markedText(text, reading, { colour: true })).not.toContain('\u001b[31m');
  });
});
