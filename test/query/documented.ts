import type { ValidateFunction } from 'ajv/dist/2020';
import Ajv from 'ajv/dist/2020';
import type { Hono } from 'hono';
import { openApiDocument } from '../../core/query/openapi';

type Json = Record<string, unknown>;
interface Answer {
  headers?: Json;
  content?: Record<string, { schema: Json }>;
}
type Paths = Record<string, Record<string, { responses: Record<string, Answer> }>>;

const document = openApiDocument();
const paths = document.paths as Paths;
const schemas = (document.components as { schemas: Record<string, Json> }).schemas;

/** The document lets fields be added within one version; here a field that it does not name is a field forgotten. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const made = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in made && !('additionalProperties' in made) ? { ...made, additionalProperties: false } : made;
}

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictTuples: false });
ajv.addVocabulary(['components']);
ajv.addSchema(closed({ $id: 'api', components: { schemas } }) as Json, 'api');
const validators = new Map<string, ValidateFunction>();

function validatorOf(name: string): ValidateFunction {
  const known = validators.get(name) ?? ajv.compile({ $ref: `api#/components/schemas/${name}` });
  validators.set(name, known);
  return known;
}

/** What the document says of each status of each operation, as `get /v1/articles 200`. */
export const DOCUMENTED = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { responses }]) =>
    Object.keys(responses).map((status) => `${method} ${path} ${status}`),
  ),
);

/** The operation's path with its parameters: `/v1/articles/{id}`. */
function templateOf(pathname: string): string | undefined {
  const parts = pathname.split('/');
  return Object.keys(paths).find((path) => {
    const wanted = path.split('/');
    return wanted.length === parts.length && wanted.every((part, index) => part === '{id}' || part === parts[index]);
  });
}

/** @throws Error that says how an answer is not as the document has it. @returns the operation and status */
export async function checkAnswer(method: string, pathname: string, response: Response): Promise<string> {
  const path = templateOf(pathname);
  const operation = `${method} ${path ?? pathname} ${response.status}`;
  const answer = path === undefined ? undefined : paths[path]![method]?.responses[response.status];
  if (!answer) {
    if (path === undefined && response.status === 404) return operation;
    throw new Error(`${operation} is not in the document`);
  }
  const type = response.headers.get('Content-Type')?.split(';', 1)[0];
  const content = type === undefined ? undefined : answer.content?.[type];
  if (type !== undefined && !content) throw new Error(`${operation} answers ${type}, which is not in the document`);
  if (type === undefined && answer.content) throw new Error(`${operation} answers nothing`);
  for (const header of ['Link', 'X-Revision', 'ETag'])
    if (response.status < 300 && response.headers.has(header) && !(header in (answer.headers ?? {})))
      throw new Error(`${operation} has the header ${header}, which is not in the document`);
  const ref = content?.schema.$ref;
  if (typeof ref !== 'string') return operation;
  const validate = validatorOf(ref.split('/').pop()!);
  const body: unknown = await response.clone().json();
  if (!validate(body)) throw new Error(`${operation}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`);
  return operation;
}

/** The app, each of whose answers is held against the document; `seen` is told of it. */
export function keepToDocument(app: Hono, seen: (operation: string) => void = () => undefined): Hono {
  const request: Hono['request'] = async (input, init, ...rest) => {
    const response = await app.request(input, init, ...rest);
    const { pathname } = new URL(input instanceof Request ? input.url : input, 'http://desk.example');
    seen(await checkAnswer((init?.method ?? 'GET').toLowerCase(), pathname, response));
    return response;
  };
  return new Proxy(app, { get: (target, name) => (name === 'request' ? request : Reflect.get(target, name)) });
}
