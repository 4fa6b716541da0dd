/** What stands in an article's place on the page and is none of its words, in the languages of the press that is read most. */

/** Lines that lead elsewhere: the line itself goes, whatever follows on it. */
const LEADS =
  /^(?:related(?: (?:stories|articles|news|posts|content|topics|links?))?\s*(?::|$)|read (?:more|also|next|now)\b|see (?:also|more)\s*:|also read\b|also see\b|also:|also on\b|more (?:from|on|about|stories)\b.{0,60}$|more:|don['’]t miss\b|you may (?:also )?like|you might also|recommended(?: for you| reading| stories)?:?$|up next|watch(?: now| live| more)?:|listen:|continue reading|click here|(?:lesen sie|lies) (?:auch|mehr|hier)|auch (?:interessant|lesen)\b|lesen sie (?:auch|dazu|mehr)|mehr (?:zum thema|dazu|lesen|infos?|informationen)\b|das könnte (?:sie|dich) |das thema könnte|siehe auch|schon gelesen|weiterführende?r? links?|weiterlesen|zum thema|zur person$|(?:à|a) lire(?: aussi| également)?\b|lire (?:aussi|la suite|également)|pour lire la suite|voir aussi|lea? (?:también|además|tambien|más)\b|lea:|leé (?:también|más)|(?:le|te) puede interesar|puede interesarle|ver (?:también|más)\s*:|leia (?:também|mais|tb)|veja (?:também|mais)|saiba mais|leggi (?:anche|tutto)|ti potrebbe interessare|vedi anche|lees ook|lees meer|czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|читайте (?:также|ещё|еще)|смотрите также|по теме)/iu;

/** Lines that ask a reader to do something for the publisher. */
const ASKS =
  /^(?:(?:please )?(?:subscribe|sign up|sign in|log in|register)\b.{0,160}$|(?:get|join|follow|like) (?:us|our|the latest|breaking|all the|.{0,40} newsletter)\b.{0,200}$|follow .{0,60} on (?:twitter|facebook|instagram|x)\b.{0,100}$|(?:newsletter|newsletters|podcast)$|have a tip\b.{0,200}|share(?: this)?(?: (?:on|article|story|with).{0,40})?$|tweet$|print(?: (?:this )?article)?$|drukuj$|drucken$|teilen$|compartir$|partager$|email(?: this)?$|comments?(?: \(\d+\))?$|\d+ comments?$|leave a (?:comment|reply)|order reprints$|text size$|advert(?:isement|ising)?(?:\s*[:-].{0,60})?$|anzeige$|werbung$|publicidad(?:e)?$|publicité$|sponsored(?: content)?$|story continues below.{0,60}$|continue reading below$|(?:all rights reserved|copyright)\b.{0,120}$|(?:©|\(c\))\s.{0,160}$|this article is the copyrighted property.{0,200}|written permission must be obtained.{0,200}|diese website verwendet (?:akismet|cookies).{0,200}|(?:we|this site) uses? cookies.{0,200}|wir verwenden cookies.{0,200}|thank you for (?:signing|subscribing).{0,160}|an error has occurred.{0,160})/iu;

/** Words under and over pictures, and of players. */
const PICTURES =
  /^(?:(?:photo|photos|picture|pictures|image|images|foto|fotos|bild|bilder|titelbild|photograph|grafik|video|crédit|crédits|credit|cortesía|bildquelle|quelle)(?: (?:copyright|caption|credit|by|von|via|courtesy|source|\d+ of \d+))?\s*(?::|\/|©|$).{0,200}|image \d+ of \d+|image (?:copyright|caption)|\(?(?:image|photo|foto|bild|picture)(?: credit)?\s*:[^)]{0,120}\)?$|file photo.{0,80}$|(?:getty images|reuters|afp|ap|dpa|epa|shutterstock)(?:\s*[/|]\s*.{1,40})?$|media playback is.{0,80}|play video.{0,40}|caption$|close$|\d{1,2}$|of$|\/$|enlarge(?: image)?.{0,20}$|view gallery.{0,20}$|zum vergrößern.{0,60})/iu;

/** Lines that tell when and by whom, which are kept as data and not as words. */
const STAMPS =
  /^(?:(?:published|updated|posted|last updated|last modified|first published|created|veröffentlicht|aktualisiert|stand|erstellt|publié|mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|опубликовано)\b(?: (?:on|am|le|el|em|il|at|by))?\s*:?(?=.{0,80}\d).{0,90}$|(?:by|von|por|par)$|\|.{0,80}\d{4}.{0,20}$|(?:\p{L}{3,9}\.?,? )?\p{L}{3,9}\.? \d{1,2}, \d{4}(?:,? .{0,30})?$|\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:[ ,|-]+\d{1,2}[:.]\d{2}.{0,12})?$|\d{1,2}\.? \p{L}{3,9}\.? \d{4}(?:[ ,|-]+.{0,20})?$|\d+ min(?:ute)?s? read$|lesezeit.{0,30}$)/iu;

/** A heading under which only links to other articles come. */
const ENDS =
  /^(?:related(?: (?:stories|articles|news|posts|content|topics))?|more (?:from|on|stories|news)\b.{0,40}|you (?:may|might) also like.{0,20}|recommended.{0,30}|read (?:more|next).{0,20}|most (?:read|popular).{0,20}|latest(?: news)?|popular|mehr zum thema|weitere (?:artikel|beiträge|themen|meldungen|links|informationen)|das könnte (?:sie|dich) (?:auch )?interessieren.{0,20}|ähnliche (?:artikel|beiträge)|auch interessant|weiterführende links|verwandte (?:artikel|themen)|à lire (?:aussi|également)|articles (?:liés|similaires)|notas relacionadas|artículos relacionados|noticias relacionadas|veja também|leia também|notícias relacionadas|articoli correlati|leggi anche|lees ook|czytaj (?:też|także)|zobacz (?:też|także)|comments?|kommentare?|comentarios|commentaires|leave a (?:reply|comment)|schreibe einen kommentar|about the author|über den autor|tags|share this.{0,20}|читайте также)\s*:?$/iu;

/** True for a line that is no sentence of the article. */
export const isFurniture = (line: string): boolean =>
  line.length < 320 && (LEADS.test(line) || ASKS.test(line) || PICTURES.test(line) || STAMPS.test(line));

/** True for a heading after which the article is over, where little or only links follow. */
export const endsArticle = (line: string): boolean => ENDS.test(line);
