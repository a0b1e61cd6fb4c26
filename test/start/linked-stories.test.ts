import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Closing } from '../../bin/local/closing';
import { openEmbeddedDesk } from '../../bin/local/embedded-desk';
import { filesUnder, importFile } from '../../bin/local/import-folder';
import { sweepEmbargoes } from '../../bin/local/sweep-embargoes';
import type { DeskEvent } from '../../core/events/desk-events';
import { eventually } from './launch';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const home = mkdtempSync(join(tmpdir(), 'linked-'));
afterAll(() => rmSync(home, { recursive: true }));

const GUID = 'urn:newsml:wire.example:20240301:ferry';
const WIRE = {
  'story.json': {
    ...{ uri: GUID, type: 'text', version: '1', headline: 'Ferry resumes in Oslo', language: 'en' },
    body_text: 'Harbour crews reopened the western quay on Monday after a week of storms.',
  },
  'kill.json': {
    ...{ uri: `${GUID}:kill`, type: 'text', headline: 'Advisory to editors', language: 'en' },
    body_text: `MANDATORY KILL\n\nPlease kill story item ${GUID}.`,
  },
  'embargoed.json': {
    ...{ uri: `${GUID}:report`, type: 'text', headline: 'Harbour report due', language: 'en' },
    ...{ embargoed: '2024-03-01T12:00:00Z', body_text: 'The quay can be mended by spring, the report says.' },
  },
};

test('a desk on lmdb tells that a story was killed and an embargo ended', async () => {
  const [wire, folder] = [join(home, 'wire'), join(home, 'drop')];
  for (const each of [wire, folder]) mkdirSync(each);
  for (const [name, item] of Object.entries(WIRE)) writeFileSync(join(wire, name), JSON.stringify(item));
  const told: DeskEvent[] = [];
  const bus = { publish: (events: readonly DeskEvent[]) => Promise.resolve(void told.push(...events)) };
  const closing = new Closing();
  const desk = await openEmbeddedDesk({ folder, state: join(home, 'state'), log, bus }, closing);
  for await (const key of filesUnder(wire)) await importFile(wire, key, desk);
  closing.add(sweepEmbargoes(desk, log));
  const ofType = (type: string) => told.filter((event) => event.type === type);
  await eventually(() => (ofType('ArticleKilled').length === 2 && ofType('ArticleReleased').length > 0) || undefined);
  await closing.run();
  expect(new Set(ofType('ArticleKilled').map(({ id }) => id)).size).toBe(2);
  expect(ofType('ArticleReleased')).toHaveLength(1);
});
