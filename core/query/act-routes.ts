import type { Context } from 'hono';
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { recallsInForce } from '../record/apply-links';
import { HUMAN_OPS } from '../record/merge-human';
import type { CopytasterRecord, HumanAct, TaggedRecord } from '../record/record';
import { rememberAct, revisionOf } from '../store/repeated-acts';
import { DECISIONS, KINDS, PROVENANCE_STATUSES } from '../tag/tags';
import { parsed } from './list-query';
import { jsonBody, Problem } from './problem';
import type { QueryPorts } from './query-ports';
import { foundArticle } from './query-ports';

const WHY_LENGTH = 500;
const VALUE_LENGTH = 200;
const KEY_LENGTH = 100;

export const correctionBody = z.strictObject({
  op: z.enum([...(Object.keys(HUMAN_OPS) as (keyof typeof HUMAN_OPS)[]), 'undo']),
  target: z.optional(z.string().check(z.maxLength(VALUE_LENGTH))),
  value: z.optional(z.string().check(z.maxLength(VALUE_LENGTH))),
  why: z.string().check(z.maxLength(WHY_LENGTH)),
});
export const decisionBody = z.strictObject({
  decision: z.enum(DECISIONS),
  why: z.string().check(z.maxLength(WHY_LENGTH)),
});

type Act = Pick<HumanAct, 'op' | 'target' | 'value' | 'why'>;

const isOneOf = (values: readonly string[]) => (text: string) => values.includes(text);
const isLike = (form: RegExp) => (text: string) => form.test(text);

/** What a target must be, where any text would not do. */
const TARGETS: Partial<Record<string, (target: string) => boolean>> = {
  'add-topic': isLike(/^[a-z][\w-]{0,30}:[\w.-]+$/),
  'add-region': isLike(/^(?:iso3166-[12]|m49|geonames|area):[\w-]+$/),
  'set-kind': isOneOf(KINDS),
  'set-provenance': isOneOf(PROVENANCE_STATUSES),
  undo: isLike(/^\d{1,8}$/),
};

/** The same of a value. */
const VALUES: Partial<Record<string, (value: string) => boolean>> = {
  'add-region': isOneOf(['focus', 'mention']),
  decide: isOneOf(DECISIONS),
};

/** @throws Problem 400 for an act that means nothing, 409 for one that takes back what nobody did. */
function checkAct({ op, target = '', value = '' }: Act, { human }: TaggedRecord): void {
  if (target === '' || TARGETS[op]?.(target) === false)
    throw new Problem(400, `The target of ${op} is not in its form.`, 'docs/api.md has a table of them.');
  if (VALUES[op]?.(value) === false)
    throw new Problem(400, `The value of ${op} is not in its form.`, 'docs/api.md has a table of them.');
  if (op === 'undo' && !human.some(({ revision }) => String(revision) === target))
    throw new Problem(409, 'Nobody did anything in that revision.');
}

/** What editors do. Each act names the revision that was seen, and may be sent again without harm. */
export function actRoutes(ports: QueryPorts): Hono {
  const { table, store, clock } = ports;

  async function act(context: Context, record: CopytasterRecord, made: Act): Promise<Response> {
    const { role, name } = ports.caller(context);
    if (role !== 'editor') throw new Problem(403, 'Only editors may do this.');
    if (record.status !== 'tagged') throw new Problem(409, 'Only articles can be corrected and decided.');
    const seen = revisionSeen(context);
    checkAct(made, record);
    if (isRepeated(record, made, seen, name)) return context.json({ revision: seen + 1 });
    const key = context.req.header('Idempotency-Key')?.slice(0, KEY_LENGTH);
    const before = key === undefined ? undefined : await revisionOf(table, record.id, name, key);
    if (before !== undefined) return context.json({ revision: before });
    const head = await store.amend(record.id, (current) => {
      if (current.revision !== seen || current.status !== 'tagged')
        throw new Problem(412, 'Somebody changed it meanwhile. Look again.');
      return withActs(current, [...liftedBy(made, current), made], name, clock.now());
    });
    const { revision } = head!.record;
    if (key !== undefined) await rememberAct(table, record.id, name, key, revision, clock.now());
    return context.json({ revision });
  }

  return new Hono()
    .post('/v1/articles/:id/corrections', async (context) => {
      const { record } = await foundArticle(ports, context);
      return act(context, record, parsed(correctionBody, await jsonBody(context)));
    })
    .post('/v1/articles/:id/decisions', async (context) => {
      const { record } = await foundArticle(ports, context);
      const { decision, why } = parsed(decisionBody, await jsonBody(context));
      const target = record.status === 'tagged' ? record.contentHash : undefined;
      return act(context, record, { op: 'decide', target, value: decision, why });
    });
}

/** @throws Problem 428 when the request does not say. */
function revisionSeen(context: Context): number {
  const seen = /^"(\d+)"$/.exec(context.req.header('If-Match') ?? '')?.[1];
  if (seen === undefined) throw new Problem(428, 'Say which revision you saw, as If-Match: "revision".');
  return Number(seen);
}

function isRepeated(record: TaggedRecord, { op, target, value }: Act, seen: number, name: string): boolean {
  const { human, revision } = record;
  if (op === 'undo')
    return revision === seen + 1 && human.some((each) => String(each.revision) === target && each.undone);
  return human.some(
    (each) =>
      each.revision === seen + 1 &&
      each.by === name &&
      each.op === op &&
      each.target === target &&
      each.value === value,
  );
}

/** Whoever lets an article pass that notices recall has seen them, and lifts them: those, but none that is still to come. */
function liftedBy({ op, value, why }: Act, record: TaggedRecord): Act[] {
  if (op !== 'decide' || value !== 'pass') return [];
  return recallsInForce(record).map((target) => ({ op: 'lift-recall', target, why }));
}

/** Acts made together carry one revision, and are undone together. */
function withActs(record: TaggedRecord, made: readonly Act[], name: string, now: Date): TaggedRecord {
  const [only] = made;
  if (only?.op === 'undo') {
    const human = record.human.map((each) =>
      String(each.revision) === only.target ? { ...each, undone: true } : each,
    );
    return { ...record, human };
  }
  const revision = record.revision + 1;
  const done = made.map((act): HumanAct => ({ revision, by: name, at: now.toISOString(), undone: false, ...act }));
  return { ...record, human: [...record.human, ...done] };
}
