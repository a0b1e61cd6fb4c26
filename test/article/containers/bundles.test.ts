import { gzipSync } from 'node:zlib';
import { bodyText } from '../../../core/article/article';
import { docxFile, docxParagraph } from '../../files/docx-file';
import { mailFile } from '../../files/mail-file';
import { zipFile } from '../../files/zip-file';
import { articleOf, itemsOf, outcomesOf, segmentsOf } from '../taste';

const STORY = 'Ferry sinks\n\nThe ferry sank on Monday, police said.\n';
const story = (name: string) => ({ name, data: STORY });

describe('gzip', () => {
  it('is read as what it packs', async () => {
    const article = await articleOf({ bytes: gzipSync(STORY), name: 'story.txt.gz' });
    expect(article).toMatchObject({ format: 'text', text: STORY, details: { headline: 'Ferry sinks' } });
    expect(article.itemId).toBeUndefined();
  });

  it.each([
    ['what breaks off', gzipSync(STORY).subarray(0, 30), 'MALFORMED'],
    ['what unpacks to too much', gzipSync(Buffer.alloc(10_000_001, 'a')), 'TOO_COMPLEX'],
    ['gzip in gzip in gzip', [1, 2, 3, 4, 5].reduce((bytes) => gzipSync(bytes), Buffer.from(STORY)), 'TOO_DEEP'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await outcomesOf({ bytes })).toEqual([code]);
  });
});

