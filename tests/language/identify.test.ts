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

test('a quotation in English does not make an article English; a long English text needs no more than its words', () => {
  const german =
    'Der Hafenrat hat am Montag beschlossen, das nördliche Becken bis zum Sommer zu schließen. „We have waited for this day and they knew that it would come“, sagte der Bürgermeister vor Journalisten. Die Reederei will gegen den Beschluss klagen, weil ihre Schiffe dann keinen Platz mehr haben und die Waren auf der Straße fahren müssen.';
  const dutch =
    'De havenmeester zei maandag dat het noordelijke bekken van de haven tot de zomer dicht gaat. Volgens hem was er te weinig geld om de kade te herstellen, en had de raad al in het voorjaar om een besluit gevraagd. De rederij van de stad stapt naar de rechter en wil dat het besluit wordt uitgesteld tot na de vakantie.';
  const english =
    'The harbour board said on Monday that the northern basin would be closed until summer. The mayor told reporters that there had been too little money for the quay, and that the council had asked for a decision in spring. The owners of the ships want to go to court about this.';
  expect([german, dutch, english].map(identifyLanguage)).toEqual(['de', 'nl', 'en']);
});
