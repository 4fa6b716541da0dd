/** What Slack hands over as text, as the person typed it: links and names out of their brackets, the three entities undone. */
export function typed(text: string): string {
  return (
    text
      // Whom a digest mentions is known by id, not by the name that stands beside it.
      .replace(/(\bmention:"?)<(?:!subteam\^|[@!])(\w+)(?:[|^][^>]*)?>/g, '$1@$2')
      .replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, '$1')
      .replace(/<mailto:[^|>]+\|([^>]*)>/g, '$1')
      .replace(/<#[A-Z0-9]+\|([^>]*)>/g, '#$1')
      .replace(/<[@#!]([^|>]+)(?:\|([^>]*))?>/g, (_, id: string, name?: string) => `@${name || id}`)
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .trim()
  );
}