describe('ZIP', () => {
  it('gives each entry as a record of its own, and says of others why not', async () => {
    const bytes = zipFile([
      { name: 'day/', data: '' },
      story('day/ferry.txt'),
      { name: 'day/quay.docx', data: docxFile({ body: docxParagraph('The quay reopened.') }) },
      { name: 'photo.png', data: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') },
      { name: '.hidden', data: STORY },
      { name: '__MACOSX/day/._ferry.txt', data: STORY },
      { name: '../../escape.txt', data: STORY },
      { name: '/root.txt', data: STORY },
      { name: '..\\windows.txt', data: STORY },
      { name: 'secret.txt', data: STORY, claims: { encrypted: true } },
      { name: 'small.txt', data: STORY, claims: { size: 10 } },
      { name: 'large.txt', data: STORY, claims: { size: 10_000 } },
      { name: 'huge.txt', data: STORY, claims: { size: 4_000_000_000 } },
      { name: 'spoilt.txt', data: STORY, claims: { crc: 1 } },
      { name: 'empty.txt', data: '' },
      { name: 'bundle.zip', data: zipFile([story('a.txt'), story('b.txt')]) },
      story('day/ferry.txt'),
    ]);
    expect(await outcomesOf({ bytes, name: 'day.zip' })).toEqual([
      'day/ferry.txt: text',
      'day/quay.docx: docx',
      'photo.png: UNSUPPORTED_FORMAT',
      '7: UNSAFE',
      '8: UNSAFE',
      '9: UNSAFE',
      'secret.txt: ENCRYPTED',
      'small.txt: TOO_COMPLEX',
      'large.txt: MALFORMED',
      'huge.txt: TOO_COMPLEX',
      'spoilt.txt: MALFORMED',
      'empty.txt: EMPTY',
      'bundle.zip#a.txt: text',
      'bundle.zip#b.txt: text',
      '15: text',
    ]);
  });

  it.each([
    ['without entries', zipFile([]), 'NO_ARTICLE'],
    ['of hidden files', zipFile([story('.a')]), 'NO_ARTICLE'],
    [
      'of more entries than a record list holds',
      zipFile(Array.from({ length: 1001 }, (_, n) => story(`${n}`))),
      'TOO_MANY_ITEMS',
    ],
    ['that is a spreadsheet', zipFile([{ name: 'xl/workbook.xml', data: '<x/>' }]), 'UNSUPPORTED_FORMAT'],
    ['that breaks off', zipFile([story('a.txt')]).subarray(0, 60), 'MALFORMED'],
  ])('is refused %s', async (_, bytes, code) => {
    expect(await outcomesOf({ bytes })).toEqual([code]);
  });
});

describe('mail', () => {
  const text = (content: string) => ({ type: 'text/plain; charset=utf-8', content });

  it('gives the message, without signature', async () => {
    const bytes = mailFile({
      headers: { Subject: '=?utf-8?q?Fwd=3A_Quay_reopens?=' },
      parts: [
        text('OSLO (AP) - The quay reopened – “at last”.\r\n\r\nFerries left.\r\n-- \r\nAnn Lee\r\nHarbour office'),
      ],
    });
    const article = await articleOf({ bytes, name: 'story.eml' });
    expect(segmentsOf(article)).toEqual([
      'headline: Quay reopens',
      'dateline: OSLO (AP) -',
      'body: The quay reopened – “at last”.',
      'body: Ferries left.',
    ]);
    expect(article.details).toMatchObject({
      headline: 'Quay reopens',
      by: 'Ann Lee',
      versionCreated: '2024-03-05T08:30:00Z',
      guid: '<1@harbour.example>',
    });
  });

  it('is known below empty lines, and is read as the JSON that it holds and nothing else', async () => {
    const mail = `   \r\n\r\nReceived: by mx.example.org\r\nMessage-ID: <1@example.org>\r\nFrom: Form <form@example.org>\r\nSubject: Form\r\n\r\n`;
    const form = '{"Headline":["Harbour open"],"Body":["The harbour\r\nis open again."]}';
    expect((await articleOf({ bytes: Buffer.from(`${mail}The harbour is open.`) })).details.headline).toBe('Form');
    const article = await articleOf({ bytes: Buffer.from(mail + form) });
    expect(article.details.headline).toBe('Harbour open');
    expect(bodyText(article)).toBe('The harbour is open again.');
  });

  it('reads a message that is HTML only', async () => {
    const html = '<html><body><p>The quay <b>reopened</b> &ndash; at last.</p><p>Ferries left.</p></body></html>';
    const article = await articleOf({ bytes: mailFile({ parts: [{ type: 'text/html', content: html }] }) });
    expect(segmentsOf(article).slice(1)).toEqual(['body: The quay reopened – at last.', 'body: Ferries left.']);
  });

  it('gives attachments as records of their own, but for pictures and signatures', async () => {
    const bytes = mailFile({
      parts: [
        text('Two stories for you.'),
        { type: 'text/plain', name: 'ferry.txt', content: STORY },
        { type: 'image/png', name: 'logo.png', content: '\x89PNG' },
        { type: 'application/zip', name: 'more.zip', content: zipFile([story('a.txt')]) },
        {
          type: 'message/rfc822',
          name: 'letter.eml',
          content: mailFile({ parts: [text('A letter of the harbour.')] }),
        },
        { type: 'text/plain', name: '../../x.txt', content: STORY },
        { type: 'application/msword', name: 'old.doc', content: Buffer.from('d0cf11e0a1b11ae100', 'hex') },
      ],
    });
    expect(await outcomesOf({ bytes })).toEqual([
      'message: mail',
      'ferry.txt: text',
      'more.zip#a.txt: text',
      'letter.eml: mail',
      'attachment-4: UNSAFE',
      'old.doc: UNSUPPORTED_FORMAT',
    ]);
  });

  it('gives the attachments of a mail that says nothing itself', async () => {
    const bytes = mailFile({ parts: [{ type: 'text/plain', name: 'ferry.txt', content: STORY }] });
    const [only, ...others] = await itemsOf({ bytes });
    expect(others).toEqual([]);
    expect(only).toMatchObject({ id: 'ferry.txt', article: { text: STORY } });
  });

  it.each([
    ['without words', mailFile({ parts: [text(' ')] }), 'NO_ARTICLE'],
    [
      'that is encrypted',
      mailFile({ headers: { 'Content-Type': 'application/pkcs7-mime; smime-type=enveloped-data' }, parts: [] }),
      'ENCRYPTED',
    ],
  ])('is refused %s', async (_, bytes, code) => {
    expect(await outcomesOf({ bytes })).toEqual([code]);
  });

  it('is not a text that only begins like one', async () => {
    const bytes = Buffer.from('From: the harbour\nSubject: reopening\n\nThe quay reopened on Monday.');
    expect((await articleOf({ bytes })).format).toBe('text');
  });
});
