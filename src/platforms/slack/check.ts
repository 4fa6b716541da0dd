import { askOnce } from './post.ts';
import type { SlackSettings } from './slack.ts';

/** What Slack's refusals ask for; others are told by their own name. https://docs.slack.dev/reference/methods/auth.test#errors */
const TO_DO: Record<string, string> = {
  invalid_auth: 'Slack refuses it; copy it anew from the app’s pages',
  not_authed: 'Slack refuses it; copy it anew from the app’s pages',
  token_revoked: 'it was taken back; install the app again',
  token_expired: 'it has run out; install the app again',
  account_inactive: 'the app or its workspace is no more; install the app again',
  not_allowed_token_type: 'it is a token of another kind',
  missing_scope: 'it lacks the scope connections:write',
};

/** Asks Slack whose token it is, and for a connection of Socket Mode that is then not opened. Throws with words for whoever runs the desk. */
export async function checkSlack(settings: SlackSettings): Promise<string> {
  const ask = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      const { data, code, message } = error as { data?: { error?: string }; code?: string; message: string };
      const said = data?.error;
      throw new Error(
        said === undefined ? `no answer from Slack (${code ?? message})` : `${name}: ${TO_DO[said] ?? said}`,
        { cause: error },
      );
    }
  };
  const client = (token: string) => askOnce(token, settings.apiUrl, settings.timeoutMs ?? 10_000);
  const { team, user } = await ask('SLACK_BOT_TOKEN', () => client(settings.botToken).auth.test());
  if (settings.appToken !== undefined) {
    const token = settings.appToken;
    await ask('SLACK_APP_TOKEN', () => client(token).apps.connections.open({}));
  }
  return `the tokens are those of ${user ?? 'the app'} in ${team ?? 'its workspace'}${settings.appToken === undefined ? ', HTTP mode' : ', Socket Mode'}`;
}
