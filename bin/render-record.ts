import pc from 'picocolors';
import type { RejectedRecord, TaggedRecord } from '../core/record/record';
import type { Evidence } from '../core/tag/evidence';

const LABEL_WIDTH = 12;
/** Enough of the evidence to judge a tag by, on one line. */
const QUOTES_SHOWN = 3;

/** Control characters and direction overrides of a hostile article must not reach the terminal. */
export function safe(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}

/** @param nameOf the name of a tag that others follow from, by its code */
function because(evidence: readonly Evidence[], nameOf: (code: string) => string = (code) => code): string {
  const reasons = evidence.map((each) => {
    if ('quote' in each && each.quote !== undefined) return `“${safe(each.quote)}”`;
    if ('start' in each) return `characters ${each.start}–${each.end}`;
    if ('field' in each) return `${safe(each.field)}: ${safe(each.value)}`;
    if ('derivedFrom' in each) return `from ${nameOf(each.derivedFrom)}`;
    return `${each.share} % of ${each.sameAs}`;
  });
  const shown = [...new Set(reasons)];
  return pc.dim(shown.slice(0, QUOTES_SHOWN).join(', ') + (shown.length > QUOTES_SHOWN ? ', …' : ''));
}

/** Names of a record's tags, for evidence that says `geonames:2911298`, `DE` or `medtop:04000000`. */
function tagNames({ topics, regions }: TaggedRecord): (code: string) => string {
  const names = new Map(topics.map(({ code, name }) => [code, name]));
  for (const { scheme, code, name } of regions) {
    names.set(`${scheme}:${code}`, name);
    if (scheme === 'iso3166-1') names.set(code, name);
  }
  return (code) => names.get(code) ?? code;
}

function rows(label: string, lines: string[]): string[] {
  return lines.map((line, index) => `  ${pc.bold((index === 0 ? label : '').padEnd(LABEL_WIDTH))}${line}`.trimEnd());
}

/** A record as a person reads it in a terminal, ending in an empty line. `file` is what the person called the file. */
export function renderRecord(record: TaggedRecord | RejectedRecord, file: string): string {
  const { itemId } = record.source;
  const name = itemId === undefined ? file : `${file}#${itemId}`;
  if (record.status === 'rejected') {
    const reason = `${pc.red(record.error.code)} ${record.error.message} ${pc.dim('What to do: docs/errors.md')}`;
    return `${pc.bold(safe(name))}\n${rows('rejected', [reason]).join('\n')}\n\n`;
  }
  const nameOf = tagNames(record);
  const { article, topics, regions, provenance, moderation } = record;
  const facts = [
    article.publisher,
    article.versionCreated,
    article.by && `by ${article.by}`,
    article.language,
    `${article.wordCount} ${article.wordCount === 1 ? 'word' : 'words'}`,
    record.kind,
  ];
  const lines = [
    pc.bold(safe(article.headline ?? name)),
    ...rows('', [
      facts
        .filter(Boolean)
        .map((fact) => safe(String(fact)))
        .join(' · '),
    ]),
    ...rows(
      'topics',
      topics.map(
        (topic) =>
          `${topic.name} ${pc.dim(`${topic.code} ${topic.confidence} %`)}${topic.implied ? pc.dim(' (implied)') : ''} ${because(topic.evidence, nameOf)}`,
      ),
    ),
    ...rows(
      'regions',
      regions.map(
        (region) =>
          `${region.role === 'focus' ? pc.green(region.name) : region.name} ${pc.dim(`${region.scheme} ${region.code} ${region.role}`)} ${because(region.evidence, nameOf)}`,
      ),
    ),
    ...rows('provenance', [`${provenance.status} ${because(provenance.evidence)}`]),
    ...rows(
      'agencies',
      provenance.agencies.map((agency) => `${agency.name} ${pc.dim(agency.role)} ${because(agency.evidence)}`),
    ),
    ...rows(
      'captions',
      article.captions.map(
        (caption) => `${safe(caption.text)}${caption.credit ? pc.dim(` /${safe(caption.credit)}`) : ''}`,
      ),
    ),
    ...rows('decision', [moderation.decision]),
    ...rows(
      'findings',
      moderation.findings.map(
        (finding) => `${finding.rule} ${pc.dim(finding.severity)} ${finding.message} ${because(finding.evidence)}`,
      ),
    ),
  ];
  return `${lines.join('\n')}\n\n`;
}
