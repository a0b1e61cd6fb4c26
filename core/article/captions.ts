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
const SLASH_CREDIT = /^[A-Z][\w .&'’-]{1,40}$/;

/** A credit at the end of a caption: "/CFP", "(Ann Lee/Agency)", "[File: Agency]", "| Photo: Name". */
export function splitCredit(line: string): CreditedCaption | undefined {
  const bracketed = bracketAtEnd(line);
  if (bracketed) return bracketed;
  // A credit begins near the end: a paragraph need not be searched to its beginning.
  const tail = line.slice(-LONGEST_CREDIT);
  const before = line.length - tail.length;
  const slash = before + tail.lastIndexOf('/');
  if (slash >= before && slash > 0 && /[\s.!?"”)]/.test(line[slash - 1]!)) {
    const credit = line.slice(slash + 1).trim();
    if (SLASH_CREDIT.test(credit))
      return { text: line.slice(0, slash).trim(), credit, creditStart: line.indexOf(credit, slash) };
  }
  const bar = before + Math.max(tail.lastIndexOf('|'), tail.lastIndexOf('©'));
  if (bar >= before && bar > 0) {
    const credit = line.slice(bar + 1).trim();
    if (credit !== '' && (line[bar] === '©' || CREDIT_WORDS.test(credit))) {
      return { text: line.slice(0, bar).trim(), credit, creditStart: line.indexOf(credit, bar) };
    }
  }
  return undefined;
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
