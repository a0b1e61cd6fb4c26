import { Rejection } from '../../errors';
import type { FileItem } from '../article';
import type { ByteFile, ByteFormat } from '../format';
import type { ZipEntry } from '../heavy/zip';
import { loadDocxParser, loadZipReader } from '../heavy-parsers';
import { MAX_ITEMS } from '../limits';
import type { ContainerContext } from '../parse';
import { isIgnoredEntry, isSafeEntryName } from './entry-name';

/** Files that are a ZIP but no bundle of articles, by an entry they all have. */
const OTHER_DOCUMENTS: Readonly<Record<string, string>> = {
  'xl/workbook.xml': 'a spreadsheet',
  'ppt/presentation.xml': 'a presentation',
  mimetype: 'an OpenDocument file or an e-book',
  'META-INF/MANIFEST.MF': 'a program',
  'AndroidManifest.xml': 'a program',
};

/** A ZIP is a Word document, or a bundle: each entry read as if it had been dropped itself. */
export const zip: ByteFormat = {
  name: 'zip',
  recognises: ({ bytes }) =>
    bytes[0] === 0x50 && bytes[1] === 0x4b && [0x0304, 0x0506, 0x0708].includes((bytes[2]! << 8) | bytes[3]!),
  async parse(file, context) {
    const { readZipDirectory } = await loadZipReader();
    const entries = await readZipDirectory(file.bytes);
    const names = new Set(entries.map(({ name }) => name));
    if (names.has('word/document.xml')) {
      const { parseDocx } = await loadDocxParser();
      return [await parseDocx(entries, context)];
    }
    for (const [name, what] of Object.entries(OTHER_DOCUMENTS)) {
      if (names.has(name)) throw new Rejection('UNSUPPORTED_FORMAT', `It is ${what}.`);
    }
    return parseBundle(file, entries, context);
  },
};

async function parseBundle(
  { receivedAt }: ByteFile,
  entries: readonly ZipEntry[],
  context: ContainerContext,
): Promise<FileItem[]> {
  const items: FileItem[] = [];
  for (const [index, { name, read }] of entries.entries()) {
    const safe = isSafeEntryName(name);
    if (safe && isIgnoredEntry(name)) continue;
    const found = await context.parseEntry(safe ? name : String(index + 1), async () => {
      if (!safe) throw new Rejection('UNSAFE');
      return { bytes: await read(), name, receivedAt };
    });
    items.push(...found);
    if (items.length > MAX_ITEMS) throw new Rejection('TOO_MANY_ITEMS');
  }
  if (items.length === 0) throw new Rejection('NO_ARTICLE');
  return items;
}
