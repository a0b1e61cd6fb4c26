import * as z from 'zod/mini';
import type { RejectionCode } from '../../errors';
import { REJECTION_CODES } from '../../errors';
import type { CopytasterRecord } from '../../record/record';
import type { Evidence } from '../../tag/evidence';
import { isSignal, NOTICE_SIGNALS } from '../../tag/moderation/cues';
import { DECISIONS, KINDS, PROVENANCE_STATUSES, RULE_IDS, SEVERITIES } from '../../tag/tags';
import type { Placeholder } from '../visible-record';

/** The record as JSON Schema can say it; what each field means stands in docs/record.md. */

const text = z.string();
const optionalText = z.optional(text);
const percent = z.int().check(z.minimum(0), z.maximum(100));
const decision = z.enum(DECISIONS);
const pubStatus = z.enum(['usable', 'withheld', 'canceled']);
const agencyRole = z.enum(['text', 'picture']);
const creator = z.enum(['machine', 'supplier', 'editor']);

export const evidenceSchema = z.union([
  z.object({ start: z.int(), end: z.int(), quote: optionalText, rule: text }),
  z.object({ field: text, value: text, rule: text }),
  z.object({ derivedFrom: text, rule: text }),
  z.object({ sameAs: text, share: percent, rule: text }),
]) satisfies z.ZodMiniType<Evidence>;
const evidence = z.array(evidenceSchema);

const humanAct = z.object({
  ...{ revision: z.int(), by: text, at: text, why: text, op: text, target: optionalText, value: optionalText },
  undone: z.boolean(),
});

const base = {
  ...{ schemaVersion: z.literal(1), id: text, revision: z.int(), generation: z.int() },
  source: z.object({
    ...{ bucket: text, key: text, versionId: optionalText, eTag: optionalText, sequencer: optionalText },
    ...{ itemId: optionalText, size: z.int(), contentType: optionalText, receivedAt: text },
  }),
  ...{ human: z.array(humanAct), taggedAt: text, taggerVersion: text, dataVersion: text },
};

const article = z.object({
  ...{ headline: optionalText, by: optionalText, located: optionalText, publisher: optionalText },
  ...{ section: optionalText, language: optionalText, guid: optionalText, version: optionalText },
  ...{ slugline: optionalText, firstCreated: optionalText, versionCreated: optionalText, expires: optionalText },
  wordCount: z.int(),
  captions: z.array(z.object({ text, credit: optionalText })),
  ...{ edNote: optionalText, usageTerms: optionalText, copyrightNotice: optionalText, urgency: z.optional(z.number()) },
});

const topic = z.object({
  ...{ code: text, name: text, level: z.optional(z.int()), parent: optionalText, implied: z.boolean() },
  ...{ confidence: percent, relevance: percent, creator, evidence },
});

const region = z.object({
  scheme: z.enum(['iso3166-1', 'iso3166-2', 'm49', 'geonames', 'area']),
  ...{ code: text, name: text, country: optionalText, role: z.enum(['focus', 'mention']) },
  ...{ confidence: percent, relevance: percent, lat: z.optional(z.number()), lon: z.optional(z.number()) },
  ...{ wikidata: optionalText, creator, evidence },
});

const provenance = z.object({
  ...{ status: z.enum(PROVENANCE_STATUSES), confidence: percent, extent: z.optional(z.enum(['whole', 'part'])) },
  agencies: z.array(z.object({ id: text, name: text, role: agencyRole, confidence: percent, evidence })),
  evidence,
});

const moderation = z.object({
  decision,
  findings: z.array(
    z.object({
      ...{ rule: z.enum(RULE_IDS), severity: z.enum(SEVERITIES), confidence: percent, message: text },
      ...{ until: optionalText, reported: z.optional(z.boolean()), agency: optionalText },
      ...{ role: z.optional(agencyRole), evidence },
    }),
  ),
});

const editorial = z.object({
  ...{ pubStatus, embargoedUntil: optionalText, embargoOver: optionalText },
  recalls: z.optional(z.object({ guid: optionalText, slugline: optionalText, headline: optionalText })),
  signals: z.array(z.enum(NOTICE_SIGNALS.filter(isSignal))),
});

const story = z.object({
  ...{ id: optionalText, fingerprint: optionalText, sameAs: optionalText, similarity: z.optional(percent) },
  killedBy: optionalText,
  recalls: z.optional(z.array(z.object({ by: text, pubStatus: z.enum(['withheld', 'canceled']), rule: text }))),
  candidates: z.optional(z.array(z.object({ id: text, rule: text }))),
  reuse: z.optional(
    z.object({
      ...{ sameAs: text, share: percent },
      agencies: z.array(z.object({ id: text, name: text, noContract: z.optional(z.enum(SEVERITIES)) })),
    }),
  ),
});

const tagged = z.object({
  ...{ ...base, status: z.literal('tagged'), article, kind: z.enum(KINDS) },
  ...{ topics: z.array(topic), regions: z.array(region), provenance, moderation, editorial, story, contentHash: text },
});

const none = z.tuple([]);

export const rejectionSchema = z.object({
  code: z.enum(Object.keys(REJECTION_CODES) as [RejectionCode, ...RejectionCode[]]),
  message: text,
});

/** A record of any status, with its words. */
export const recordSchema = z.union([
  tagged,
  z.object({ ...base, status: z.literal('rejected'), error: rejectionSchema, topics: none, regions: none }),
  z.object({ ...base, status: z.literal('deleted'), topics: none, regions: none }),
]) satisfies z.ZodMiniType<CopytasterRecord>;

/** What stands for held copy. */
export const placeholderSchema = z.object({
  ...{ id: text, status: z.literal('tagged'), revision: z.int(), source: z.object({ receivedAt: text }) },
  moderation: z.object({ decision, reasons: z.array(text) }),
}) satisfies z.ZodMiniType<Placeholder>;
