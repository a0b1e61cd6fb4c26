import type { HostileFile } from './hostile-file';
import { DEEP, LAUGHS, MEGABYTE, text } from './hostile-file';

const xml = (prologue: string, words: string) =>
  `<?xml version="1.0"?>${prologue}<nitf><head><title>Quay</title></head><body><body.content><p>${words}</p></body.content></body></nitf>`;

/** Markup and JSON that nests, grows or never closes. */
export const MARKUP: HostileFile[] = [
  text('a.xml', 'XML entities that grow', () => xml(`<!DOCTYPE nitf [${LAUGHS}]>`, '&l9;')),
  text('a.xml', 'XML entity of another file', () =>
    xml('<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname">]>', '&x;'),
  ),
  text('a.xml', 'XML nested deeply', () => xml('', '<em>'.repeat(DEEP) + 'a' + '</em>'.repeat(DEEP))),
  text('a.xml', 'XML with very many attributes', () =>
    xml('', `<em ${Array.from({ length: 40_000 }, (_, n) => `a${n}="1"`).join(' ')}>a</em>`),
  ),
  text('a.html', 'HTML nested deeply', () => `<html><body>${'<div>'.repeat(DEEP)}a`),
  text('a.html', 'HTML tables nested deeply', () => `<html><body>${'<table><tr><td>'.repeat(DEEP)}a`),
  text('a.html', 'HTML formatting never closed', () => `<html><body>${'<b><i><p>'.repeat(20_000)}a`),
  text('a.html', 'HTML of many paragraphs', () => `<html><body>${'<p>The quay reopened on Monday.'.repeat(30_000)}`),
  text('a.html', 'HTML of angle brackets', () => `<html><body>${'<'.repeat(MEGABYTE)}`),
  text(
    'a.html',
    'HTML with a long attribute',
    () => `<html><body><p class="${'a '.repeat(MEGABYTE / 2)}">The quay reopened.</p>`,
  ),
  text('a.json', 'JSON nested deeply', () => `${'['.repeat(DEEP)}1${']'.repeat(DEEP)}`),
  text('a.json', 'JSON objects nested deeply', () => `${'{"body":'.repeat(DEEP)}"a"${'}'.repeat(DEEP)}`),
  text(
    'a.json',
    'JSON with the names of objects',
    () => '{"__proto__":{"headline":"a"},"constructor":{"prototype":1},"headline":"Quay","body":"The quay reopened."}',
  ),
  text('a.md', 'Markdown of quotes within quotes', () => `# Quay\n\n${'>'.repeat(DEEP)} a`),
  text('a.md', 'Markdown of brackets', () => `# Quay\n\n${'['.repeat(DEEP)}a${'](b)'.repeat(DEEP)}`),
  text('a.md', 'Markdown of stars', () => `# Quay\n\n${'*a **b '.repeat(20_000)}`),
  text('a.md', 'Markdown of underscores', () => `# Quay\n\n${'a_b*c '.repeat(80_000)}`),
  text('a.md', 'Markdown of links that do not end', () => `# Quay\n\n${'[a](b '.repeat(80_000)}`),
  text('a.md', 'Markdown of lists in lists', () => `# Quay\n\n${'- a\n  - b\n'.repeat(40_000)}`),
];
