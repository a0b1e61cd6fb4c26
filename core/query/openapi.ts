import * as z from 'zod/mini';
import type { AnswerName } from './answers/answers';
import { answerSchemas } from './answers/answers';
import { accuracyQuery } from './accuracy-routes';
import { correctionBody, decisionBody } from './act-routes';
import { articleQuery, textQuery } from './article-routes';
import { claimBody, claimQuery } from './claim-routes';
import { LIST_FORMATS } from './formats/list-formats';
import { listQuery } from './list-query';
import type { ProblemStatus } from './problem';
import { PROBLEMS } from './problem';
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
  /** What the JSON of the answer is; absent where it has no body. */
  answer?: AnswerName;
  /** Media types of the answer beside JSON. */
  formats?: string[];
  /** Names of the answer's headers beside ETag, and what they say. */
  headers?: Record<string, string>;
  /** Statuses of problem details, beside those that any operation may have. */
  problems: ProblemStatus[];
}

const listFormats = Object.values(LIST_FORMATS).map(({ contentType }) => contentType.split(';', 1)[0]!);

const NEXT = { Link: 'Where the page after is, as rel="next"; absent on the last.' };
const REVISION = { 'X-Revision': 'What If-Match has to name to change this article.' };
/** Statuses that any operation may have. */
const ANYWHERE: readonly ProblemStatus[] = [403, 500];

/** Every operation of the API; a test walks the routes and this list, and finds neither longer. */
const OPERATIONS: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/v1/articles', summary: 'Articles, newest first', answer: 'Articles', query: listQuery },
    ...{ formats: listFormats, headers: NEXT, problems: [400] },
  },
  {
    method: 'get',
    path: '/v1/review',
    summary: 'What waits for an editor',
    answer: 'Review',
    query: listQuery,
    headers: NEXT,
    problems: [400],
  },
  {
    method: 'get',
    path: '/v1/articles/{id}',
    summary: 'One record',
    answer: 'Article',
    query: articleQuery,
    headers: REVISION,
    problems: [400, 404],
  },
  {
    method: 'get',
    path: '/v1/articles/{id}/text',
    summary: 'The text that offsets point into',
    answer: 'Text',
    query: textQuery,
    problems: [400, 404],
  },
  {
    method: 'get',
    path: '/v1/articles/{id}/history',
    summary: 'Revisions, newest first',
    answer: 'History',
    problems: [404],
  },
  { method: 'get', path: '/v1/stats', summary: 'Counts by day', answer: 'Stats', query: statsQuery, problems: [400] },
  {
    method: 'get',
    path: '/v1/accuracy',
    summary: 'Precision and recall of the taggers, as far as editors said',
    answer: 'Accuracy',
    ...{ query: accuracyQuery, problems: [400] },
  },
  {
    method: 'post',
    path: '/v1/articles/{id}/corrections',
    summary: 'Correct a tag, or undo an act',
    answer: 'Revision',
    ...{ body: correctionBody, conditional: true, problems: [400, 404, 409, 412, 428] },
  },
  {
    method: 'post',
    path: '/v1/articles/{id}/decisions',
    summary: 'Decide whether an article may run',
    answer: 'Revision',
    ...{ body: decisionBody, conditional: true, problems: [400, 404, 409, 412, 428] },
  },
  {
    method: 'post',
    path: '/v1/articles/{id}/claims',
    summary: 'Tell others that one looks at it',
    answer: 'Claim',
    ...{ body: claimBody, problems: [400, 404] },
  },
  {
    ...{ method: 'delete', path: '/v1/articles/{id}/claims', summary: 'End a claim of one’s own' },
    ...{ query: claimQuery, status: 204, problems: [400, 404] },
  },
  {
    ...{ method: 'post', path: '/v1/uploads', summary: 'Where a file may be sent', answer: 'UploadOffer' },
    ...{ body: uploadBody, status: 201, problems: [400, 404, 413, 415] },
  },
  { method: 'get', path: '/v1/uploads/{id}', summary: 'What became of a file', answer: 'Upload', problems: [404] },
  { method: 'get', path: '/v1/me', summary: 'Who calls, and what they may do', answer: 'Me', problems: [] },
  { method: 'get', path: OPENAPI_PATH, summary: 'This document', answer: 'OpenApi', problems: [] },
];

const refTo = (name: AnswerName) => ({ $ref: `#/components/schemas/${name}` });

const problem = (status: ProblemStatus) => ({
  description: PROBLEMS[status],
  content: { 'application/problem+json': { schema: refTo('Problem') } },
});

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

function answerOf({ method, summary, answer, formats = [], headers = {} }: Operation): JsonSchema {
  const described = Object.entries({ ...headers, ...(method === 'get' && { ETag: 'For If-None-Match.' }) });
  const content = {
    ...(answer && { 'application/json': { schema: refTo(answer) } }),
    ...Object.fromEntries(formats.map((type) => [type, { schema: { type: 'string' } }])),
  };
  return {
    description: summary,
    ...(described.length > 0 && {
      headers: Object.fromEntries(
        described.map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
      ),
    }),
    ...(Object.keys(content).length > 0 && { content }),
  };
}

function describe(operation: Operation): JsonSchema {
  const { method, path, summary, query, body, conditional, status = 200, problems } = operation;
  const header = (name: string, required: boolean) => ({ name, in: 'header', required, schema: { type: 'string' } });
  const conditions = [header('If-Match', true), header('Idempotency-Key', false)];
  return {
    summary,
    parameters: [...pathParameters(path), ...queryParameters(query), ...(conditional ? conditions : [])],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }),
    responses: {
      [status]: answerOf(operation),
      ...(method === 'get' && { 304: { description: 'It is as If-None-Match says.' } }),
      ...Object.fromEntries([...problems, ...ANYWHERE].map((each) => [each, problem(each)])),
    },
  };
}

/** The API described as OpenAPI 3.1, from the schemas that requests are read with and those of the answers. */
export function openApiDocument(): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of OPERATIONS) {
    (paths[operation.path] ??= {})[operation.method] = describe(operation);
  }
  const components = { schemas: answerSchemas() };
  return { openapi: '3.1.0', info: { title: 'Copytaster', version: 'v1' }, paths, components };
}
