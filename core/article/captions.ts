/** Tells captions from prose by their shape, and takes the credit off them. */

export interface CreditedCaption {
  /** The words without the credit. */
  text: string;
  credit: string;
  /** Where the credit stands within the line. */
  creditStart: number;
}

const LONGEST_CREDIT = 80;
/** Words that make what stands in brackets at a caption's end a credit. */
const CREDIT_WORDS =
  /\b(?:photo|photos|getty|file|via|image|images|courtesy|credit|handout|pool|screenshot|illustration|afp|ap|reuters|epa|xinhua|shutterstock|istock|alamy|unsplash|wikimedia|press|agency|wire)\b/i;
/** "Photograph by Ann Lee", "Photo: Agency" behind the words of a caption. */
const LABEL = /\b(?:photo|photograph|photography|picture|image|foto|bild)(?: by |: ?| credit: ?)/i;
const SLASH = 0x2f;
const BAR = 0x7c;
const COPYRIGHT_SIGN = 0xa9;
const COLON = 0x3a;
const SPACE = 0x20;
const LETTER_B = 0x62;
const LETTER_Y = 0x79;
/** The bit that tells a small letter from a capital. */
const SMALL = 0x20;
const SLASH_CREDIT = /^[A-Z][\w .&'’-]{1,40}$/;

/** Whether the word "by" stands at the position, and a space behind it. */
function isBy(line: string, at: number): boolean {
  return (
    (line.charCodeAt(at) | SMALL) === LETTER_B &&
    (line.charCodeAt(at + 1) | SMALL) === LETTER_Y &&
    line.charCodeAt(at + 2) === SPACE
  );
}

/** A credit at the end of a caption: "/CFP", "(Ann Lee/Agency)", "[File: Agency]", "| Photo: Name". */
export function splitCredit(line: string): CreditedCaption | undefined {
  const bracketed = bracketAtEnd(line);
  if (bracketed) return bracketed;
  // A credit begins near the end: a paragraph need not be searched to its beginning.
  const from = Math.max(0, line.length - LONGEST_CREDIT);
  let slash = -1;
  let bar = -1;
  // Every label ends with a colon or with "by"; most lines have neither.
  let labelled = false;
  for (let at = line.length - 1; at >= from; at--) {
    const unit = line.charCodeAt(at);
    if (unit === SLASH) slash = Math.max(slash, at);
    else if (unit === BAR || unit === COPYRIGHT_SIGN) bar = Math.max(bar, at);
    else if (unit === COLON || (unit === SPACE && isBy(line, at + 1))) labelled = true;
  }
  if (slash > 0 && /[\s.!?"”)]/.test(line[slash - 1]!)) {
    const credit = line.slice(slash + 1).trim();
    if (SLASH_CREDIT.test(credit))
      return { text: line.slice(0, slash).trim(), credit, creditStart: line.indexOf(credit, slash) };
  }
  if (bar > 0) {
    const credit = line.slice(bar + 1).trim();
    if (credit !== '' && (line[bar] === '©' || CREDIT_WORDS.test(credit))) {
      return { text: line.slice(0, bar).trim(), credit, creditStart: line.indexOf(credit, bar) };
    }
  }
  const label = labelled ? LABEL.exec(line.slice(from)) : undefined;
  if (!label || from + label.index === 0) return undefined;
  const creditStart = from + label.index;
  const credit = line.slice(creditStart);
  // A sentence that goes on behind the name is none of a credit's.
  if (credit.length < label[0].length + 2 || /[.!?]/.test(credit)) return undefined;
  return { text: line.slice(0, creditStart).trim(), credit, creditStart };
}

/** Whether a slash parts two names, as in "Ann Lee/Agency". */
function namesBothSides(text: string): boolean {
  const slash = text.indexOf('/');
  return slash > 1 && /^\p{Lu}/u.test(text) && /^ ?\p{Lu}/u.test(text.slice(slash + 1));
}

function bracketAtEnd(line: string): CreditedCaption | undefined {
  const close = line.at(-1);
  if (close !== ')' && close !== ']') return undefined;
  const open = line.lastIndexOf(close === ')' ? '(' : '[');
  if (open < 0 || line.length - open > LONGEST_CREDIT) return undefined;
  const inside = line.slice(open + 1, -1).trim();
  if (inside === '' || !(CREDIT_WORDS.test(inside) || namesBothSides(inside))) return undefined;
  return { text: line.slice(0, open).trim(), credit: inside, creditStart: line.indexOf(inside, open) };
}
