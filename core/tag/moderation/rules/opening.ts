/**
 * Tokens of an article that tell what it is like. Coarse words that are quoted, masked or mild are worth a note only there:
 * of labelled articles whose first such word stands further down, editors flagged none.
 */
export const OPENING_TOKENS = 200;
