/** Slack's limits, each with where it stands. Lengths are UTF-16 units after escaping. */

/** https://docs.slack.dev/reference/block-kit/blocks */
export const BLOCKS = 50;
/** Undocumented: 9,597 characters passed, 11,341 were refused with `msg_blocks_too_long`. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
export const ALL_TEXT = 9_000;
/** https://docs.slack.dev/reference/block-kit/blocks/section-block */
export const SECTION = 3_000;
/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const HEADER = 150;
/** https://docs.slack.dev/reference/block-kit/blocks/context-block */
export const CONTEXT_ELEMENTS = 10;
/** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
export const BUTTONS = 25;
/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const BUTTON_LABEL = 75;
/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const BUTTON_VALUE = 2_000;
/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const BUTTON_URL = 3_000;
/** https://docs.slack.dev/reference/block-kit/blocks/table-block */
export const TABLE_ROWS = 100;
/** https://docs.slack.dev/reference/block-kit/blocks/table-block */
export const TABLE_CELLS = 20;
/** Notification and screen reader. https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
export const FALLBACK = 4_000;
/** https://docs.slack.dev/reference/app-manifest */
export const COMMANDS = 50;
/** https://docs.slack.dev/reference/app-manifest */
export const COMMAND_DESCRIPTION = 2_000;
/** https://docs.slack.dev/reference/app-manifest */
export const USAGE_HINT = 1_000;
