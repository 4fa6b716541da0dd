/** Discord's limits, each with where it stands. Lengths are UTF-16 units. */

/** https://discord.com/developers/docs/components/reference#anatomy-of-a-component */
export const COMPONENTS = 40;
/** All text displays of a message together. https://discord.com/developers/docs/components/reference#text-display */
export const TEXT = 4_000;
/** https://discord.com/developers/docs/components/reference#action-row */
export const BUTTONS_A_ROW = 5;
/** https://discord.com/developers/docs/components/reference#action-row */
export const ROWS = 5;
/** https://discord.com/developers/docs/components/reference#anatomy-of-a-component */
export const CUSTOM_ID = 100;
/** https://discord.com/developers/docs/components/reference#button */
export const BUTTON_LABEL = 80;
/** https://discord.com/developers/docs/components/reference#button */
export const BUTTON_URL = 512;
/** Our own: a title as long as an embed's. https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
export const TITLE = 256;
/** https://discord.com/developers/docs/resources/message#create-message */
export const NONCE = 25;
/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
export const COMMAND_NAME = 32;
/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
export const COMMAND_DESCRIPTION = 100;
/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
export const OPTIONS = 25;
/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure */
export const CHOICES = 25;
/** https://discord.com/developers/docs/interactions/application-commands#registering-a-command */
export const COMMANDS = 100;
