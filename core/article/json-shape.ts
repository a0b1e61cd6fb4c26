import type { TextFile } from './format';

/** The beginnings of an object and of a list of anything but bare words: "[Damascus] (ANI):" opens a story. */
const JSON_OPENING = /^\s{0,200}(?:\{\s{0,200}["}]|\[\s{0,200}(?:[[{\]]|"[^"\\]{0,200}"\s{0,20}[,\]]))/;
const PROGRAM =
  /^\s{0,50}(?:import\s{1,4}[^;\n]{1,200}\sfrom\s{1,4}['"]|export\s{1,4}(?:const|default|function|type|interface|class)\s|(?:const|let|var)\s{1,4}\w{1,40}\s{0,4}=\s{0,4}[[{(`'"])/;
const SOURCES = new Set(['ts', 'tsx', 'js', 'jsx', 'mjs', 'cjs']);

/** Whether a file is JSON: by how it begins, or by content type or name where it begins with a bracket. */
export function isJson({ text, extension, contentType }: TextFile): boolean {
  if (JSON_OPENING.test(text.slice(0, 1_000))) return true;
  const said = extension === 'json' || extension === 'ninjs' || /[/+]json\b/i.test(contentType ?? '');
  return said && /^\s{0,200}[[{]/.test(text.slice(0, 201));
}

/** Whether a file is the source of a program that holds data, such as a test fixture: there is no safe way to read it. */
export function isProgramSource({ text, extension }: TextFile): boolean {
  return (
    PROGRAM.test(text.slice(0, 500)) &&
    (SOURCES.has(extension) || /^\s{0,50}(?:import|export)\s/.test(text.slice(0, 100)))
  );
}
