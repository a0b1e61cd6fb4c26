import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { createServer } from 'node:http';
import { startEventEndpoint } from '../engines/event-endpoint';
import { freePort } from '../engines/free-port';
import { batchOf, BUCKET, describeDeployed, eventOf } from './deployment';

const ARTICLE = `Harbour reopens in Oslo after storm

OSLO, Jan 8 (Reuters) - Ferries left the harbour of Oslo on Monday for the first time in a week, the port authority said.
`;

jest.setTimeout(90_000);

/** An address that hears one request. */
async function listenOnce(): Promise<{ url: string; body: Promise<unknown> }> {
  const port = await freePort();
  let heard!: (body: unknown) => void;
  const body = new Promise((resolve) => (heard = resolve));
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      response.end();
      server.close();
      heard(JSON.parse(text));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${port}/`, body };
}

describeDeployed('the other functions, as the template deploys them', (deployment) => {
  it('follow-changes and query-tags follow what tag-article wrote, and show it', async () => {
    const { name: table } = await deployment().makeTable();
    const lambda = await deployment().run(table);
    await deployment().s3.put('in/1.txt', ARTICLE);
    await lambda.invoke(batchOf(eventOf('s3/created', 'in/1.txt')));
    const { Items = [] } = await deployment().engine.client.send(new ScanCommand({ TableName: table }));
    const bus = await startEventEndpoint();
    const follower = await deployment().run(table, deployment().stack.functionOf('follow-changes'), {
      AWS_ENDPOINT_URL_EVENTBRIDGE: bus.url,
    });
    const Records = Items.map((NewImage, index) => ({
      eventID: String(index),
      dynamodb: { SequenceNumber: String(index), Keys: { pk: NewImage.pk, sk: NewImage.sk }, NewImage },
    }));
    expect(await follower.invoke({ Records })).toEqual({ batchItemFailures: [] });
    bus.stop();
    expect(bus.events.map(({ DetailType }) => DetailType)).toEqual(['ArticleTagged']);
    expect(JSON.stringify(bus.events)).not.toContain('Harbour');

    const query = await deployment().run(table, deployment().stack.functionOf('query-tags'));
    const get = async (rawPath: string, rawQueryString = '') => {
      const http = { method: 'GET', path: rawPath, sourceIp: '192.0.2.1', protocol: 'HTTP/1.1', userAgent: 'test' };
      const event = {
        version: '2.0',
        routeKey: '$default',
        rawPath,
        rawQueryString,
        headers: {},
        requestContext: { http },
      };
      const { statusCode, body } = await query.invoke<{ statusCode: number; body: string }>(event);
      return { statusCode, body: JSON.parse(body) };
    };
    const { items } = (await get('/v1/articles')).body;
    expect(items).toMatchObject([{ article: { headline: 'Harbour reopens in Oslo after storm' } }]);
    expect((await get(`/v1/articles/${items[0].id}/text`)).body).toEqual({ text: ARTICLE });
    const { rows } = (await get('/v1/stats', 'by=status&from=2024-01-08&to=2024-01-08')).body;
    expect(rows).toEqual([{ start: '2024-01-08', value: 'tagged', count: 1 }]);
  });

  it('the page is published with its settings, and CloudFormation is told so', async () => {
    const { name: table } = await deployment().makeTable();
    const publisher = await deployment().run(table, deployment().stack.functionOf('publish-page'));
    const told = await listenOnce();
    const config = '{"live":"poll"}';
    const request = { RequestType: 'Create', StackId: 's', RequestId: 'r', LogicalResourceId: 'Page' };
    const ResourceProperties = { bucket: BUCKET, config, files: 'hash' };
    await publisher.invoke({ ...request, ResponseURL: told.url, ResourceProperties });
    expect(await told.body).toMatchObject({ Status: 'SUCCESS', StackId: 's', RequestId: 'r' });
    const file = async (key: string) => fetch(`${deployment().s3.endpoint}/${BUCKET}/${key}`);
    expect(await (await file('config.json')).text()).toBe(config);
    const page = await file('index.html');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const script = /src="\/(assets\/app-[^"]+\.js)"/.exec(await page.text())![1]!;
    expect((await file(script)).headers.get('cache-control')).toContain('immutable');

    const failing = await listenOnce();
    const missing = { ...ResourceProperties, bucket: 'no-such-bucket' };
    await publisher.invoke({ ...request, ResponseURL: failing.url, ResourceProperties: missing });
    expect(await failing.body).toMatchObject({ Status: 'FAILED', Reason: expect.any(String) });
  });
});
