import type { RuleId } from '../../../core/tag/tags';
import { tasteOne, testDesk } from '../../desk';

/** What the fields of each format say of an item's use, and the rule that each raises. */

const desk = testDesk();
const RECEIVED = '2024-03-04T15:00:00Z';

const nitf = (docdata: string, status = 'usable') => `<nitf><head><docdata management-status="${status}">
<date.issue norm="20240304T141500+0100"/>${docdata}<doc-id id-string="tna-17" regsrc="PA"/></docdata></head>
<body><body.head><hedline><hl1>Reservoir refills</hl1></hedline></body.head>
<body.content><p>The reservoir is full again, its operator said.</p></body.content></body></nitf>`;

const g2 = (
  itemMeta: string,
  status = 'usable',
) => `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:tna:1" version="4" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2024-03-04T14:15:00+01:00</versionCreated>
<pubStatus qcode="stat:${status}"/>${itemMeta}</itemMeta>
<contentMeta><headline>Harbour strike goes on</headline><language tag="en"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>Crane drivers stayed away on Monday, the port said.</p></body></html></inlineXML></contentSet></newsItem>`;

const ninjs = (fields: object) =>
  JSON.stringify({
    uri: 'urn:tna:2',
    type: 'text',
    versioncreated: '2024-03-04T13:15:00Z',
    headline: 'Harbour strike goes on',
    body_text: 'Crane drivers stayed away on Monday, the port said.',
    ...fields,
  });

const anpa = (slug: string, lines: readonly string[]) =>
  [
    '\u0016\u0016\u0001W1204\u001fnordic',
    `r i\u0013\u0011 ${slug}   03-04 0210`,
    `\u0002^${slug},120<`,
    ...lines,
    '\t   ROTTERDAM, Netherlands (AP) _ Crane drivers stayed away on Monday.<',
    '',
    '\t   \u0003AP-WF-03-04-24 1415GMT<',
    '\u0004',
  ].join('\n');

const iptc7901 = (lines: readonly string[]) =>
  [
    '\u0001eca0042 3 i 120  dpa 0815\r',
    '',
    'Netherlands/labour/\r',
    `\u0002${lines.join('\r\n')}`,
    'Harbour strike goes on\r',
    'By Jon Aske, dpa =\r',
    '',
    'Rotterdam (dpa) - Crane drivers stayed away on Monday, the port\r',
    'operator said.\r',
    '\u0003041415 GMT Mar 24\r',
  ].join('\n');

type Row = [name: string, item: string, rule: RuleId, field: string | undefined, editorial: object];

