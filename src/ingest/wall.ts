/**
 * Pages that stand before an article instead of being one: a request to agree to cookies, or to subscribe. Told by what the page itself says
 * and where it is; only where little text was found, so that an article on cookies or on a subscription stays one.
 */
export type Wall = 'consent' | 'paywall';

/** What a page shows of a wall, before anything is taken out of it. */
export interface Signs {
  /** Its address is one that asks for consent. */
  place: boolean;
  /** Its title or heading does. */
  heading: boolean;
  /** It has a button to agree with. */
  button: boolean;
  /** It says that this article goes on for subscribers. */
  subscribe: boolean;
}

/** Characters below which a text can be all that a wall lets through. */
const SHORT_CONSENT = 3_000;
const SHORT_PAYWALL = 1_500;

const CONSENT_HOSTS = /^(?:consent|consents|cmp|guce|privacywall|cookiewall|myprivacy|choices)\./iu;
const CONSENT_PLACES =
  /^(?:consent|cookie-?(?:wall|consent)|privacy-?(?:wall|gate)|zustimmung|collectconsent|gdpr-?consent)(?:\.\w+)?$/iu;

/** How walls begin, in the languages that most feeds are in. */
const CONSENT_HEADINGS =
  /^\W*(?:before you (?:continue|go on|proceed)|we (?:value|care about|respect) your (?:privacy|data)|your privacy (?:matters|is important|choices)|we use cookies|cookie (?:consent|preferences|settings|notice)|bevor sie (?:fortfahren|weiterlesen)|wir (?:schätzen|respektieren|achten) ihre privatsphäre|ihre privatsphäre ist uns wichtig|datenschutz-?einstellungen|cookie-?einstellungen|.{0,40}mit werbung (?:weiter)?(?:lesen|nutzen)|avant de continuer|nous respectons votre vie privée|(?:le respect de )?votre vie privée (?:est|nous)|gestion des cookies|antes de (?:continuar|ir a)|(?:valoramos|respetamos|nos importa) (?:tu|su) privacidad|(?:tu|su) privacidad es importante|prima di continuare|(?:rispettiamo|teniamo alla?) (?:la )?(?:tua|vostra) privacy|il rispetto della tua privacy|la tua privacy è importante|voordat (?:je|u) (?:verdergaat|doorgaat)|(?:wij|we) (?:waarderen|respecteren|geven om) (?:je|uw|jouw) privacy|(?:je|uw) privacy is belangrijk|zanim przejdziesz|(?:szanujemy|cenimy|dbamy o) (?:twoją|państwa) prywatność|innan du fortsätter|vi (?:värnar om|bryr oss om) din (?:integritet|personliga integritet)|før du fortsætter|før du fortsetter|vi (?:respekterer|værner om|bryr oss om) (?:dit|ditt) (?:privatliv|personvern)|valorizamos (?:a )?(?:sua|tua) privacidade|a sua privacidade é importante)/iu;

/** Words of a request for consent; a paragraph of one has some of them. */
const CONSENT_WORDS =
  /\bcookies?\b|\bconsent\b|personal data|\bpartners\b|\bIAB\b|\bTCF\b|vendors\b|legitimate interest|einwillig|zustimm|datenschutz|personenbezogen|consentement|traceurs|données personnelles|confidentialité|consentimiento|datos personales|\bsocios\b|consenso|dati personali|toestemming|persoonsgegevens|\bzgod[aęy]|danych osobowych|samtycke|samtykke|personuppgifter|consentimento|dados pessoais/iu;

