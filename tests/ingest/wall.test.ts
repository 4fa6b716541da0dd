import { expect, test } from 'vitest';
import { readPage } from '../../src/ingest/extract.ts';

const page = (title: string, body: string, head = ''): string =>
  `<!doctype html><html><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
const url = 'https://post.example/2026/11/24/wall';

const CONSENT: [string, string, string, string][] = [
  ['en', 'Before you continue to Harbour Post', 'We and our 214 partners use cookies to store and access personal data on your device.', 'Accept all'],
  ['en', 'We value your privacy', 'With your consent, we and our vendors use cookies to measure how the site is used.', 'I agree'],
  ['de', 'Bevor Sie fortfahren', 'Mit Ihrer Zustimmung verwenden wir und unsere Partner Cookies, um personenbezogene Daten zu verarbeiten.', 'Alle akzeptieren'],
  ['de', 'Hafenpost mit Werbung lesen', 'Mit Ihrer Einwilligung verarbeiten wir und unsere 180 Partner personenbezogene Daten und setzen Cookies.', 'Akzeptieren und weiter'],
  ['fr', 'Le respect de votre vie privée est notre priorité', 'Avec votre consentement, nos partenaires et nous utilisons des cookies et traceurs.', 'Tout accepter'],
  ['es', 'Tu privacidad es importante', 'Con tu consentimiento, nosotros y nuestros socios usamos cookies para tratar datos personales.', 'Aceptar todo'],
  ['it', 'Il rispetto della tua privacy è la nostra priorità', 'Con il tuo consenso noi e i nostri partner usiamo cookie per trattare dati personali.', 'Accetta tutto'],
  ['nl', 'Voordat je verdergaat', 'Met je toestemming gebruiken wij en onze partners cookies en persoonsgegevens.', 'Alles accepteren'],
  ['pl', 'Szanujemy Twoją prywatność', 'Za Twoją zgodą my i nasi partnerzy używamy plików cookies do przetwarzania danych osobowych.', 'Zgadzam się'],
  ['sv', 'Vi värnar om din integritet', 'Med ditt samtycke använder vi och våra partners cookies och personuppgifter.', 'Godkänn alla'],
]; // biome-ignore format: a table

test.each(CONSENT)('%s: “%s” is a request for consent', (_language, title, text, button) => {
  const html = page(
    title,
    `<div><h1>${title}</h1><p>${text}</p><p>${text}</p><button>${button}</button></div>`,
  );
  expect(readPage(html, url).wall).toBe('consent');
});

const PAYWALL = [
  'Subscribe to continue reading this story.',
  'To continue reading, please log in or choose a plan.',
  'This article is for subscribers only.',
  'You have used all your free articles this month.',
  'Dieser Artikel ist nur für Abonnenten lesbar.',
  'Jetzt weiterlesen mit dem Digital-Abo.',
  'Cet article est réservé à nos abonnés.',
  'Il vous reste 78,4 % de cet article à lire.',
  'Este contenido es exclusivo para suscriptores.',
  'Suscríbete para seguir leyendo.',
  'Questo articolo è riservato agli abbonati.',
  'Dit artikel is exclusief voor abonnees.',
  'Ten artykuł jest dostępny tylko dla prenumeratorów.',
  'Artikeln är exklusiv för prenumeranter.',
  'Este conteúdo é exclusivo para assinantes.',
];
const beginning =
  '<p>The town council met in the old hall on Monday evening and agreed, after a long debate, to repair the harbour wall before winter.</p>';

test.each(PAYWALL)('“%s” under a beginning tells a paywall', (sentence) => {
  const html = page('Wall to be repaired', `<article><h1>Wall to be repaired</h1>${beginning}<div class="offer"><p>${sentence}</p></div></article>`); // biome-ignore format: one line
  expect(readPage(html, url).wall).toBe('paywall');
});

test.each([
  'https://consent.post.example/v2/collect?sessionId=3',
  'https://guce.post.example/consent',
  'https://post.example/zustimmung?url=%2Fwall',
  'https://post.example/privacywall/cookie-consent',
])('%s is where consent is asked for', (address) => {
  expect(readPage(page('Harbour Post', beginning.repeat(3)), address).wall).toBe('consent');
});

const article = (sentence: string, times = 8): string =>
  page('News', `<article><h1>News</h1>${Array.from({ length: times }, (_, n) => `<p>${sentence} That was the ${n + 3}th case that the court in the town had to decide this year, a spokesman said.</p>`).join('')}</article>`); // biome-ignore format: one line

test.each([
  ['an article on cookies', article('The court ruled that cookies need the consent of those whose personal data is stored.')],
  ['an article on subscriptions', article('The paper asks readers to subscribe, its editor said, or it will close in the spring.')],
  ['a short notice with a log-in in its header', page('Bridge opens', `<header><a href="/login">Already a subscriber? Log in</a></header><article><h1>Bridge opens</h1>${beginning}${beginning}</article><footer><a>Subscribe to read more</a></footer>`)],
  ['an article with a banner for cookies', page('Bridge opens', `<div id="cookie-banner"><p>We use cookies.</p><button>Accept all</button></div><article><h1>Bridge opens</h1>${beginning.repeat(4)}</article>`)],
])('%s is an article', (_name, html) => {
  expect(readPage(html, url).wall).toBeUndefined();
}); // biome-ignore format: a table

test('a page of consent that holds no other word is told, and not refused as empty', () => {
  expect(
    readPage(page('We value your privacy', '<h1>We value your privacy</h1><button>OK</button>'), url).wall,
  ).toBe('consent');
});
