import { apiOf } from './api';

test('the OpenAPI document names every route, and no other', async () => {
  const { app, get } = await apiOf({});
  const { body } = await get('/v1/openapi.json');
  const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  const served = app.routes
    .filter(({ path }) => !path.includes('*'))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(described.sort()).toEqual([...new Set(served)].sort());
});

test('it names every parameter of a list', async () => {
  const { get } = await apiOf({});
  const { body } = await get('/v1/openapi.json');
  const names = body.paths['/v1/articles'].get.parameters.map(({ name }: { name: string }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['topic', 'region', 'agency', 'q', 'from', 'to', 'limit', 'cursor', 'format']),
  );
});
