import { bodyText } from '../../../core/article/article';
import { testDesk } from '../../desk';
import { articleOf, articlesOf, refusalOf } from './read-wire';

const desk = testDesk();

const NITF = `<?xml version="1.0" encoding="UTF-8"?>
<nitf baselang="en-GB"><head><title>Reservoir</title>
<tobject tobject.type="News"><tobject.subject tobject.subject.ipr="IPTC" tobject.subject.refnum="17000000"/></tobject>
<docdata management-status="embargoed"><evloc iso-cc="ESP" city="Lorca"/><doc-id id-string="tna-17" regsrc="PA"/><urgency ed-urg="3"/>
<date.issue norm="20240304T141500+0100"/><date.release norm="20240305T000100+0100"/><du-key key="WEATHER-Reservoir" version="2"/>
<ed-msg info="Embargoed to 0001 Tuesday"/><doc.copyright holder="The News Agency" year="2024"/></docdata></head>
<body><body.head><hedline><hl1>Reservoir refills after three days of rain</hl1></hedline>
<byline>By Ann Lee<byttl>Weather Writer</byttl></byline><distributor><org>PA</org></distributor>
<dateline><location>LORCA</location></dateline></body.head>
<body.content><p>The reservoir of <location>Lorca</location> is full<br/>
again, its operator said.</p><hl2>Farmers relieved</hl2><p>They had waited since May &amp; hoped.</p>
<media media-type="image"><media-caption>The reservoir on Monday.</media-caption><media-producer>Bo Ek/AFP</media-producer></media>
</body.content></body></nitf>`;

const G2 = (id: string, inner = '') => `<newsItem guid="urn:tna:${id}" version="4" xml:lang="en">
<rightsInfo><copyrightHolder literal="The News Agency"/><copyrightNotice>(c) TNA</copyrightNotice><usageTerms>No archive</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:AFP"/><versionCreated>2024-03-04T14:15:00+01:00</versionCreated>
<firstCreated>2024-03-04T12:00:00Z</firstCreated><pubStatus qcode="stat:usable"/><edNote>Adds union.</edNote><signal qcode="sig:correction"/>${inner}</itemMeta>
<contentMeta><urgency>4</urgency><by>Ilse Brandt</by><located qcode="city:1"><name>Rotterdam</name></located>
<subject type="cpnat:abstract" qcode="medtop:20000533"><name>unemployment</name></subject>
<subject qcode="N2:NL"/><subject qcode="N2:STX"/><subject type="cpnat:person" literal="Jon Aske"/>
<slugline>HARBOUR-STRIKE</slugline><headline>Harbour strike enters a second week</headline><language tag="en"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
<p>By Ilse Brandt</p><p>ROTTERDAM, March 4 (AFP) - Crane drivers of <organisation>Port Co</organisation> stayed away.</p>
<figure><figcaption>Cranes stand still.</figcaption><div class="byline">Bo Ek/AFP</div></figure></body></html></inlineXML></contentSet></newsItem>`;
const MESSAGE = (inner: string) =>
  `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>${inner}</itemSet></newsMessage>`;

const NEWSML_1 = `<NewsML Version="1.2"><NewsEnvelope><SentFrom><Party FormalName="Kyodo"/></SentFrom></NewsEnvelope><NewsItem>
<Identification><NewsIdentifier><ProviderId>tna.example</ProviderId><DateId>20240304</DateId><NewsItemId>77</NewsItemId><RevisionId>3</RevisionId>
<PublicIdentifier>urn:newsml:tna.example:20240304:77:3</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20240304T120000Z</FirstCreated><ThisRevisionCreated>20240304T141500+0900</ThisRevisionCreated>
<Status FormalName="Canceled"/><Urgency FormalName="2"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Harbour strike enters a second week</HeadLine><ByLine>Ilse Brandt</ByLine><DateLine>OSAKA, March 4</DateLine></NewsLines>
<DescriptiveMetadata><Language FormalName="en"/><SubjectCode><SubjectMatter FormalName="09004000"/></SubjectCode>
<Location><Property FormalName="Country" Value="JPN"/></Location></DescriptiveMetadata>
<NewsComponent><Role FormalName="Main"/><ContentItem><DataContent><nitf><body><body.content><p>Crane drivers stayed away.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Photo"/><NewsLines><HeadLine>Cranes stand still.</HeadLine><CreditLine>Kyodo</CreditLine></NewsLines></NewsComponent>
</NewsComponent></NewsItem></NewsML>`;

