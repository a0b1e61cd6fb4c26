import * as z from 'zod/mini';
import { accuracyQuery } from './accuracy-routes';
import { correctionBody, decisionBody } from './act-routes';
import { articleQuery, textQuery } from './article-routes';
import { claimBody, claimQuery } from './claim-routes';
import { LIST_FORMATS } from './formats/list-formats';
import { listQuery } from './list-query';
import { statsQuery } from './stats-routes';
import { uploadBody } from './upload-routes';

export const OPENAPI_PATH = '/v1/openapi.json';

type JsonSchema = Record<string, unknown>;

interface Operation {
  method: 'get' | 'post' | 'delete';
  path: string;
  summary: string;
  query?: z.ZodMiniObject;
  body?: z.ZodMiniObject;
  /** It names the revision that was seen, as If-Match. */
  conditional?: boolean;
  /** Of the answer, when it is not 200. */
  status?: number;
  /** Media types of the answer beside JSON. */
  formats?: string[];
  problems: number[];
}

const listFormats = Object.values(LIST_FORMATS).map(({ contentType }) => contentType.split(';', 1)[0]!);

/** Every operation of the API; a test walks the routes and this list, and finds neither longer. */
const OPERATIONS: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/v1/articles', summary: 'Articles, newest first', query: listQuery },
    ...{ formats: listFormats, problems: [400] },
  },
  { method: 'get', path: '/v1/review', summary: 'What waits for an editor', query: listQuery, problems: [400] },
  { method: 'get', path: '/v1/articles/{id}', summary: 'One record', query: articleQuery, problems: [400, 404] },
  {
    ...{ method: 'get', path: '/v1/articles/{id}/text', summary: 'The text that offsets point into', query: textQuery },
    problems: [400, 403, 404],
  },
  { method: 'get', path: '/v1/articles/{id}/history', summary: 'Revisions, newest first', problems: [403, 404] },
  { method: 'get', path: '/v1/stats', summary: 'Counts by day', query: statsQuery, problems: [400] },
  {
    ...{ method: 'get', path: '/v1/accuracy', summary: 'Precision and recall of the taggers, as far as editors said' },
    ...{ query: accuracyQuery, problems: [400] },
  },
  {
    ...{ method: 'post', path: '/v1/articles/{id}/corrections', summary: 'Correct a tag, or undo an act' },
    ...{ body: correctionBody, conditional: true, problems: [400, 403, 404, 409, 412, 428] },
  },
  {
    ...{ method: 'post', path: '/v1/articles/{id}/decisions', summary: 'Decide whether an article may run' },
    ...{ body: decisionBody, conditional: true, problems: [400, 403, 404, 409, 412, 428] },
  },
  {
    ...{ method: 'post', path: '/v1/articles/{id}/claims', summary: 'Tell others that one looks at it' },
    ...{ body: claimBody, problems: [400, 403, 404] },
  },
  {
    ...{ method: 'delete', path: '/v1/articles/{id}/claims', summary: 'End a claim of one’s own' },
    ...{ query: claimQuery, status: 204, problems: [400, 403, 404] },
  },
  {
    ...{ method: 'post', path: '/v1/uploads', summary: 'Where a file may be sent' },
    ...{ body: uploadBody, status: 201, problems: [400, 403, 404, 413, 415] },
  },
  { method: 'get', path: '/v1/uploads/{id}', summary: 'What became of a file', problems: [403, 404] },
  { method: 'get', path: '/v1/me', summary: 'Who calls, and what they may do', problems: [403] },
  { method: 'get', path: OPENAPI_PATH, summary: 'This document', problems: [] },
];

const problem = { description: 'Problem details (RFC 9457)', content: { 'application/problem+json': {} } };

function schemaOf(schema: z.ZodMiniObject): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

function queryParameters(query: z.ZodMiniObject | undefined): JsonSchema[] {
  if (!query) return [];
  const { properties = {}, required = [] } = schemaOf(query) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function pathParameters(path: string): JsonSchema[] {
  if (!path.includes('{id}')) return [];
  return [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
}

function describe(operation: Operation): JsonSchema {
  const { path, summary, query, body, conditional, status = 200, formats = [], problems } = operation;
  const header = (name: string, required: boolean) => ({ name, in: 'header', required, schema: { type: 'string' } });
  const conditions = [header('If-Match', true), header('Idempotency-Key', false)];
  return {
    summary,
    parameters: [...pathParameters(path), ...queryParameters(query), ...(conditional ? conditions : [])],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }),
    responses: {
      [status]: {
        description: summary,
        content: Object.fromEntries(['application/json', ...formats].map((type) => [type, {}])),
      },
      ...Object.fromEntries(problems.map((status) => [status, problem])),
    },
  };
}

/** The API described as OpenAPI 3.1, from the schemas that requests are read with. */
export function openApiDocument(): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of OPERATIONS) {
    (paths[operation.path] ??= {})[operation.method] = describe(operation);
  }
  return { openapi: '3.1.0', info: { title: 'Copytaster', version: 'v1' }, paths };
}
