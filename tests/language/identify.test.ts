import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identifyLanguage } from '../../src/language/identify.ts';

test.each([
  ['The harbour board said on Monday that it would close the northern basin.', 'en'],
  ['Le conseil du port a annoncé lundi la fermeture du bassin nord.', 'fr'],
  ['Der Hafenrat teilte am Montag mit, dass das Becken geschlossen wird.', 'de'],
  ['El puerto cerrará la dársena norte, dijo el lunes su consejo.', 'es'],
  ['أعلن مجلس الميناء يوم الاثنين إغلاق الحوض الشمالي.', 'ar'],
  ['הנהלת הנמל הודיעה ביום שני על סגירת הרציף הצפוני.', 'he'],
  ['Совет порта сообщил в понедельник о закрытии северного бассейна.', 'ru'],
  ['', 'und'],
  ['ok', 'und'],
  ['12 345 678,90 — 24:00', 'und'],
  ['Anna Krell, Osei', 'und'],
  ['https://example.org/the-harbour-board-said-on-monday', 'und'],
])('%s', (text, language) => {
  expect(identifyLanguage(text)).toBe(language);
});

test('any string has an answer: a tag of two or three letters', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(identifyLanguage(text)).toMatch(/^[a-z]{2,3}$/);
    }),
    { numRuns: 50 },
  );
});

test('a very long text costs no more than its beginning', { timeout: 30_000 }, () => {
  const began = performance.now();
  expect(identifyLanguage('The board said on Monday that it would close. '.repeat(25_000))).toBe('en');
  expect(performance.now() - began).toBeLessThan(5000);
});
