import { gzipSync } from 'node:zlib';
import { docxFile, docxParagraph, docxTable } from './docx-file';
import { mailFile } from './mail-file';
import { pdfFile } from './pdf-file';
import { zipFile } from './zip-file';

export interface SoundFile {
  name: string;
  bytes: Buffer;
}

const HEADLINE = 'Quay reopens after storm';
const LEAD = 'OSLO, March 5 (AP) - The western quay reopened on Monday, said the harbour office.';
const MORE = 'Ferries to the islands left at dawn – “at last”, said the crew.';
const PLAIN = `${HEADLINE}\n\nBy Ann Lee\n\n${LEAD}\n\n${MORE}\n`;

const HTML = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${HEADLINE} - The Daily Ferry</title><meta property="og:title" content="${HEADLINE}"><script type="application/ld+json">{"@type":"NewsArticle","headline":"${HEADLINE}","author":{"name":"Ann Lee"}}</script></head><body><nav><a href="/">Home</a></nav><article><h1>${HEADLINE}</h1><p>${LEAD}</p><figure><img src="a.png"><figcaption>Ferries at dawn. Bo Ek/AFP</figcaption></figure><p>${MORE}</p></article><footer>© Ferry</footer></body></html>`;
const NITF = `<?xml version="1.0" encoding="UTF-8"?><nitf><head><title>${HEADLINE}</title><docdata><doc-id id-string="quay-1"/><urgency ed-urg="4"/></docdata></head><body><body.head><hedline><hl1>${HEADLINE}</hl1></hedline><byline>Ann Lee</byline></body.head><body.content><p>${LEAD}</p><p>${MORE}</p></body.content></body></nitf>`;
const NEWSML_G2 = `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:ferry:1" version="2"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2024-03-05T09:30:00+01:00</versionCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>${HEADLINE}</headline><subject qcode="medtop:04000000"/></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${LEAD}</p><p>${MORE}</p></body></html></inlineXML></contentSet></newsItem>`;
const NINJS = JSON.stringify({
  uri: 'urn:ferry:1',
  type: 'text',
  versioncreated: '2024-03-05T09:30:00Z',
  headline: HEADLINE,
  byline: 'Ann Lee',
  body_text: `${LEAD}\n\n${MORE}`,
  subject: [{ code: '04000000', name: 'economy' }],
});
const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>Ferry</title>${[1, 2].map((n) => `<item><title>${HEADLINE} ${n}</title><guid>urn:ferry:${n}</guid><pubDate>Tue, 05 Mar 2024 09:30:00 GMT</pubDate><description>&lt;p&gt;${LEAD}&lt;/p&gt;</description></item>`).join('')}</channel></rss>`;
const MARKDOWN = `---\ntitle: ${HEADLINE}\n---\n\n# ${HEADLINE}\n\n*By Ann Lee*\n\n${LEAD}\n\n> ${MORE}\n\n- [harbour](https://harbour.example)\n`;
const ANPA = `\x16\x16\x01abc123 \x1f\nr a bc-quay-storm 03-05 0010\n${HEADLINE}\n\x02   ${LEAD}\n   ${MORE}\n\x03\r\nAP-WS-03-05-24 0930GMT\x04`;
const RTF = `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset204 Times;}}{\\info{\\title ${HEADLINE}}}\\pard ${HEADLINE}\\par ${LEAD}\\par {\\f0 \\'cf\\'f0} \\u8211?{\\*\\x y}\\par}`;

/** A small, sound file of every format. */
export function soundFiles(): SoundFile[] {
  const pdfLines = [HEADLINE, LEAD, MORE].map((text, index) => ({
    text: text.replace(/[–“”]/g, '-'),
    size: index === 0 ? 24 : 11,
    y: 700 - index * 40,
  }));
  const docx = docxFile({
    title: HEADLINE,
    author: 'Ann Lee',
    created: '2024-03-05T09:30:00Z',
    body: docxParagraph(HEADLINE, 'Title') + docxParagraph(LEAD) + docxTable([['Oslo', '3']]),
  });
  const mail = mailFile({
    parts: [
      { type: 'text/plain; charset=utf-8', content: PLAIN },
      { type: 'text/html', name: 'story.html', content: HTML },
    ],
  });
  const files: [name: string, content: Buffer | string][] = [
    ['story.txt', PLAIN],
    ['story.html', HTML],
    ['story.md', MARKDOWN],
    ['story.json', NINJS],
    ['nitf.xml', NITF],
    ['newsml-g2.xml', NEWSML_G2],
    ['feed.rss', RSS],
    ['wire.txt', ANPA],
    ['story.rtf', RTF],
    ['story.docx', docx],
    ['story.pdf', pdfFile({ pages: [pdfLines], title: HEADLINE })],
    ['story.eml', mail],
    ['story.txt.gz', gzipSync(PLAIN)],
    [
      'day.zip',
      zipFile([
        { name: 'day/story.txt', data: PLAIN },
        { name: 'story.docx', data: docx },
        { name: 'story.eml', data: mail },
      ]),
    ],
  ];
  return files.map(([name, content]) => ({ name, bytes: Buffer.from(content) }));
}