test.each<Row>([
  [
    'NITF: embargoed until its release',
    nitf('<date.release norm="20240305T000100+0100"/>', 'embargoed'),
    'embargo',
    'date.release',
    { embargoedUntil: '2024-03-05T00:01:00+01:00' },
  ],
  [
    'NITF: released after it was issued, whatever its status',
    nitf('<date.release norm="20240305T000100+0100"/>'),
    'embargo',
    'date.release',
    { embargoedUntil: '2024-03-05T00:01:00+01:00', signals: ['embargo'] },
  ],
  [
    'NITF: embargoed without end',
    nitf('', 'embargoed'),
    'embargo',
    'docdata/@management-status',
    { signals: ['embargo'] },
  ],
  ['NITF: withheld', nitf('', 'withheld'), 'withhold', 'docdata/@management-status', { pubStatus: 'withheld' }],
  ['NITF: canceled', nitf('', 'canceled'), 'kill', 'docdata/@management-status', { pubStatus: 'canceled' }],
  ['NITF: killed', nitf('', 'killed'), 'kill', 'docdata/@management-status', { pubStatus: 'canceled' }],
  ['NITF: kind of message', nitf('<ed-msg msg-type="Correction"/>'), 'correction', 'ed-msg/@msg-type', {}],
  ['NITF: words of a message', nitf('<ed-msg info="Do not publish before 0001 GMT Friday"/>'), 'embargo', 'edNote', {}],
  ['NITF: expiry', nitf('<date.expire norm="20240404T000000Z"/>'), 'usage-terms', 'expires', { signals: [] }],
  [
    'NewsML-G2: embargoed',
    g2('<embargoed>2024-03-05T00:01:00Z</embargoed>'),
    'embargo',
    'itemMeta/embargoed',
    { embargoedUntil: '2024-03-05T00:01:00Z' },
  ],
  ['NewsML-G2: embargoed without end', g2('<embargoed/>'), 'embargo', 'itemMeta/embargoed', { pubStatus: 'usable' }],
  ['NewsML-G2: canceled', g2('', 'canceled'), 'kill', 'itemMeta/pubStatus', { pubStatus: 'canceled' }],
  ['NewsML-G2: withheld', g2('', 'withheld'), 'withhold', 'itemMeta/pubStatus', { pubStatus: 'withheld' }],
  ['NewsML-G2: correction', g2('<signal qcode="sig:correction"/>'), 'correction', 'itemMeta/signal', {}],
  ['NewsML-G2: note', g2('<edNote>Please kill this story, it was sent in error.</edNote>'), 'kill', 'edNote', {}],
  [
    'ninjs: embargoed',
    ninjs({ embargoed: '2024-03-05T00:01:00Z' }),
    'embargo',
    'embargoed',
    { embargoedUntil: '2024-03-05T00:01:00Z' },
  ],
  ['ninjs: embargoed until', ninjs({ embargoedUntil: '2024-03-05T00:01:00Z' }), 'embargo', 'embargoedUntil', {}],
  ['ninjs: canceled', ninjs({ pubstatus: 'canceled' }), 'kill', 'pubstatus', { pubStatus: 'canceled' }],
  ['ninjs: withheld', ninjs({ pubStatus: 'withheld' }), 'withhold', 'pubStatus', { pubStatus: 'withheld' }],
  ['ninjs: note', ninjs({ edNote: 'Embargoed until noon GMT on Friday' }), 'embargo', 'edNote', {}],
  ['ninjs: reason', ninjs({ embargoedReason: 'Embargoed until noon GMT on Friday' }), 'embargo', 'edNote', {}],
  [
    'ANPA: kill',
    anpa('BC-EU--Harbour Strike, KILL', ['^BULLETIN KILL<', '^Editors: Kill BC-EU--Harbour Strike.<']),
    'kill',
    undefined,
    { pubStatus: 'canceled' },
  ],
  [
    'ANPA: advance',
    anpa('BC-EU--Harbour Strike, ADV10', ['^ADV10<', '^For release Sunday, March 10<', '^Harbour strike goes on<']),
    'embargo',
    undefined,
    {},
  ],
  [
    'ANPA: note of a correction',
    anpa('BC-EU--Harbour Strike', ['^Harbour strike goes on<', '^Eds: CORRECTS name of port in 2nd graf<']),
    'correction',
    undefined,
    {},
  ],
  [
    'IPTC 7901: embargo',
    iptc7901(['EMBARGO: 0001 GMT Friday']),
    'embargo',
    undefined,
    { embargoedUntil: '2024-03-08T00:01:00Z' },
  ],
  ['IPTC 7901: correction', iptc7901(['CORRECTION']), 'correction', undefined, {}],
  ['IPTC 7901: kill', iptc7901(['KILL']), 'kill', undefined, { pubStatus: 'canceled' }],
])('%s', async (_name, item, rule, field, editorial) => {
  const tasted = await tasteOne(desk, { bytes: Buffer.from(item), receivedAt: RECEIVED });
  const finding = tasted.moderation.findings.find((each) => each.rule === rule);
  expect(finding?.evidence).not.toHaveLength(0);
  if (field !== undefined) expect(finding?.evidence).toContainEqual(expect.objectContaining({ field }));
  expect(tasted.editorial).toMatchObject(editorial);
});

test.each([
  ['NITF: released as it is issued', nitf('<date.release norm="20240304T141500+0100"/>')],
  ['NITF: a template without its dates', nitf('<date.release norm="YYYYMMDD000000-HHMM"/>')],
  ['NewsML-G2: usable', g2('')],
  ['ninjs: usable', ninjs({ pubStatus: 'usable', embargoed: '' })],
  ['IPTC 7901', iptc7901([])],
])('%s says nothing of its use', async (_name, item) => {
  const tasted = await tasteOne(desk, { bytes: Buffer.from(item), receivedAt: RECEIVED });
  expect(tasted.editorial).toEqual({ pubStatus: 'usable', signals: [] });
});

test('NITF: where it was delivered from is a credit', async () => {
  const list = '<del-list><from-src src-name="TNA" level-number="1"/></del-list>';
  const { provenance } = await tasteOne(desk, {
    bytes: Buffer.from(nitf(list.replace('TNA', 'Reuters'))),
    receivedAt: RECEIVED,
  });
  expect(provenance.agencies.map(({ id }) => id)).toContain('Reuters');
});

test('NewsML-G2: an update is a signal', async () => {
  const { editorial } = await tasteOne(desk, {
    bytes: Buffer.from(g2('<signal qcode="sig:update"/>')),
    receivedAt: RECEIVED,
  });
  expect(editorial.signals).toEqual(['update']);
});
