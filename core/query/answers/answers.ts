import * as z from 'zod/mini';
import type { Claim } from '../../store/claims';
import type { TaggerAccuracy } from '../accuracy';
import { INTERVALS } from '../days';
import type { ProblemDetails } from '../problem';
import { ROLES } from '../roles';
import type { UploadOffer } from '../upload-routes';
import { evidenceSchema, placeholderSchema, recordSchema, rejectionSchema } from './record-schema';

/** What the API answers, as schemas: a test holds every answer against them. Fields may be added within one version. */

const text = z.string();
const optionalText = z.optional(text);
const count = z.int().check(z.minimum(0));
const share = z.optional(z.number().check(z.minimum(0), z.maximum(1)));

const visible = z.union([recordSchema, placeholderSchema]);

const claim = z.object({ by: text, holder: text, until: text }) satisfies z.ZodMiniType<Claim>;

const page = { items: z.array(visible), next: optionalText, searchedBackTo: optionalText };

const accuracy = z.object({
  ...{ tagger: text, articles: count, kept: count, removed: count, added: count },
  ...{ precision: share, recall: share },
}) satisfies z.ZodMiniType<TaggerAccuracy>;

const ninjs = z.looseObject({ uri: text, standard: z.object({ name: text, version: text, schema: text }) });

export const ANSWERS = {
  Articles: z.object(page),
  Review: z.object({ ...page, claims: z.record(text, claim) }),
  /** The second is what `format=ninjs` gives. */
  Article: z.union([visible, ninjs]),
  Text: z.object({ text, evidenceStale: z.optional(z.literal(true)) }),
  History: z.object({ items: z.array(visible) }),
  Stats: z.object({
    ...{ interval: z.enum(INTERVALS), timeZone: text },
    rows: z.array(z.object({ start: text, value: text, count: z.int() })),
  }),
  Accuracy: z.object({ rows: z.array(accuracy), searchedBackTo: optionalText }),
  Revision: z.object({ revision: z.int() }),
  Claim: claim,
  UploadOffer: z.object({
    ...{ id: text, method: z.enum(['POST', 'PUT']), url: text, fields: z.optional(z.record(text, text)) },
  }) satisfies z.ZodMiniType<UploadOffer>,
  Upload: z.union([
    z.object({ status: z.literal('pending') }),
    z.object({ status: z.enum(['tagged', 'deleted']), articles: z.array(text) }),
    z.object({ status: z.literal('rejected'), articles: z.array(text), error: rejectionSchema }),
  ]),
  Me: z.object({ name: text, role: z.enum(ROLES), uploads: z.boolean(), timeZone: text }),
  OpenApi: z.looseObject({ openapi: text, paths: z.record(text, z.looseObject({})) }),
  Problem: z.object({
    ...{ type: text, status: z.int(), title: text, detail: optionalText },
  }) satisfies z.ZodMiniType<ProblemDetails>,
} as const satisfies Record<string, z.ZodMiniType>;

export type AnswerName = keyof typeof ANSWERS;

/** Schemas that several answers share, by the name they have in the document. */
const SHARED = { Record: recordSchema, Placeholder: placeholderSchema, Evidence: evidenceSchema } as const;

/** The schemas of the document's components, by name, as JSON Schema 2020-12 that refer to each other. */
export function answerSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...SHARED, ...ANSWERS })) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [name, schema]),
  );
}