const AGREE =
  /^\W*(?:(?:i )?(?:accept|agree|consent)(?: (?:to )?(?:all|and continue|& continue|cookies))*|accept(?: all)?(?: cookies)?|allow all(?: cookies)?|got it|alle(?:s)? akzeptieren|akzeptieren(?: und weiter)?|zustimmen(?: und weiter)?|einverstanden|tout accepter|accepter(?: et (?:continuer|fermer))?|j[’']accepte|aceptar(?: todo| todas| y continuar)?|acepto|accetta(?: tutto| e continua)?|accetto|alles accepteren|accepteren|akkoord|zaakceptuj(?: wszystko)?|akceptuję|zgadzam się|godkänn(?: alla)?|acceptera(?: alla)?|accepter alle|godta alle|godkend alle|aceitar(?: tudo| todos)?|aceito)\W*$/iu;

/** Sentences that say of this article, not of another beside it, that its rest is for subscribers. */
const SUBSCRIBE =
  /(?:subscribe|sign up|register|log ?in|become a member)[^.!?\n]{0,40} to (?:continue|keep|finish|read)\w*(?: (?:reading|this|the (?:rest|full)))|to (?:continue|keep) reading,? (?:please )?(?:subscribe|log|sign|register|become|choose|you)|this (?:article|story|content|report) is (?:only )?(?:for|available to|reserved for|exclusive(?:ly)? (?:to|for)|free for)[^.!?\n]{0,20}(?:subscribers|members)|you(?:[’']ve| have) (?:reached|used) (?:your|all)[^.!?\n]{0,30}(?:free )?articles|(?:um )?(?:diesen |den )?(?:artikel )?(?:jetzt )?weiter(?:zu)?lesen (?:mit|als) [^.!?\n]{0,30}(?:abo|plus|\+|abonnent)|dieser (?:artikel|beitrag|inhalt|text) ist (?:nur |exklusiv )?für (?:unsere )?(?:abonnent|plus|mitglieder|digital)|(?:sie haben noch kein abo|mit (?:einem )?abo weiterlesen)|(?:cet article|ce contenu|la suite)(?: de cet article)? est réservée? (?:à nos |aux )abonnés|il vous reste [\d.,]+ ?% de cet article|abonnez-vous pour (?:lire|continuer|poursuivre)|(?:este (?:contenido|artículo)|contenido) (?:es |está )?(?:exclusivo|reservado) (?:para|a) (?:nuestros )?(?:suscriptores|socios)|suscr[ií]b[ae]te para (?:seguir|continuar|leer)|(?:questo articolo|contenuto) è? ?(?:riservato|esclusivo) (?:agli|per gli) abbonati|abbonati per (?:continuare|leggere)|(?:dit artikel is )(?:alleen|exclusief) voor (?:abonnees|leden)|(?:neem|word) [^.!?\n]{0,30}(?:abonne\w+) (?:om|en lees) (?:verder|dit)|ten artykuł (?:jest )?(?:dostępny )?(?:tylko|wyłącznie) dla (?:prenumeratorów|subskrybentów)|(?:artikeln|detta innehåll) är (?:exklusiv|endast|bara) för (?:prenumeranter|våra)|bli prenumerant för att (?:läsa|fortsätta)|denne (?:artikel|artikkelen|saken) er (?:kun )?for (?:abonnenter|våre abonnenter)|(?:este )?conteúdo (?:é )?exclusivo para assinantes|assine para (?:continuar|ler)/iu;

/** What of a wall a page shows. Looks only; the document stays as it is. */
export function signsOf(document: Document, address: string | undefined): Signs {
  const url = address === undefined ? null : URL.parse(address);
  const last = url?.pathname.split('/').filter(Boolean).at(-1) ?? '';
  const headings = [...document.querySelectorAll('title, h1, h2')].slice(0, 6);
  const buttons = [...document.querySelectorAll('button, [role="button"], input[type="submit"], a')];
  const main = document.querySelector('article, main, [role="main"]') ?? document.body;
  return {
    place: url !== null && (CONSENT_HOSTS.test(url.hostname) || CONSENT_PLACES.test(last)),
    heading: headings.some((element) => CONSENT_HEADINGS.test(line(element))),
    button: buttons
      .slice(0, 2_000)
      .some((element) => AGREE.test(element.getAttribute('value') ?? line(element))),
    subscribe: SUBSCRIBE.test(words(main)),
  };
}

/** Which wall it is that a page with this text is; `paid` where it says so in its metadata. */
export function wallOf(signs: Signs, text: string, paid: boolean): Wall | undefined {
  if (signs.place) return 'consent';
  if (text.length < SHORT_CONSENT && (signs.heading || signs.button)) {
    const paragraphs = text.split(/\n+/u).filter((one) => one.trim() !== '');
    const share =
      paragraphs.length === 0
        ? 1
        : paragraphs.filter((one) => CONSENT_WORDS.test(one)).length / paragraphs.length;
    if (share >= (signs.heading && signs.button ? 0.3 : 0.6)) return 'consent';
  }
  return text.length < SHORT_PAYWALL && (paid || signs.subscribe) ? 'paywall' : undefined;
}

const line = (element: Element): string =>
  (element.textContent ?? '').slice(0, 200).replace(/\s+/gu, ' ').trim();

/** The words of an element without scripts and styles, at most a hundred thousand characters. */
function words(element: Element | null): string {
  const parts: string[] = [];
  let size = 0;
  const walk = (node: ChildNode, depth: number): void => {
    if (size > 100_000 || depth > 200) return;
    if (node.nodeType === 3) {
      const value = node.nodeValue ?? '';
      parts.push(value);
      size += value.length;
    } else if (!/^(?:script|style|noscript|template|nav|aside|footer)$/iu.test(node.nodeName)) {
      parts.push(' ');
      for (const child of node.childNodes) walk(child, depth + 1);
    }
  };
  if (element) walk(element, 0);
  return parts.join('').replace(/\s+/gu, ' ');
}