const RSS = `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title><language>en-gb</language>
<item><title>Strike &amp;amp; talks</title><link>https://example.org/1</link><guid>g-1</guid><pubDate>Mon, 04 Mar 2024 14:15:00 +0100</pubDate>
<dc:creator>Ann Lee</dc:creator><category>Sport</category><description>Short.</description><content:encoded><![CDATA[<p>First paragraph here.</p><p>Second one.</p>]]></content:encoded>
<media:content url="https://example.org/a.jpg"><media:description>Cranes.</media:description><media:credit>Bo Ek/AFP</media:credit></media:content></item>
<item><title>Another</title><link>https://example.org/2</link><description>&lt;p&gt;Only a summary.&lt;/p&gt;</description></item></channel></rss>`;

it('reads NITF', async () => {
  const article = await articleOf(desk, NITF);
  expect(article.details).toMatchObject({
    headline: 'Reservoir refills after three days of rain',
    by: 'Ann Lee',
    located: 'Lorca',
    language: 'en',
    guid: 'tna-17',
    version: '2',
    slugline: 'WEATHER-Reservoir',
    urgency: 3,
    versionCreated: '2024-03-04T14:15:00+01:00',
    edNote: 'Embargoed to 0001 Tuesday',
    copyrightNotice: '© 2024 The News Agency',
    captions: [{ text: 'The reservoir on Monday.', credit: 'Bo Ek/AFP' }],
  });
  expect(bodyText(article)).toBe(
    'The reservoir of Lorca is full again, its operator said.\n\nFarmers relieved\n\nThey had waited since May & hoped.',
  );
  const { supplier } = article;
  expect(supplier.subjects).toMatchObject([{ scheme: 'subj', code: '17000000' }]);
  expect(supplier.embargoes).toMatchObject([{ value: '2024-03-05T00:01:00+01:00' }]);
  expect(supplier.places).toMatchObject([{ scheme: 'iso3166-1', code: 'ESP' }, { name: 'Lorca' }]);
  expect(supplier.credits.map(({ value }) => value)).toEqual(expect.arrayContaining(['PA']));
});

describe('NewsML-G2', () => {
  it('gives fields, facts and body', async () => {
    const article = await articleOf(desk, G2('1'));
    expect(article.format).toBe('newsml-g2');
    expect(article.details).toMatchObject({
      headline: 'Harbour strike enters a second week',
      by: 'Ilse Brandt',
      located: 'Rotterdam',
      guid: 'urn:tna:1',
      version: '4',
      firstCreated: '2024-03-04T12:00:00Z',
      versionCreated: '2024-03-04T14:15:00+01:00',
      usageTerms: 'No archive',
      edNote: 'Adds union.',
      captions: [{ text: 'Cranes stand still.', credit: 'Bo Ek/AFP' }],
    });
    expect(bodyText(article)).toBe('Crane drivers of Port Co stayed away.');
    expect(article.supplier.subjects.map(({ scheme, code }) => [scheme, code])).toEqual([
      ['medtop', '20000533'],
      ['reuters', 'STX'],
    ]);
    expect(article.supplier.places).toContainEqual(expect.objectContaining({ scheme: 'iso3166-1', code: 'NL' }));
    expect(article.supplier.signals).toMatchObject([{ signal: 'correction' }]);
  });

  it('gives one article for every news item of a message, and none for what only describes copy', async () => {
    const articles = await articlesOf(desk, MESSAGE(`${G2('1')}<packageItem guid="p"/>${G2('2')}`));
    expect(articles.map(({ itemId }) => itemId)).toEqual(['urn:tna:1', 'urn:tna:2']);
    expect(await refusalOf(desk, MESSAGE('<packageItem guid="p"><groupSet/></packageItem>'))).toBe('NO_ARTICLE');
    expect(await refusalOf(desk, '<conceptItem guid="c"><concept><name>Rain</name></concept></conceptItem>')).toBe(
      'NO_ARTICLE',
    );
  });

  it('holds an embargoed item even when it is usable', async () => {
    const [tasted] = await desk.taste({ bytes: Buffer.from(G2('1', '<embargoed>2024-03-05T00:01:00Z</embargoed>')) });
    expect(tasted!.moderation).toMatchObject({ decision: 'hold' });
    expect(tasted!.editorial).toMatchObject({ pubStatus: 'usable', embargoedUntil: '2024-03-05T00:01:00Z' });
  });
});

