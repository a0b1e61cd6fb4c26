/** Of the table that histories write to. */
export const SETTINGS = { shards: 2 };
