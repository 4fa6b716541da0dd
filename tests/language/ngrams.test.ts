import { eld } from 'eld/medium';
import { expect, test } from 'vitest';
import { loadDetector } from '../../src/language/ngrams.ts';

const TEXTS = [
  'Der Rat der Stadt stimmte am Montag nach langer Debatte dafür, die alte Brücke zu schließen.',
  'Le conseil municipal a décidé lundi, après un long débat, de fermer le vieux pont.',
  'El ayuntamiento decidió el lunes, tras un largo debate, cerrar el puente viejo.',
  'Rada miasta zdecydowała w poniedziałek o zamknięciu starego mostu.',
  'Городской совет решил в понедельник закрыть старый мост.',
  'مجلس المدينة قرر يوم الاثنين إغلاق الجسر القديم',
  '市議会は月曜日に古い橋を閉鎖することを決めた',
  'Byrådet vedtog mandag efter en lang debat at lukke den gamle bro.',
  'Bystyret vedtok mandag etter en lang debatt å stenge den gamle broen.',
  "It's the council's word that the bridge isn't to be closed.",
  'ok',
  '',
];

test('the packed table gives the scores of the package itself', () => {
  const packed = loadDetector();
  for (const text of TEXTS) {
    const own = packed.detect(text);
    const peer = eld.detect(text);
    expect([own.language, own.getScores(), own.isReliable()]).toEqual([
      peer.language,
      peer.getScores(),
      peer.isReliable(),
    ]);
  }
});
