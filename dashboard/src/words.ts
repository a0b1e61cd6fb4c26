import type { RejectionCode } from '../../core/errors';
import type { Decision, Kind, ProvenanceStatus } from '../../core/tag/tags';

/** What codes are called on the page. */

export const DECISION_WORDS: Record<Decision, { name: string; means: string }> = {
  pass: { name: 'Pass', means: 'May run.' },
  review: { name: 'Review', means: 'An editor should look before it runs.' },
  hold: { name: 'Hold', means: 'May not run yet.' },
  block: { name: 'Block', means: 'May not run.' },
};

export const PROVENANCE_WORDS: Record<ProvenanceStatus, { name: string; means: string }> = {
  wire: { name: 'Wire', means: 'Copy of a news agency' },
  assisted: { name: 'Assisted', means: 'Own copy with agency material' },
  release: { name: 'Release', means: 'Press release' },
  photo: { name: 'Photo', means: 'Own copy, agency picture' },
  cited: { name: 'Cited', means: 'Own copy that cites an agency' },
  none: { name: 'Own', means: 'No agency' },
};

export const KIND_WORDS: Record<Kind, string> = {
  news: 'News',
  analysis: 'Analysis',
  opinion: 'Opinion',
  feature: 'Feature',
  interview: 'Interview',
  obituary: 'Obituary',
  review: 'Review',
  release: 'Press release',
  listing: 'Listing',
  advisory: 'Advisory',
};

/** What editors do, as the history of an article tells it. */
export const OP_WORDS: Record<string, string> = {
  'add-topic': 'Added topic',
  'remove-topic': 'Removed topic',
  'add-region': 'Added region',
  'remove-region': 'Removed region',
  'set-kind': 'Changed the kind to',
  'set-provenance': 'Changed the provenance to',
  'remove-agency': 'Removed agency',
  'lift-recall': 'Lifted the recall of',
  decide: 'Decided:',
};

/** What /v1/accuracy counts. */
export const TAGGER_WORDS: Record<string, string> = {
  topics: 'Topics',
  regions: 'Regions',
  kind: 'Kind',
  provenance: 'Provenance',
  agencies: 'Agencies',
  moderation: 'Decision',
};

/** What a person can do about a rejected file. docs/errors.md says the same at length. */
export const REJECTION_ADVICE: Record<RejectionCode, string> = {
  EMPTY: 'Put the text in the file and save it again.',
  TOO_LARGE: 'Split the file, or send the article alone without its pictures.',
  UNSUPPORTED_FORMAT: 'Save the article as text, HTML, Markdown, DOCX, PDF with text, or an agency XML or JSON format.',
  UNDECODABLE: 'Save the file again as UTF-8.',
  MALFORMED: 'Export the file again where it came from; it looks cut short or damaged.',
  NO_ARTICLE: 'Check that the file holds an article, not only a menu, a picture or a list of links.',
  TOO_DEEP: 'Export the article alone, without the page around it.',
  TOO_COMPLEX: 'Export the article alone; an archive that unpacks to far more than its size is refused.',
  TOO_MANY_ITEMS: 'Split the feed or bundle into files of at most 1,000 items.',
  UNSAFE: 'Ask the sender for a plain export; this file tries to reach outside itself.',
  ENCRYPTED: 'Remove the password and save the file again.',
  INVALID_REQUEST: 'Send the line as JSON with an id and a content.',
};
