/**
 * Parsers that bring a large library. Each is a file of its own in the Lambda's asset, loaded by the first file that needs
 * it: only imports of './heavy/…' from this folder become so (lib/bundled-code.ts).
 */
export const loadZipReader = () => import('./heavy/zip.js');
export const loadDocxParser = () => import('./heavy/docx.js');
export const loadPdfParser = () => import('./heavy/pdf.js');
export const loadMailParser = () => import('./heavy/mail.js');
export const loadNewsXmlParser = () => import('./heavy/xml.js');
export const loadNewsJsonParser = () => import('./heavy/json.js');
export const loadHtmlParser = () => import('./heavy/html.js');
export const loadMarkdownParser = () => import('./heavy/markdown.js');
