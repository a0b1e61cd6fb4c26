import fc from 'fast-check';
import { markupParagraphs } from '../../../core/article/heavy/markup';
import { Rejection } from '../../../core/errors';

const outcome = (html: string) => {
  try {
    return markupParagraphs(html).map(({ kind, text }) => `${kind}: ${text}`);
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
};

describe('paragraphs of a fragment', () => {
  it.each([
    ['no tags', 'Tide &amp; wind', ['paragraph: Tide & wind']],
    ['paragraphs left open', '<p>One <em>two</em> three<p>four', ['paragraph: One two three', 'paragraph: four']],
    ['words that touch inline tags', '<p><b>S</b>ALT, pep<i>per</i>', ['paragraph: SALT, pepper']],
    ['one line break', '<p>Line one<br>line two</p>', ['paragraph: Line one\nline two']],
    ['two line breaks', 'One<br><br>two<br> <br>three', ['paragraph: One', 'paragraph: two', 'paragraph: three']],
    ['white space of markup', '<p>\n  One\n\t two&nbsp; three ', ['paragraph: One two three']],
    ['lines of preformatted text', '<pre>One\n  two</pre>', ['paragraph: One\ntwo']],
    ['headings', '<h2>Part</h2>Words', ['heading: Part', 'paragraph: Words']],
    [
      'rows of a table',
      '<table><tr><td>Oslo<td>3<tr><td>Bergen<td>1</table>',
      ['paragraph: Oslo 3', 'paragraph: Bergen 1'],
    ],
    ['items of a list', '<ul><li>One<li>Two</ul>', ['paragraph: One', 'paragraph: Two']],
    [
      'a picture',
      '<figure><img alt="x"><figcaption>The quay <span class="photo-credit">Ann Lee</span></figcaption></figure>',
      ['caption: The quay', 'credit: Ann Lee'],
    ],
    [
      'what nobody reads',
      '<script>a<b</script><style>p{}</style><nav>Home</nav><p style="display: none">Not</p><p hidden>Nor</p><p>Yes',
      ['paragraph: Yes'],
    ],
    ['nothing', ' <p> </p>&nbsp;<br>', []],
  ])('%s', (_, html, expected) => {
    expect(outcome(html)).toEqual(expected);
  });
});

describe('hostile markup', () => {
  const many = 300_000;
  it.each([
    ['elements within elements', '<div>'.repeat(many), 'TOO_DEEP'],
    ['elements never closed', '<p><font>'.repeat(many), 'TOO_DEEP'],
    ['elements', '<b>x</b>'.repeat(many), 'TOO_COMPLEX'],
    ['attributes', `<a ${Array.from({ length: many }, (_, index) => `a${index}`).join(' ')}>`, 'TOO_COMPLEX'],
    ['the same attribute', `<a ${'x '.repeat(many)}>`, 'TOO_COMPLEX'],
    ['entities', '&amp;'.repeat(2 * many), 'TOO_COMPLEX'],
    ['drawings', '<svg/>'.repeat(many), 'TOO_COMPLEX'],
    ['comments never closed', '<!--'.repeat(many), []],
    ['one line', `<p>${'quay '.repeat(many)}`, [`paragraph: ${'quay '.repeat(many).trim()}`]],
  ])('many %s', (_, html, expected) => {
    expect(outcome(html)).toEqual(expected);
  });
});

it('reads any fragment, leaving words without white space at the ends', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom(
      '<p>',
      '</p>',
      '<br>',
      '<b>',
      '</div>',
      '<td>',
      '<figure>',
      '<figcaption>',
      '<!--',
      '&#x200b;',
      '<a ',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      for (const { text } of markupParagraphs(pieces.join(''))) {
        expect(text).not.toBe('');
        expect(text.trim()).toBe(text);
      }
    }),
  );
});
