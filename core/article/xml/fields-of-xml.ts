import type { FieldObject, FieldValue } from '../fields/field-values';
import { blocksOf } from '../markup/blocks';
import type { MarkupElement } from '../markup/markup-tree';

/** Elements of HTML: what holds them is a field with markup, not an object. */
const MARKUP = new Set('p br b i em strong a u h1 h2 h3 h4 span div ul ol li table blockquote sub sup font'.split(' '));

/** An element as a system's field: words, markup as paragraphs with a newline between, or an object of fields. */
export function fieldOfElement(element: MarkupElement): FieldValue {
  const inner = element.children.filter((child): child is MarkupElement => typeof child !== 'string');
  if (inner.length > 0 && inner.some(({ name }) => MARKUP.has(name)))
    return blocksOf(element)
      .map(({ text }) => text)
      .join('\n');
  const words = element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
  const attributes = Object.entries(element.attributes);
  if (inner.length === 0 && attributes.length === 0) return words === '' ? null : words;
  const fields: FieldObject = Object.create(null) as FieldObject;
  for (const [name, value] of attributes) fields[name] = value;
  if (words !== '') fields['#text'] = words;
  const lists = new Set<string>();
  for (const child of inner) {
    const value = fieldOfElement(child);
    const known = fields[child.name];
    if (value === null) continue;
    if (known === undefined) fields[child.name] = value;
    else if (lists.has(child.name)) (known as FieldValue[]).push(value);
    else {
      fields[child.name] = [known, value];
      lists.add(child.name);
    }
  }
  // An attribute such as `nil="true"` alone makes no object of an empty field.
  return inner.length === 0 && words === '' && attributes.every(([name]) => name === 'nil' || name === 'xmlns')
    ? null
    : fields;
}
