import fc from 'fast-check';
import { testDesk } from '../../desk';
import { refusalOf } from './read-wire';

const desk = testDesk();

const SEEDS = [
  '<nitf><head><docdata><doc-id id-string="1"/></docdata></head><body><body.head><hedline><hl1>Rain</hl1></hedline></body.head><body.content><p>It rained.</p></body.content></body></nitf>',
  '<newsMessage><itemSet><newsItem guid="g" version="1"><itemMeta><versionCreated>2024-03-04T14:15:00Z</versionCreated></itemMeta><contentMeta><headline>Rain</headline><subject qcode="medtop:17000000"/></contentMeta><contentSet><inlineData>It rained.</inlineData></contentSet></newsItem></itemSet></newsMessage>',
  '<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Rain</HeadLine></NewsLines><ContentItem><DataContent>It rained.</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>',
  '<rss version="2.0"><channel><title>F</title><item><title>Rain</title><description>It rained.</description><pubDate>Mon, 04 Mar 2024 14:15:00 +0100</pubDate></item></channel></rss>',
  '{"uri":"u","versioncreated":"2024-03-04T14:15:00Z","headline":"Rain","body_html":"<p>It rained.</p>","subject":[{"code":"17000000"}],"place":[{"name":"Rome"}],"associations":{"a":{"type":"picture"}}}',
  '[{"title":{"rendered":"Rain"},"content":{"rendered":"It rained."},"date_gmt":"2024-03-04T14:15:00","tags":[1]}]',
  '\u0001W1204\u001fx\nr i\u0013\u0011 BC-Rain   03-04 0210\n\u0002^BC-Rain,12<\n^Rain<\n\t   ROME (AP) _ It rained.<\n\u0003AP-WF-03-04-24 1415GMT<\u0004',
  '\u0001eca0042 3 i 12  dpa 0815\n\nItaly/\n\u0002Rain =\n\nRome (dpa) - It rained.\n\u0003041415 GMT Mar 24\n',
  'ZCZC AAP\n#Rain\n$Rain falls\n*17000000\nIt rained.\nNNNN\n',
];

/** A seed with stretches cut out, repeated or overwritten. */
const mutated = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(
      fc.tuple(
        fc.nat(400),
        fc.nat(40),
        fc.oneof(
          fc.constant(''),
          fc.constantFrom(
            '<',
            '>',
            '"',
            '{',
            '[',
            ']',
            '&',
            '\u0002',
            '\u0003',
            ',',
            ':',
            '\n',
            'null',
            '1e999',
            '\ud800',
          ),
          fc.string({ maxLength: 8 }),
        ),
      ),
      { maxLength: 5 },
    ),
  )
  .map(([seed, edits]) =>
    edits.reduce(
      (text, [at, length, put]) =>
        text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + length),
      seed,
    ),
  );

it('reads or refuses whatever becomes of a wire file', async () => {
  await fc.assert(
    fc.asyncProperty(mutated, async (text) => {
      await refusalOf(desk, text);
    }),
    { numRuns: 150 },
  );
});

it('reads or refuses any JSON', async () => {
  const keys = fc.constantFrom(
    'headline',
    'title',
    'body',
    'content',
    'subject',
    'place',
    'associations',
    'bodies',
    'descriptions',
    'date',
    'urgency',
    'credits',
    'altids',
    'embargoed',
    'signals',
    'x',
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string({ maxLength: 6 }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(value, async (each) => {
      await refusalOf(desk, JSON.stringify(each) ?? '', 'a.json');
    }),
    { numRuns: 150 },
  );
});