it('reads NewsML 1, whose guid names all revisions', async () => {
  const [tasted] = await desk.taste({ bytes: Buffer.from(NEWSML_1) });
  const { article } = tasted!;
  expect(article.details).toMatchObject({
    headline: 'Harbour strike enters a second week',
    located: 'Osaka',
    guid: 'urn:newsml:tna.example:20240304:77',
    version: '3',
    urgency: 2,
    versionCreated: '2024-03-04T14:15:00+09:00',
    captions: [{ text: 'Cranes stand still.', credit: 'Kyodo' }],
  });
  expect(bodyText(article)).toBe('Crane drivers stayed away.');
  expect(article.supplier.places).toMatchObject([{ scheme: 'iso3166-1', code: 'JPN' }]);
  expect(tasted!.moderation.decision).toBe('block');
  expect(tasted!.topics.map(({ creator }) => creator)).toContain('supplier');
});

it('reads feeds, an article an entry', async () => {
  const [first, second] = await articlesOf(desk, RSS);
  expect(first).toMatchObject({
    itemId: 'g-1',
    details: {
      headline: 'Strike & talks',
      by: 'Ann Lee',
      publisher: 'Harbour Post',
      language: 'en',
      firstCreated: '2024-03-04T14:15:00+01:00',
      captions: [{ text: 'Cranes.', credit: 'Bo Ek/AFP' }],
    },
  });
  expect(bodyText(first!)).toBe('Short.\n\nFirst paragraph here.\n\nSecond one.');
  expect(second!.itemId).toBe('https://example.org/2');
  expect(bodyText(second!)).toBe('Only a summary.');
});

it.each([
  [
    'Atom',
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><id>a1</id><title>Rain</title><updated>2024-03-04T14:15:00Z</updated><content type="html">&lt;p&gt;It rained.&lt;/p&gt;</content></entry></feed>',
  ],
  [
    'an XML of a content system',
    '<release id="a1"><title>Rain</title><body>&lt;p&gt;It rained.&lt;/p&gt;</body><published>2024-03-04T14:15:00Z</published></release>',
  ],
  [
    'one with prefixes',
    '<n:nitf xmlns:n="u"><n:head><n:docdata><n:doc-id id-string="a1"/></n:docdata></n:head><n:body><n:body.head><n:hedline><n:hl1>Rain</n:hl1></n:hedline></n:body.head><n:body.content><n:p>It rained.</n:p></n:body.content></n:body></n:nitf>',
  ],
])('reads %s', async (_, xml) => {
  const article = await articleOf(desk, xml, 'item.xml');
  expect(article.details).toMatchObject({ headline: 'Rain', guid: 'a1' });
  expect(bodyText(article)).toBe('It rained.');
});

it('reads the encoding that the declaration names', async () => {
  const xml =
    '<?xml version="1.0" encoding="ISO-8859-15"?><nitf><body><body.content><p>Le prix du café: 3 €.</p></body.content></body></nitf>';
  const bytes = Buffer.from(xml.replace('€', '¤'), 'latin1');
  const [tasted] = await desk.taste({ bytes });
  expect(bodyText(tasted!.article)).toBe('Le prix du café: 3 €.');
});

it.each([
  ['MALFORMED', 'tags that do not match', '<nitf><body></nitf>'],
  [
    'UNSAFE',
    'entities of its own',
    '<!DOCTYPE nitf [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><nitf><body>&c;</body></nitf>',
  ],
  [
    'UNSAFE',
    'an entity from outside',
    '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf><body>&a;</body></nitf>',
  ],
  [
    'UNSAFE',
    'a document type from a server',
    '<!DOCTYPE nitf [<!ENTITY % a SYSTEM "http://example.org/x.dtd">%a;]><nitf><body/></nitf>',
  ],
  ['TOO_DEEP', 'deep nesting', `<nitf>${'<p>'.repeat(300)}${'</p>'.repeat(300)}</nitf>`],
  ['TOO_COMPLEX', 'too many elements', `<nitf>${'<p/>'.repeat(300_001)}</nitf>`],
  [
    'TOO_MANY_ITEMS',
    'too many entries',
    `<rss><channel>${'<item><title>a</title></item>'.repeat(1_001)}</channel></rss>`,
  ],
  ['NO_ARTICLE', 'a document of something else', '<?xml version="1.0"?><scores><team>A</team></scores>'],
])('refuses with %s %s', async (code, _, xml) => {
  expect(await refusalOf(desk, xml)).toBe(code);
});

it('reads a document type that an agency brings in from its own folder', async () => {
  const doctype = '<!DOCTYPE nitf SYSTEM "nitf.dtd" [<!ENTITY % nitf SYSTEM "../dtd/nitf-3-0.dtd"> %nitf; ]>';
  expect(
    (await articleOf(desk, `${doctype}<nitf><body><body.content><p>It rained.</p></body.content></body></nitf>`)).text,
  ).toBe('It rained.');
});
